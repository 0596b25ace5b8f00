package io.petrel.bench.book;

import io.petrel.codecs.event.SequenceRule;
import io.petrel.core.market.L2Book;

/**
 * The core's own book, a ladder of slots. Bracketed as one endless delta of a venue without numbers.
 */
final class LadderBook implements CandidateBook
{
    private final L2Book book;

    LadderBook(final int windowTicks)
    {
        book = new L2Book(SequenceRule.NONE, windowTicks);
    }

    @Override
    public void clear()
    {
        book.beginSnapshot(0);
        book.endSnapshot();
        book.beginDelta(0, 0, 0);
    }

    @Override
    public void bid(final long priceTicks, final long sizeLots)
    {
        book.bid(priceTicks, sizeLots);
    }

    @Override
    public void ask(final long priceTicks, final long sizeLots)
    {
        book.ask(priceTicks, sizeLots);
    }

    @Override
    public long bestBidTicks()
    {
        return book.bestBidTicks();
    }

    @Override
    public long bestAskTicks()
    {
        return book.bestAskTicks();
    }

    @Override
    public long topLots(final int levels)
    {
        long sum = 0;
        final int bids = Math.min(levels, book.bidLevels());
        for (int i = 0; i < bids; i++)
        {
            sum += book.bidLotsAt(i);
        }
        final int asks = Math.min(levels, book.askLevels());
        for (int i = 0; i < asks; i++)
        {
            sum += book.askLotsAt(i);
        }
        return sum;
    }
}
