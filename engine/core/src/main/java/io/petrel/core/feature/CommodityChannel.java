package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Commodity channel index of Donald Lambert, 1980: distance of the typical price from its mean in units of 0.015 mean
 * absolute deviations. The mean moves with every bar and with it each of the n deviations, so an update costs O(n). In
 * sums of three prices times n everything but the last division is exact for whole ticks, and a stretch without
 * movement is seen as such. Pipeline thread only; allocates nothing.
 */
final class CommodityChannel implements Stateful
{
    private static final double LAMBERT = 0.015;

    private final double[] window;
    private int next;
    private int count;
    private double newest;
    private double sum;
    private double deviations;

    CommodityChannel(final int period)
    {
        window = new double[period];
    }

    void add(final double high, final double low, final double close)
    {
        newest = high + low + close;
        window[next] = newest;
        next = next + 1 == window.length ? 0 : next + 1;
        count = Math.min(count + 1, window.length);
        if (window.length == count)
        {
            measure();
        }
    }

    /** Whether the window is full and its prices differ. */
    boolean isReady()
    {
        return deviations > 0.0;
    }

    double value()
    {
        final int n = window.length;
        return (n * newest - sum) / (LAMBERT * (deviations / n));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        next = state.visit(next);
        count = state.visit(count);
        newest = state.visit(newest);
        state.visit(window, window.length);
        if (state.isRestoring() && window.length == count)
        {
            measure();
        }
    }

    private void measure()
    {
        double newSum = 0.0;
        for (final double value : window)
        {
            newSum += value;
        }
        double newDeviations = 0.0;
        for (final double value : window)
        {
            newDeviations += Math.abs(window.length * value - newSum);
        }
        sum = newSum;
        deviations = newDeviations;
    }
}
