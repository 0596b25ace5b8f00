package io.petrel.core.order;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** Counts disorders by kind and remembers the last of the event at hand. Pipeline thread only; allocates nothing. */
final class Disorders implements Stateful
{
    private static final int KINDS = Disorder.values().length;

    private final long[] counts = new long[KINDS];
    private Disorder last = Disorder.NONE;

    void count(final Disorder kind)
    {
        counts[kind.ordinal()]++;
        last = kind;
    }

    long of(final Disorder kind)
    {
        return counts[kind.ordinal()];
    }

    /** What happened since the last call; never outlives its event, so it is no state. */
    Disorder take()
    {
        final Disorder taken = last;
        last = Disorder.NONE;
        return taken;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.visit(counts, KINDS);
    }
}
