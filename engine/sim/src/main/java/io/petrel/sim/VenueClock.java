package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** How far a venue has come in virtual time, which never falls. */
final class VenueClock implements Stateful
{
    private long reachedNs = Long.MIN_VALUE;

    long reachedNs()
    {
        return reachedNs;
    }

    /** Goes on to a moment, or stays; returns where it stands. */
    long reach(final long timeNs)
    {
        reachedNs = Math.max(reachedNs, timeNs);
        return reachedNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        reachedNs = state.visit(reachedNs);
    }
}
