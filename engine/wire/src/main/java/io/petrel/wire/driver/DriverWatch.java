package io.petrel.wire.driver;

import java.util.concurrent.locks.LockSupport;

/**
 * Looks now and then whether the driver that this process joined still runs, on a thread of its own: to look reads a
 * file and allocates, which the thread that takes the feed must not.
 */
final class DriverWatch implements AutoCloseable
{
    private static final String NOBODY = "";
    private static final long LOOK_NS = 250_000_000L;

    private final DriverFolder folder;
    private final Thread thread = new Thread(this::look, "petrel-driver-watch");

    private volatile String watched = NOBODY;
    private volatile String gone = NOBODY;
    private volatile RuntimeException failure;
    private volatile boolean isClosed;

    DriverWatch(final DriverFolder folder)
    {
        this.folder = folder;
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on this one; no driver has the name of another. */
    void watch(final String name)
    {
        watched = name;
    }

    /** This process runs it itself, or has none. */
    void watchNobody()
    {
        watched = NOBODY;
    }

    /** Whether the one that is watched runs no more. Allocates nothing. */
    boolean isGone()
    {
        if (null != failure)
        {
            throw failure;
        }
        final String name = watched;
        return !name.isEmpty() && name.equals(gone);
    }

    /** Ends the thread, and returns once it has: it reads what may be removed next. */
    @Override
    public void close()
    {
        isClosed = true;
        LockSupport.unpark(thread);
        boolean isInterrupted = false;
        while (thread.isAlive())
        {
            try
            {
                thread.join();
            }
            catch (final InterruptedException e)
            {
                isInterrupted = true;
            }
        }
        if (isInterrupted)
        {
            Thread.currentThread().interrupt();
        }
    }

    private void look()
    {
        try
        {
            while (!isClosed)
            {
                final String name = watched;
                if (!name.isEmpty() && !name.equals(folder.current()))
                {
                    gone = name;
                }
                LockSupport.parkNanos(LOOK_NS);
            }
        }
        catch (final RuntimeException e)
        {
            failure = e;
        }
    }
}
