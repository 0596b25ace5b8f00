package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * A moving average that starts as the simple mean of the first n values, is ready with the n-th, and from then on is
 * smoothed from value to value. Pipeline thread only; allocates nothing.
 */
abstract class SeededAverage implements Stateful
{
    private final int period;
    private int count;
    private double value;

    SeededAverage(final int period)
    {
        this.period = period;
    }

    final void add(final double newest)
    {
        if (count < period)
        {
            seed(newest);
        }
        else
        {
            value = smoothed(value, newest);
        }
    }

    final boolean isReady()
    {
        return count == period;
    }

    final double value()
    {
        return value;
    }

    @Override
    public final void visitState(final StateVisitor state)
    {
        count = state.visit(count);
        value = state.visit(value);
    }

    /** The average after one more value. */
    abstract double smoothed(double average, double newest);

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
