package io.petrel.sim;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;

/**
 * One imported bar as a buyer and a seller could have met it. A bar that carries asks is one of quotes: its own prices
 * are bids. A bar of trades gets the assumed half spread on both sides. Reused from bar to bar; carries no state across
 * events.
 */
final class MarketBar
{
    long startTimeNs;
    /** Lots that our fills may still take of this bar. */
    long leftLots;

    private boolean hasAsks;
    private long openTicks;
    private long highTicks;
    private long lowTicks;
    private long askOpenTicks;
    private long askHighTicks;
    private long askLowTicks;
    private long halfSpreadRateE8;

    /** Reads the bar; false when it lacks a price and nothing can be matched on it. */
    boolean set(final BarDecoder bar, final FeedSettings settings)
    {
        halfSpreadRateE8 = settings.halfSpreadRateE8();
        startTimeNs = bar.startTimeNs();
        openTicks = bar.openTicks();
        highTicks = bar.highTicks();
        lowTicks = bar.lowTicks();
        final long volumeLots = bar.volumeLots();
        askOpenTicks = bar.askOpenTicks();
        askHighTicks = bar.askHighTicks();
        askLowTicks = bar.askLowTicks();
        hasAsks = askOpenTicks > 0 && askHighTicks > 0 && askLowTicks > 0;
        leftLots = shareOf(volumeLots, settings.barVolumeShareE8());
        return openTicks > 0 && lowTicks > 0 && highTicks >= lowTicks;
    }

    /** What a taker of this side pays or gets at the open. */
    long openFor(final boolean isBuy)
    {
        return isBuy && hasAsks ? askOpenTicks : isBuy ? withSpread(true, openTicks) : bidOf(openTicks);
    }

    /** The price most in favour of an order of this side: the lowest ask, or the highest bid. */
    long bestFor(final boolean isBuy)
    {
        return isBuy && hasAsks ? askLowTicks : isBuy ? withSpread(true, lowTicks) : bidOf(highTicks);
    }

    /** The price a stop of this side watches, at its open. */
    long stopOpenFor(final boolean isBuy)
    {
        return isBuy && hasAsks ? askOpenTicks : openTicks;
    }

    /** The price a stop of this side watches, at its worst. */
    long stopWorstFor(final boolean isBuy)
    {
        return !isBuy ? lowTicks : hasAsks ? askHighTicks : highTicks;
    }

    /** What a stop that fires at its price inside the bar trades at: bars of trades add the half spread. */
    long atStop(final boolean isBuy, final long stopTicks)
    {
        return hasAsks ? stopTicks : withSpread(isBuy, stopTicks);
    }

    /** Of quotes the volume limits only where there is some; of trades it always does where it is known. */
    private long shareOf(final long volumeLots, final long shareE8)
    {
        final boolean isLimit = hasAsks ? volumeLots > 0 : Units.NULL_LOTS != volumeLots;
        return isLimit ? E8.mulDiv(Math.max(0, volumeLots), shareE8, Units.ONE_E8) : Long.MAX_VALUE;
    }

    private long bidOf(final long ticks)
    {
        return hasAsks ? ticks : withSpread(false, ticks);
    }

    private long withSpread(final boolean isBuy, final long ticks)
    {
        final long halfTicks = SyntheticMarket.halfSpreadTicks(ticks, halfSpreadRateE8);
        return isBuy ? ticks + halfTicks : Math.max(1, ticks - halfTicks);
    }
}
