package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * One bar, mutable while it is built and reused after it was emitted. Covers event times from start, inclusive, to end,
 * exclusive for TIME bars; for the other kinds the end is the time of the newest event in it. Pipeline thread only.
 * <p>
 * Open is the price of the earliest event by exchange time, the first received among equals; close that of the
 * latest, the last received among equals. So a bar does not depend on the order in which its events arrived, ties
 * aside.
 */
public final class Bar implements Stateful
{
    /** Trade count of imported bars that do not state one. */
    public static final int NULL_COUNT = Integer.MIN_VALUE;

    private BarKind kind = BarKind.NULL_VAL;
    private int seriesId;
    private long threshold;
    private long startTimeNs;
    private long endTimeNs;
    private long firstTimeNs;
    private long lastTimeNs;
    private long openTicks;
    private long highTicks;
    private long lowTicks;
    private long closeTicks;
    private long volumeLots;
    private long buyVolumeLots;
    private long notionalE8;
    private int tradeCount;

    /** An empty bar of no series. */
    public Bar()
    {
        reset();
    }

    /** Forgets prices, volumes and times; keeps the series. */
    public void reset()
    {
        startTimeNs = Units.NULL_TIME_NS;
        endTimeNs = Units.NULL_TIME_NS;
        firstTimeNs = Units.NULL_TIME_NS;
        lastTimeNs = Units.NULL_TIME_NS;
        openTicks = Units.NULL_TICKS;
        highTicks = Units.NULL_TICKS;
        lowTicks = Units.NULL_TICKS;
        closeTicks = Units.NULL_TICKS;
        volumeLots = 0;
        buyVolumeLots = 0;
        notionalE8 = 0;
        tradeCount = 0;
    }

    /**
     * Becomes a copy.
     *
     * @param other to copy from.
     */
    public void copyFrom(final Bar other)
    {
        kind = other.kind;
        seriesId = other.seriesId;
        threshold = other.threshold;
        startTimeNs = other.startTimeNs;
        endTimeNs = other.endTimeNs;
        firstTimeNs = other.firstTimeNs;
        lastTimeNs = other.lastTimeNs;
        openTicks = other.openTicks;
        highTicks = other.highTicks;
        lowTicks = other.lowTicks;
        closeTicks = other.closeTicks;
        volumeLots = other.volumeLots;
        buyVolumeLots = other.buyVolumeLots;
        notionalE8 = other.notionalE8;
        tradeCount = other.tradeCount;
    }

    /**
     * Names the series the bar belongs to.
     *
     * @param newSeriesId  number of the series within its instrument.
     * @param newKind      what closes a bar of it.
     * @param newThreshold period ns, trades, lots or notional E8, by kind.
     */
    public void series(final int newSeriesId, final BarKind newKind, final long newThreshold)
    {
        seriesId = newSeriesId;
        kind = newKind;
        threshold = newThreshold;
    }

    /**
     * Sets the span.
     *
     * @param newStartTimeNs inclusive.
     * @param newEndTimeNs   exclusive for TIME bars.
     */
    public void span(final long newStartTimeNs, final long newEndTimeNs)
    {
        startTimeNs = newStartTimeNs;
        endTimeNs = newEndTimeNs;
    }

    /**
     * Sets the four prices, as of the span.
     *
     * @param newOpenTicks  first price.
     * @param newHighTicks  highest price.
     * @param newLowTicks   lowest price.
     * @param newCloseTicks last price.
     */
    public void prices(
        final long newOpenTicks, final long newHighTicks, final long newLowTicks, final long newCloseTicks)
    {
        openTicks = newOpenTicks;
        highTicks = newHighTicks;
        lowTicks = newLowTicks;
        closeTicks = newCloseTicks;
        firstTimeNs = startTimeNs;
        lastTimeNs = endTimeNs;
    }

    /**
     * Sets the sums.
     *
     * @param newVolumeLots    all lots, null when unknown.
     * @param newBuyVolumeLots lots whose taker bought, null when unknown.
     * @param newNotionalE8    money, null when unknown.
     * @param newTradeCount    events, {@link #NULL_COUNT} when unknown.
     */
    public void sums(
        final long newVolumeLots, final long newBuyVolumeLots, final long newNotionalE8, final int newTradeCount)
    {
        volumeLots = newVolumeLots;
        buyVolumeLots = newBuyVolumeLots;
        notionalE8 = newNotionalE8;
        tradeCount = newTradeCount;
    }

    /**
     * Adds a trade.
     *
     * @param priceTicks      of the trade.
     * @param sizeLots        of the trade.
     * @param tradeNotionalE8 its money, null when that does not fit.
     * @param side            of its taker; where it is open, so is from then on what takers bought in this bar.
     * @param eventTimeNs     exchange time.
     */
    void add(
        final long priceTicks,
        final long sizeLots,
        final long tradeNotionalE8,
        final AggressorSide side,
        final long eventTimeNs)
    {
        addPrice(priceTicks, eventTimeNs);
        volumeLots = Math.addExact(volumeLots, sizeLots);
        notionalE8 = addMoney(notionalE8, tradeNotionalE8);
        buyVolumeLots = addKnown(buyVolumeLots, boughtLots(side, sizeLots));
    }

    /** Adds a price without volume, as of a quote. */
    void addPrice(final long priceTicks, final long eventTimeNs)
    {
        if (0 == tradeCount || eventTimeNs < firstTimeNs)
        {
            openTicks = priceTicks;
            firstTimeNs = eventTimeNs;
        }
        if (0 == tradeCount || eventTimeNs >= lastTimeNs)
        {
            closeTicks = priceTicks;
            lastTimeNs = eventTimeNs;
        }
        highTicks = Math.max(highTicks, priceTicks);
        lowTicks = 0 == tradeCount ? priceTicks : Math.min(lowTicks, priceTicks);
        tradeCount = Math.addExact(tradeCount, 1);
    }

    /** Adds a shorter closed bar. Whatever one of the parts does not know, the sum does not know either. */
    void merge(final Bar part)
    {
        final boolean isFirst = Units.NULL_TICKS == openTicks;
        if (isFirst || part.startTimeNs < firstTimeNs)
        {
            openTicks = part.openTicks;
            firstTimeNs = part.startTimeNs;
        }
        if (isFirst || part.endTimeNs >= lastTimeNs)
        {
            closeTicks = part.closeTicks;
            lastTimeNs = part.endTimeNs;
        }
        highTicks = Math.max(highTicks, part.highTicks);
        lowTicks = isFirst ? part.lowTicks : Math.min(lowTicks, part.lowTicks);
        volumeLots = addKnown(volumeLots, part.volumeLots);
        buyVolumeLots = addKnown(buyVolumeLots, part.buyVolumeLots);
        notionalE8 = addMoney(notionalE8, part.notionalE8);
        tradeCount = NULL_COUNT == tradeCount || NULL_COUNT == part.tradeCount ?
            NULL_COUNT : Math.addExact(tradeCount, part.tradeCount);
    }

    /** Exchange time of the earliest event. */
    long firstTimeNs()
    {
        return firstTimeNs;
    }

    /** Exchange time of the latest event. */
    long lastTimeNs()
    {
        return lastTimeNs;
    }

    /**
     * What closes bars of this series.
     *
     * @return the kind.
     */
    public BarKind kind()
    {
        return kind;
    }

    /**
     * Number of the series within its instrument.
     *
     * @return the id.
     */
    public int seriesId()
    {
        return seriesId;
    }

    /**
     * Period ns, trades, lots or notional E8, by kind.
     *
     * @return the threshold.
     */
    public long threshold()
    {
        return threshold;
    }

    /**
     * Start, inclusive.
     *
     * @return ns since the epoch.
     */
    public long startTimeNs()
    {
        return startTimeNs;
    }

    /**
     * End: exclusive for TIME bars, else the time of the newest event.
     *
     * @return ns since the epoch.
     */
    public long endTimeNs()
    {
        return endTimeNs;
    }

    /**
     * Earliest price.
     *
     * @return ticks.
     */
    public long openTicks()
    {
        return openTicks;
    }

    /**
     * Highest price.
     *
     * @return ticks.
     */
    public long highTicks()
    {
        return highTicks;
    }

    /**
     * Lowest price.
     *
     * @return ticks.
     */
    public long lowTicks()
    {
        return lowTicks;
    }

    /**
     * Latest price.
     *
     * @return ticks.
     */
    public long closeTicks()
    {
        return closeTicks;
    }

    /**
     * Lots traded.
     *
     * @return lots; {@link Units#NULL_LOTS} when imported without.
     */
    public long volumeLots()
    {
        return volumeLots;
    }

    /**
     * Lots whose taker bought.
     *
     * @return lots; {@link Units#NULL_LOTS} when imported without, or when a trade of the bar left its taker open.
     */
    public long buyVolumeLots()
    {
        return buyVolumeLots;
    }

    /**
     * Sum of the trades' notionals, each as the contract rounds it; null when unknown or more than E8 money can hold.
     *
     * @return E8 of the settlement currency; {@link Units#NULL_E8} for imported bars.
     */
    public long notionalE8()
    {
        return notionalE8;
    }

    /**
     * Trades, or quotes for bars of mids.
     *
     * @return count; {@link #NULL_COUNT} when imported without.
     */
    public int tradeCount()
    {
        return tradeCount;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        kind = BarKind.get((short)state.visit(kind.value()));
        seriesId = state.visit(seriesId);
        threshold = state.visit(threshold);
        startTimeNs = state.visit(startTimeNs);
        endTimeNs = state.visit(endTimeNs);
        firstTimeNs = state.visit(firstTimeNs);
        lastTimeNs = state.visit(lastTimeNs);
        openTicks = state.visit(openTicks);
        highTicks = state.visit(highTicks);
        lowTicks = state.visit(lowTicks);
        closeTicks = state.visit(closeTicks);
        volumeLots = state.visit(volumeLots);
        buyVolumeLots = state.visit(buyVolumeLots);
        notionalE8 = state.visit(notionalE8);
        tradeCount = state.visit(tradeCount);
    }

    private static long boughtLots(final AggressorSide side, final long sizeLots)
    {
        return AggressorSide.BUYER == side ? sizeLots : AggressorSide.SELLER == side ? 0 : Units.NULL_LOTS;
    }

    private static long addKnown(final long a, final long b)
    {
        return Units.NULL_LOTS == a || Units.NULL_LOTS == b ? Units.NULL_LOTS : Math.addExact(a, b);
    }

    /** Money of a market may be more than E8 can hold (a busy minute in a small currency): then it is not known. */
    private static long addMoney(final long a, final long b)
    {
        final long sum = a + b;
        final boolean isKnown = Units.NULL_E8 != a && Units.NULL_E8 != b && sum >= 0;
        return isKnown ? sum : Units.NULL_E8;
    }
}
