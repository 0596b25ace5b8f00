package io.petrel.core.feature;

import io.petrel.core.math.RollingMoments;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Slow stochastic oscillator of George Lane: place of the close in the range of the last n bars, in percent, smoothed
 * to %K and again to %D by simple means. A stretch without a range has its close in the middle. Pipeline thread only;
 * allocates nothing.
 */
final class Stochastic implements Stateful
{
    private static final double PERCENT = 100.0;
    private static final double MIDDLE = 50.0;

    private final PriceRange range;
    private final RollingMoments fast;
    private final RollingMoments slow;

    Stochastic(final int period, final int smoothPeriod, final int signalPeriod)
    {
        range = new PriceRange(period);
        fast = new RollingMoments(smoothPeriod);
        slow = new RollingMoments(signalPeriod);
    }

    void add(final double high, final double low, final double close)
    {
        range.add(high, low);
        if (range.isReady())
        {
            fast.add(range.hasWidth() ? PERCENT * range.position(close) : MIDDLE);
        }
        if (isReady())
        {
            slow.add(k());
        }
    }

    boolean isReady()
    {
        return fast.isFull();
    }

    double k()
    {
        return bounded(fast.mean());
    }

    boolean isSignalReady()
    {
        return slow.isFull();
    }

    double d()
    {
        return bounded(slow.mean());
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        range.visitState(state);
        fast.visitState(state);
        slow.visitState(state);
    }

    /** A mean of percentages may leave [0, 100] by its rounding. */
    private static double bounded(final double percent)
    {
        return Math.max(0.0, Math.min(PERCENT, percent));
    }
}
