package io.petrel.tools.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Turns SIGTERM and Ctrl-C into a wish to stop: the JVM's shutdown waits until the node has finished what is in its
 * ring and closed its journal. Asked by the feed thread, set by the JVM's shutdown thread.
 */
final class StopSignal implements BooleanSupplier, AutoCloseable
{
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "petrel-stop");

    private volatile boolean isAsked;

    StopSignal()
    {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public boolean getAsBoolean()
    {
        return isAsked;
    }

    boolean isAsked()
    {
        return isAsked;
    }

    /** The node is closed: shutdown may go on. */
    @Override
    public void close()
    {
        closed.countDown();
        try
        {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        catch (final IllegalStateException shutdownHasBegun)
        {
            // the hook runs already, or is about to, and finds the node closed
        }
    }

    private void onShutdown()
    {
        isAsked = true;
        try
        {
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
        }
    }
}
