package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.core.state.StateHash;

import java.util.List;

/** All series of one instrument on its one stream, each shown every event, in the order given. Pipeline thread only. */
public final class InstrumentBars implements BarBuilder
{
    private final BarBuilder[] series;

    /**
     * The series of an instrument.
     *
     * @param specs    one per series.
     * @param contract of the instrument.
     * @param bars     receives the closed bars of all.
     */
    public InstrumentBars(final List<BarSpec> specs, final ContractMath contract, final BarSink bars)
    {
        series = new BarBuilder[specs.size()];
        for (int i = 0; i < series.length; i++)
        {
            series[i] = specs.get(i).builder(contract, bars);
        }
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
    public void hashInto(final StateHash hash)
    {
        hash.add(series.length);
        for (final BarBuilder builder : series)
        {
            builder.hashInto(hash);
        }
    }
}
