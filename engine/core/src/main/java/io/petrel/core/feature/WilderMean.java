package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Wilder's smoothing: the mean of the first n values, then (previous x (n - 1) + newest) / n. J. Welles Wilder, "New
 * Concepts in Technical Trading Systems", 1978. Pipeline thread only; allocates nothing.
 */
final class WilderMean implements Stateful
{
    private final int period;
    private int count;
    private double value;

    WilderMean(final int period)
    {
        this.period = period;
    }

    void add(final double newest)
    {
        if (count < period)
        {
            seed(newest);
        }
        else
        {
            value = (value * (period - 1) + newest) / period;
        }
    }

    boolean isReady()
    {
        return count == period;
    }

    double value()
    {
        return value;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        count = state.visit(count);
        value = state.visit(value);
    }

    /** While warming up, the value is the sum so far; with the last seed value it becomes their mean. */
    private void seed(final double newest)
    {
        value += newest;
        count++;
        if (count == period)
        {
            value /= period;
        }
    }
}
