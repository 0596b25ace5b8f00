package io.petrel.node.ring;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread allocates from a moment on, as the JVM counts it. Made and asked by that thread. */
final class ThreadBytes
{
    private final ThreadMXBean threads;
    private final long from;

    private ThreadBytes(final ThreadMXBean threads)
    {
        this.threads = threads;
        // the first question costs some kilobytes itself
        threads.getCurrentThreadAllocatedBytes();
        from = threads.getCurrentThreadAllocatedBytes();
    }

    static ThreadBytes fromNow()
    {
        return new ThreadBytes((ThreadMXBean)ManagementFactory.getThreadMXBean());
    }

    long allocated()
    {
        return threads.getCurrentThreadAllocatedBytes() - from;
    }
}
