package io.petrel.sim;

import io.petrel.codecs.unit.Units;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * How much and how wildly one instrument trades, measured on the tape: the volume of a window as an exponential sum
 * (half-life: the window; times ln 2 it is what a steady market trades in one window), and the exponential mean square
 * of returns from one price to the next.
 */
final class MarketActivity implements Stateful
{
    private static final double LN2 = Transcendental.log(2.0);

    private final double windowNs;
    private final double returnWeight;
    private double decayedLots;
    private long volumeTimeNs = Units.NULL_TIME_NS;
    private long lastTicks = Units.NULL_TICKS;
    private double meanSquare;

    MarketActivity(final long windowNs, final int returnShift)
    {
        this.windowNs = windowNs;
        returnWeight = 1.0 / (1L << returnShift);
    }

    void onVolume(final long lots, final long nowNs)
    {
        decayedLots = decayed(nowNs) + lots;
        volumeTimeNs = nowNs;
    }

    void onPrice(final long ticks)
    {
        if (lastTicks > 0 && ticks > 0)
        {
            final double move = (double)(ticks - lastTicks) / lastTicks;
            meanSquare += returnWeight * (move * move - meanSquare);
        }
        lastTicks = ticks > 0 ? ticks : lastTicks;
    }

    /** Lots the market trades in one window; 0 before the first trade. */
    double windowLots(final long nowNs)
    {
        return decayed(nowNs) * LN2;
    }

    /** Standard deviation of one return; 0 before the second price. */
    double volatility()
    {
        return Math.sqrt(meanSquare);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        decayedLots = state.visit(decayedLots);
        volumeTimeNs = state.visit(volumeTimeNs);
        lastTicks = state.visit(lastTicks);
        meanSquare = state.visit(meanSquare);
    }

    private double decayed(final long nowNs)
    {
        return Units.NULL_TIME_NS == volumeTimeNs ? 0.0 :
            decayedLots * Transcendental.exp(-LN2 * Math.max(0, nowNs - volumeTimeNs) / windowNs);
    }
}
