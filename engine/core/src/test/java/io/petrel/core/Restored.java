package io.petrel.core;

import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

/** Takes a state through a snapshot. One thread. */
public final class Restored
{
    private static final SnapshotWriter WRITER = new SnapshotWriter();

    private Restored()
    {
    }

    /** A fresh one becomes what the original is. */
    public static <T extends Stateful> T from(final T original, final T fresh)
    {
        WRITER.reset();
        original.visitState(WRITER);
        new SnapshotReader().wrap(WRITER.buffer(), 0, WRITER.length()).restore(fresh);
        if (hash(original) != hash(fresh))
        {
            throw new AssertionError("restored to another hash: " + original.getClass().getSimpleName());
        }
        return fresh;
    }

    public static long hash(final Stateful state)
    {
        final StateHash hash = new StateHash();
        state.visitState(hash);
        return hash.value();
    }
}
