package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Exponential moving average with smoothing 2 / (n + 1). Starts as the simple mean of the first n values and is ready
 * with the n-th. Pipeline thread only; allocates nothing.
 */
final class Ema implements Stateful
{
    private final int period;
    private final double smoothing;
    private int count;
    private double value;

    Ema(final int period)
    {
        this.period = period;
        smoothing = 2.0 / (period + 1);
    }

    void add(final double newest)
    {
        if (count < period)
        {
            seed(newest);
        }
        else
        {
            value += smoothing * (newest - value);
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
