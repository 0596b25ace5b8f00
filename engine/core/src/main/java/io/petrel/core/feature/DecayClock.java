package io.petrel.core.feature;

import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * How much of the past an exponential decay keeps from one event to the next, computed once for all that share the
 * rate. Venues stamp to the millisecond, so most events share their time with the one before and cost no exp. Time
 * that goes backwards stands still. The steps between times that are whole milliseconds are few and come again and
 * again, so what each of the last ones keeps is remembered. Pipeline thread only; allocates nothing after construction.
 */
final class DecayClock implements Stateful
{
    private static final double LN2 = 0x1.62e42fefa39efp-1;

    /** Steps remembered: twice as many as are common on a busy market, so that few share a place. */
    private static final int PLACES = 64;
    private static final int PLACE_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(PLACES);
    /** 2^64 over the golden ratio, odd: spreads multiples of any step over the places (Knuth, volume 3, 6.4). */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final double ratePerNs;
    /** Not state: the same step always gives the same numbers. No step is 0. */
    private final long[] stepsNs = new long[PLACES];
    private final double[] goneAfter = new double[PLACES];
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
            gone = goneAfter(eventTimeNs - newestNs);
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

    private double goneAfter(final long stepNs)
    {
        final int place = (int)(stepNs * SPREAD >>> PLACE_SHIFT);
        if (stepsNs[place] != stepNs)
        {
            stepsNs[place] = stepNs;
            goneAfter[place] = -Transcendental.expm1(-ratePerNs * stepNs);
        }
        return goneAfter[place];
    }
}
