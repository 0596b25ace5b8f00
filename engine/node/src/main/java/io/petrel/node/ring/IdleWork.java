package io.petrel.node.ring;

/** What the engine thread may do while no event waits. */
@FunctionalInterface
public interface IdleWork
{
    /** Does a little of it: an event that comes meanwhile waits. Engine thread. */
    void onIdle();
}
