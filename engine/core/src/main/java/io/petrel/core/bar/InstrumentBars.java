package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.core.state.StateVisitor;

import java.util.List;

/** All series of one instrument on its one stream, each shown every event, in the order given. Pipeline thread only. */
public final class InstrumentBars implements BarBuilder
{
    private static final int SECTION = StateVisitor.tag("BARS");

    private final ContractMath contract;
    private final BarSink bars;
    private BarSpec[] specs;
    private BarBuilder[] series;

    /**
     * The series of an instrument.
     *
     * @param specs    one per series.
     * @param contract of the instrument.
     * @param bars     receives the closed bars of all.
     */
    public InstrumentBars(final List<BarSpec> specs, final ContractMath contract, final BarSink bars)
    {
        this.contract = contract;
        this.bars = bars;
        build(specs.toArray(new BarSpec[0]));
    }

    @Override
    public void onTrade(final long priceTicks, final long sizeLots, final AggressorSide side, final long eventTimeNs)
    {
        for (final BarBuilder builder : series)
        {
            builder.onTrade(priceTicks, sizeLots, side, eventTimeNs);
        }
    }

    @Override
    public void onQuote(final long bidTicks, final long askTicks, final long eventTimeNs)
    {
        for (final BarBuilder builder : series)
        {
            builder.onQuote(bidTicks, askTicks, eventTimeNs);
        }
    }

    @Override
    public void onImportedBar(final Bar bar)
    {
        for (final BarBuilder builder : series)
        {
            builder.onImportedBar(bar);
        }
    }

    @Override
    public void onTime(final long nowNs)
    {
        for (final BarBuilder builder : series)
        {
            builder.onTime(nowNs);
        }
    }

    @Override
    public long lateEvents()
    {
        long sum = 0;
        for (final BarBuilder builder : series)
        {
            sum += builder.lateEvents();
        }
        return sum;
    }

    @Override
    public long refusedEvents()
    {
        long sum = 0;
        for (final BarBuilder builder : series)
        {
            sum += builder.refusedEvents();
        }
        return sum;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        final int count = state.visit(series.length);
        if (state.isRestoring())
        {
            specs = new BarSpec[count];
        }
        for (int i = 0; i < count; i++)
        {
            specs[i] = BarSpec.visit(state, specs[i]);
        }
        if (state.isRestoring())
        {
            build(specs);
        }
        for (final BarBuilder builder : series)
        {
            builder.visitState(state);
        }
    }

    /** The series are as their parameters were when the instrument was defined, so a restored one brings its own. */
    private void build(final BarSpec[] newSpecs)
    {
        specs = newSpecs;
        series = new BarBuilder[newSpecs.length];
        for (int i = 0; i < series.length; i++)
        {
            series[i] = newSpecs[i].builder(contract, bars);
        }
    }
}
