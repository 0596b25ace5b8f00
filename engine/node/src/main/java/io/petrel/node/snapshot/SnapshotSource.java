package io.petrel.node.snapshot;

import io.petrel.core.state.Stateful;

/**
 * A whole state with a journal beside it, of which snapshots are taken and into which they are restored. The thread
 * that owns the state; at start-up whoever makes it.
 */
public interface SnapshotSource extends Stateful
{
    /**
     * Hash of what a restored state must equal.
     *
     * @return the hash; allocates nothing.
     */
    long stateHash();

    /**
     * Time that the state has reached.
     *
     * @return ns since the epoch, the null sentinel before the first event.
     */
    long nowNs();

    /**
     * Hash of all classes that the state passes through: only the same may read it. Any thread; slow.
     *
     * @return the hash.
     */
    long buildHash();
}
