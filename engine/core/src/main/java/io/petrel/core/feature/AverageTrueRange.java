package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Wilder's average true range over n bars. The first bar has no true range, since it has no previous close: ready with
 * bar n + 1. Pipeline thread only; allocates nothing.
 */
final class AverageTrueRange implements Stateful
{
    private final WilderMean mean;
    private boolean hasPrevious;
    private double previousClose;

    AverageTrueRange(final int period)
    {
        mean = new WilderMean(period);
    }

    void add(final double high, final double low, final double close)
    {
        if (hasPrevious)
        {
            mean.add(trueRange(high, low, previousClose));
        }
        hasPrevious = true;
        previousClose = close;
    }

    boolean isReady()
    {
        return mean.isReady();
    }

    double value()
    {
        return mean.value();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        mean.visitState(state);
        hasPrevious = state.visit(hasPrevious);
        previousClose = state.visit(previousClose);
    }

    static double trueRange(final double high, final double low, final double previousClose)
    {
        return Math.max(high, previousClose) - Math.min(low, previousClose);
    }
}
