package io.petrel.core.feature;

import io.petrel.core.math.RollingCounts;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** Mean of the last n whole numbers; the sum is exact. Pipeline thread only; allocates nothing. */
final class SimpleMean implements Stateful
{
    private final int period;
    private final RollingCounts window;

    SimpleMean(final int period)
    {
        this.period = period;
        window = new RollingCounts(period);
    }

    void add(final long newest)
    {
        window.add(newest);
    }

    boolean isReady()
    {
        return window.isFull();
    }

    double value()
    {
        return (double)window.sum() / period;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        window.visitState(state);
    }
}
