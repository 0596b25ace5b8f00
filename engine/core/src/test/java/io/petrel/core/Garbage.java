package io.petrel.core;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;

/** Counts what a piece of work allocates on this thread. */
public final class Garbage
{
    private static final int ROUNDS = 5;

    private Garbage()
    {
    }

    /**
     * Least of several rounds: what the work allocates comes every time, what the JVM adds while compiling does not.
     */
    public static long bytesOf(final Runnable work)
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
