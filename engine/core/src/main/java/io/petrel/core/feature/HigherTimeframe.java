package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Joins n closed bars into one bar of the next higher time frame and follows its trend. Made from the series itself, so
 * it works for every kind of bar; it changes only when a joined bar is complete, so it never knows more than the
 * series. Pipeline thread only; allocates nothing.
 */
final class HigherTimeframe implements Stateful
{
    private final int ratio;
    private final TrendLine trend;
    private int joined;
    private double high;
    private double low;

    HigherTimeframe(final FeatureParams params)
    {
        ratio = params.htfRatio();
        trend = new TrendLine(params);
    }

    void add(final double barHigh, final double barLow, final double barClose)
    {
        high = 0 == joined ? barHigh : Math.max(high, barHigh);
        low = 0 == joined ? barLow : Math.min(low, barLow);
        joined++;
        if (ratio == joined)
        {
            trend.add(high, low, barClose);
            joined = 0;
        }
    }

    boolean isReady()
    {
        return trend.isReady();
    }

    double bias()
    {
        return trend.strength();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        trend.visitState(state);
        joined = state.visit(joined);
        high = state.visit(high);
        low = state.visit(low);
    }
}
