package io.petrel.core.feature;

import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * How much of the past an exponential decay keeps from one event to the next, computed once for all that share the
 * rate. Venues stamp to the millisecond, so most events share their time with the one before and cost no exp. Time
 * that goes backwards stands still. Pipeline thread only; allocates nothing.
 */
final class DecayClock implements Stateful
{
    private static final double LN2 = 0x1.62e42fefa39efp-1;

    private final double ratePerNs;
    private long newestNs;
    private boolean isRunning;
    private double kept = 1.0;
    private double gone;

    private DecayClock(final double ratePerNs)
    {
        this.ratePerNs = ratePerNs;
    }

    static DecayClock ofHalfLife(final long halfLifeNs)
    {
        return new DecayClock(LN2 / halfLifeNs);
    }

    static DecayClock ofRate(final double ratePerNs)
    {
        return new DecayClock(ratePerNs);
    }

    /** Moves to an event; false if no time has passed, and there is nothing to decay. */
    boolean advance(final long eventTimeNs)
    {
        final boolean isLater = isRunning && eventTimeNs > newestNs;
        if (isLater)
        {
            gone = -Transcendental.expm1(-ratePerNs * (eventTimeNs - newestNs));
            kept = 1.0 - gone;
        }
        if (isLater || !isRunning)
        {
            newestNs = eventTimeNs;
            isRunning = true;
        }
        return isLater;
    }

    /** Share of the past that is left after the last advance that returned true. */
    double kept()
    {
        return kept;
    }

    /** 1 - {@link #kept()}, exact also for the shortest time. */
    double gone()
    {
        return gone;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        newestNs = state.visit(newestNs);
        isRunning = state.visit(isRunning);
        kept = state.visit(kept);
        gone = state.visit(gone);
    }
}
