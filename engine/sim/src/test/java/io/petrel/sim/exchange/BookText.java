package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a book says, in the words of {@link PlainBook}. */
final class BookText implements BookListener
{
    private final List<String> said = new ArrayList<>();
    private MatchingBook book;

    BookText hears(final MatchingBook newBook)
    {
        book = newBook;
        return this;
    }

    List<String> said()
    {
        return said;
    }

    static String depth(final MatchingBook book, final boolean isBid)
    {
        final StringBuilder text = new StringBuilder();
        for (long ticks = book.bestTicks(isBid); Units.NULL_TICKS != ticks; ticks = book.ticksBehind(isBid, ticks))
        {
            text.append(ticks).append(':').append(book.displayedLots(isBid, ticks)).append(' ');
        }
        return text.toString();
    }

    @Override
    public void onAccepted(final int slot)
    {
        say("accepted", slot);
    }

    @Override
    public void onTrade(final int takerSlot, final int makerSlot, final long priceTicks, final long lots)
    {
        said.add("trade " + name(takerSlot) + " " + book.orders().remainingLots(takerSlot) + " with " +
            name(makerSlot) + " " + book.orders().remainingLots(makerSlot) + " " + lots + "@" + priceTicks);
    }

    @Override
    public void onEnded(final int slot, final EndReason reason)
    {
        say(reason.name(), slot);
    }

    @Override
    public void onTriggered(final int slot)
    {
        say("triggered", slot);
    }

    @Override
    public void onReplaced(final int slot)
    {
        say("replaced", slot);
    }

    @Override
    public void onDecremented(final int slot)
    {
        say("decremented", slot);
    }

    @Override
    public void onLevel(final boolean isBid, final long priceTicks)
    {
        // Depth is compared as a whole.
    }

    private void say(final String what, final int slot)
    {
        said.add(what + " " + name(slot) + " " + book.orders().filledLots(slot) + "/" + book.orders().sizeLots(slot));
    }

    private String name(final int slot)
    {
        return book.orders().owner(slot) + "/" + book.orders().tag(slot);
    }
}
