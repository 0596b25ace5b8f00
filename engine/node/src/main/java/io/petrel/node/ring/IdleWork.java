package io.petrel.node.ring;

/** What the engine thread, and no other, may do while no event waits. */
@FunctionalInterface
public interface IdleWork
{
    /** Does a little of it: an event that comes meanwhile waits. */
    void onIdle();
}
