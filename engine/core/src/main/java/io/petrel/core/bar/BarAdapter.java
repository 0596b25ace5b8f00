package io.petrel.core.bar;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.unit.Units;

/**
 * Reads an imported bar. Bars of bid and ask become bars of the middle, price by price (half a tick to the bid's
 * side): the true high of the middle is not known from bid and ask bars, and this is what their publishers use too.
 * Pipeline thread only.
 */
public final class BarAdapter
{
    /**
     * Fills a bar; its series is TIME of the message's own span.
     *
     * @param message wrapped.
     * @param bar     to fill.
     * @return false when span, prices or their order (low, open and close, high) are impossible, or when a side of it
     *         has some of its prices only: refused data.
     */
    public boolean onBar(final BarDecoder message, final Bar bar)
    {
        bar.reset();
        bar.series(bar.seriesId(), BarKind.TIME, message.endTimeNs() - message.startTimeNs());
        bar.span(message.startTimeNs(), message.endTimeNs());
        bar.prices(
            mid(message.openTicks(), message.askOpenTicks()),
            mid(message.highTicks(), message.askHighTicks()),
            mid(message.lowTicks(), message.askLowTicks()),
            mid(message.closeTicks(), message.askCloseTicks()));
        bar.sums(message.volumeLots(), message.buyVolumeLots(), Units.NULL_E8, message.tradeCount());
        return isWhole(message) && isPossible(bar);
    }

    /** Four prices, alone or with all four asks: a side that is missing has no middle, and its null is a number. */
    private static boolean isWhole(final BarDecoder message)
    {
        final boolean hasAsks = message.askOpenTicks() > 0;
        return message.openTicks() > 0 && message.highTicks() > 0 &&
            message.lowTicks() > 0 && message.closeTicks() > 0 &&
            hasAsks == message.askHighTicks() > 0 &&
            hasAsks == message.askLowTicks() > 0 &&
            hasAsks == message.askCloseTicks() > 0;
    }

    private static long mid(final long bidTicks, final long askTicks)
    {
        return askTicks > 0 ? bidTicks + ((askTicks - bidTicks) >> 1) : bidTicks;
    }

    private static boolean isPossible(final Bar bar)
    {
        return bar.endTimeNs() > bar.startTimeNs() &&
            bar.lowTicks() <= Math.min(bar.openTicks(), bar.closeTicks()) &&
            bar.highTicks() >= Math.max(bar.openTicks(), bar.closeTicks());
    }
}
