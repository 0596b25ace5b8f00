package io.petrel.tools.cli;

import io.petrel.node.telemetry.NodeCounters;
import java.util.concurrent.locks.LockSupport;

/** Shows how a run goes while it goes, from the counters it publishes. A thread of its own; asks the engine nothing. */
final class RunWatch implements AutoCloseable
{
    private static final long INTERVAL_NS = 200_000_000L;

    private final Thread thread = new Thread(this::watch, "petrel-watch");
    private final Progress progress;
    private final NodeCounters counters;
    private final long totalEvents;

    private volatile boolean isClosed;

    RunWatch(final Progress progress, final NodeCounters counters, final long totalEvents)
    {
        this.progress = progress;
        this.counters = counters;
        this.totalEvents = totalEvents;
        thread.setDaemon(true);
    }

    void start()
    {
        thread.start();
    }

    @Override
    public void close()
    {
        isClosed = true;
        LockSupport.unpark(thread);
        join();
        progress.close();
    }

    /** The counters are unmapped next: nobody may still read them. */
    private void join()
    {
        boolean interrupted = false;
        while (thread.isAlive())
        {
            try
            {
                thread.join();
            }
            catch (final InterruptedException e)
            {
                interrupted = true;
            }
        }
        if (interrupted)
        {
            Thread.currentThread().interrupt();
        }
    }

    private void watch()
    {
        while (!isClosed)
        {
            progress.at(counters.feedEvents(), totalEvents, "feed events, " + counters.orders() + " orders, " +
                counters.fills() + " fills");
            LockSupport.parkNanos(INTERVAL_NS);
        }
    }
}
