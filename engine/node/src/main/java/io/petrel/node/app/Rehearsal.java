package io.petrel.node.app;

import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.ring.IdleWork;

/**
 * What an engine thread does while it waits: now its understudy plays an event, which keeps the code near, and the core
 * looks at a part of its own state, which keeps the data near. Neither changes anything that the node could notice.
 */
public final class Rehearsal implements IdleWork
{
    private final Understudy understudy;
    private final Pipeline core;
    private int turn;

    /**
     * A rehearsal.
     *
     * @param understudy to play.
     * @param core       of the node itself.
     */
    public Rehearsal(final Understudy understudy, final Pipeline core)
    {
        this.understudy = understudy;
        this.core = core;
    }

    @Override
    public void onIdle()
    {
        understudy.step();
        core.touch(turn++);
    }
}
