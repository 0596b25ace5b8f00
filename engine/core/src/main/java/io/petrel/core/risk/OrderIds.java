package io.petrel.core.risk;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Client order ids: inbound sequence times {@link #PER_EVENT} plus an index that counts over all accounts of the event,
 * so that no two orders share one for life. Pipeline thread only; allocates nothing.
 */
public final class OrderIds implements Stateful
{
    /** Most orders that one event may cause, of all accounts together. */
    public static final int PER_EVENT = 64;

    private long sequence;
    private int nextIndex;

    /**
     * Begins an inbound event. Call before any gate sees it.
     *
     * @param inboundSequence of the event; rises.
     */
    public void beginEvent(final long inboundSequence)
    {
        sequence = inboundSequence;
        nextIndex = 0;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        sequence = state.visit(sequence);
        nextIndex = state.visit(nextIndex);
    }

    /** The next id, or {@link Units#NULL_ID} when the event has had all of its. */
    long next()
    {
        return nextIndex < PER_EVENT ?
            Math.addExact(Math.multiplyExact(sequence, PER_EVENT), nextIndex++) : Units.NULL_ID;
    }
}
