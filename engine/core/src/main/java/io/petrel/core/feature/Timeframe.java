package io.petrel.core.feature;

import io.petrel.core.bar.TimeGrid;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Trend of one time frame, made from the closes of shorter bars. A period of the frame is closed by the bar that ends
 * with it or by the first that ends after it, and only then is it known; it never opens again. A period in which no bar
 * ended is left out. Pipeline thread only; allocates nothing after construction.
 */
final class Timeframe implements Stateful
{
    private final TimeGrid grid;
    private final double scale;
    private final Ema fast;
    private final Ema slow;
    private final Ema usualChange;
    private long openPeriodNs;
    private boolean isOpen;
    private double openClose;
    private double lastClose;
    private boolean hasClose;

    Timeframe(final long periodNs, final FeatureParams params)
    {
        grid = new TimeGrid(periodNs);
        scale = params.real(TimeframeFeatures.SCALE);
        fast = new Ema(params.emaFastBars());
        slow = new Ema(params.emaSlowBars());
        usualChange = new Ema(params.emaSlowBars());
    }

    /**
     * A bar closed.
     *
     * @param close      of the bar.
     * @param newestNs   time of the newest event that may be in it; where time goes back, the open period goes on.
     * @param completeNs time up to which nothing more can come.
     */
    void onBar(final double close, final long newestNs, final long completeNs)
    {
        final long periodNs = grid.floor(newestNs);
        if (isOpen && periodNs > openPeriodNs)
        {
            closePeriod();
        }
        if (!isOpen && hasClose && periodNs <= openPeriodNs)
        {
            return;
        }
        openPeriodNs = isOpen ? openPeriodNs : periodNs;
        isOpen = true;
        openClose = close;
        if (completeNs >= openPeriodNs + grid.periodNs())
        {
            closePeriod();
        }
    }

    /** Whether there is a trend: warm, and prices have moved at all. */
    boolean isWarm()
    {
        return slow.isReady() && fast.isReady() && usualChange.isReady() && usualChange.value() > 0.0;
    }

    /** Strength and direction, in [-1, 1]. */
    double trend()
    {
        return Transcendental.tanh(scale * (fast.value() - slow.value()) / usualChange.value());
    }

    /** Direction: 1, -1 or 0. */
    double direction()
    {
        return Math.signum(fast.value() - slow.value());
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        fast.visitState(state);
        slow.visitState(state);
        usualChange.visitState(state);
        openPeriodNs = state.visit(openPeriodNs);
        isOpen = state.visit(isOpen);
        openClose = state.visit(openClose);
        lastClose = state.visit(lastClose);
        hasClose = state.visit(hasClose);
    }

    private void closePeriod()
    {
        fast.add(openClose);
        slow.add(openClose);
        if (hasClose)
        {
            usualChange.add(Math.abs(openClose - lastClose));
        }
        lastClose = openClose;
        hasClose = true;
        isOpen = false;
    }
}
