package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;

/**
 * Tick, volume and notional bars: a bar closes with the event that brings its count, lots or money to the threshold.
 * A trade is never split, so a bar may exceed its threshold. Pipeline thread only; allocates nothing.
 * <p>
 * The order of arrival is the clock of these series, so every trade counts, and sums over all bars are those of the
 * stream. A trade older than the end of the last closed bar is counted as late and goes into the open bar; bars never
 * overlap in time, for the span of the open one is cut at the end of the one before it.
 */
final class ThresholdBars implements BarBuilder
{
    private final BarKind kind;
    private final BarSource source;
    private final long threshold;
    private final ContractMath contract;
    private final BarSink bars;
    private final Bar bar = new Bar();
    private long lastEndTimeNs = Units.NULL_TIME_NS;
    private long lateEvents;
    private long refusedEvents;

    /** A series without a bar yet; {@code spec} is of kind TICK, VOLUME or NOTIONAL. */
    ThresholdBars(final BarSpec spec, final ContractMath contract, final BarSink bars)
    {
        if (BarKind.TIME == spec.kind())
        {
            throw new IllegalArgumentException("bar series " + spec.seriesId() + " is of kind TIME");
        }
        this.contract = contract;
        this.bars = bars;
        kind = spec.kind();
        source = spec.source();
        threshold = spec.threshold();
        bar.series(spec.seriesId(), kind, threshold);
    }

    @Override
    public void onTrade(final long priceTicks, final long sizeLots, final AggressorSide side, final long eventTimeNs)
    {
        if (BarSource.TRADES != source)
        {
            return;
        }
        if (priceTicks <= 0 || sizeLots <= 0)
        {
            refusedEvents++;
            return;
        }
        bar.add(priceTicks, sizeLots, contract.notionalE8OrNull(priceTicks, sizeLots), side, eventTimeNs);
        onAdded(eventTimeNs);
    }

    @Override
    public void onQuote(final long bidTicks, final long askTicks, final long eventTimeNs)
    {
        if (BarSource.MIDS == source && bidTicks > 0 && bidTicks <= askTicks)
        {
            bar.addPrice(bidTicks + ((askTicks - bidTicks) >> 1), eventTimeNs);
            onAdded(eventTimeNs);
        }
    }

    @Override
    public void onImportedBar(final Bar part)
    {
        // The order of events within an imported bar is unknown, so none of these kinds can be built from it.
    }

    @Override
    public void onTime(final long nowNs)
    {
        // Only events close these bars.
    }

    @Override
    public long lateEvents()
    {
        return lateEvents;
    }

    @Override
    public long refusedEvents()
    {
        return refusedEvents;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        bar.visitState(state);
        lastEndTimeNs = state.visit(lastEndTimeNs);
        lateEvents = state.visit(lateEvents);
        refusedEvents = state.visit(refusedEvents);
    }

    private void onAdded(final long eventTimeNs)
    {
        if (eventTimeNs < lastEndTimeNs)
        {
            lateEvents++;
        }
        if (measure() >= threshold)
        {
            final long startTimeNs = Math.max(lastEndTimeNs, bar.firstTimeNs());
            lastEndTimeNs = Math.max(lastEndTimeNs, bar.lastTimeNs());
            bar.span(startTimeNs, lastEndTimeNs);
            bars.onBar(bar);
            bar.reset();
        }
    }

    private long measure()
    {
        switch (kind)
        {
            case VOLUME:
                return bar.volumeLots();
            case NOTIONAL:
                return Units.NULL_E8 == bar.notionalE8() ? Long.MAX_VALUE : bar.notionalE8();
            default:
                return bar.tradeCount();
        }
    }
}
