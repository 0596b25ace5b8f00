package io.petrel.codecs;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;

/** Counts the garbage of a piece of work on this thread. */
public final class Allocation
{
    private static final int ROUNDS = 5;

    private Allocation()
    {
    }

    /** The least of several rounds: what the work allocates comes every time, what the JVM does beside it does not. */
    public static long bytes(final Runnable work)
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;

        for (int round = 0; round < ROUNDS; round++)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        return least;
    }
}
