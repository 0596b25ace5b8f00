package io.petrel.core.regime;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** Mean that forgets: plain over its first values, then each new one counts one in so many. Allocates nothing. */
final class DecayedMean implements Stateful
{
    private double mean;
    private long count;

    /** Adds a value to a mean over about {@code length} of them. */
    void add(final double value, final long length)
    {
        count = Math.min(count + 1, length);
        mean += (value - mean) / count;
    }

    boolean isReady(final long length)
    {
        return count >= length;
    }

    double mean()
    {
        return mean;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        mean = state.visit(mean);
        count = state.visit(count);
    }
}
