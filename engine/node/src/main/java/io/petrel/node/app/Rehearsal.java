package io.petrel.node.app;

import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.ring.IdleWork;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What an engine thread does while it waits: its understudy plays an event, which keeps the code near, and now and then
 * the core looks at a part of its own state, which keeps the data near. Neither changes anything that the node could
 * notice.
 *
 * <pre>
 *   engine thread:    step ── step ── ... ── over ┐                ┌── step ── ...
 *   restart thread:                               └── restart ─────┘
 * </pre>
 *
 * Going back to the beginning takes longer than an event may wait, so a thread of its own does it and only one of the
 * two has the understudy at a time. An understudy that fails ends the rehearsal and not the node. {@link #onIdle} is
 * called by the engine thread, the rest by the thread that made it.
 */
public final class Rehearsal implements IdleWork, AutoCloseable
{
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    /** A look takes as long as several steps of the understudy. */
    private static final int TURNS_A_LOOK = 4;

    private final Understudy understudy;
    private final Pipeline core;
    private final long earlierSteps;
    private final Thread restarter = new Thread(this::restart, "petrel-rehearsal");

    private volatile boolean isPlaying = true;
    private volatile boolean isOver;
    private volatile RuntimeException failure;
    private volatile long restarts;
    private int turn;

    /**
     * A rehearsal, which begins at once.
     *
     * @param understudy to play; from here on nobody else may use it until the rehearsal is closed.
     * @param core       of the node itself.
     */
    public Rehearsal(final Understudy understudy, final Pipeline core)
    {
        this.understudy = understudy;
        this.core = core;
        earlierSteps = understudy.events();
        restarter.setDaemon(true);
        restarter.start();
    }

    @Override
    public void onIdle()
    {
        if (isPlaying && !isOver)
        {
            play();
        }
        turn++;
        if (0 == turn % TURNS_A_LOOK)
        {
            core.touch(turn / TURNS_A_LOOK);
        }
    }

    /** {@return events that the engine's thread had its understudy play; once that thread has ended} */
    public long steps()
    {
        return understudy.events() - earlierSteps;
    }

    /** {@return times that the understudy was sent back to the beginning} */
    public long restarts()
    {
        return restarts;
    }

    /**
     * Why the rehearsal ended before its time.
     *
     * @return empty if it did not.
     */
    public String problem()
    {
        return null == failure ? "" : "the rehearsal ended early, the node went on without: " + failure;
    }

    /** Ends it; the engine thread has stopped. The understudy is left as it stands. */
    @Override
    public void close()
    {
        isOver = true;
        LockSupport.unpark(restarter);
        boolean interrupted = false;
        while (restarter.isAlive())
        {
            try
            {
                restarter.join();
            }
            catch (final InterruptedException ex)
            {
                interrupted = true;
            }
        }
        if (interrupted)
        {
            Thread.currentThread().interrupt();
        }
    }

    private void play()
    {
        try
        {
            if (!understudy.step())
            {
                isPlaying = false;
            }
        }
        catch (final RuntimeException ex)
        {
            end(ex);
        }
    }

    private void restart()
    {
        while (!isOver)
        {
            if (isPlaying)
            {
                LockSupport.parkNanos(LOOK_NS);
            }
            else
            {
                restartOnce();
            }
        }
    }

    private void restartOnce()
    {
        try
        {
            understudy.restart();
            restarts++;
            isPlaying = true;
        }
        catch (final RuntimeException ex)
        {
            end(ex);
        }
    }

    private void end(final RuntimeException ex)
    {
        failure = ex;
        isOver = true;
    }
}
