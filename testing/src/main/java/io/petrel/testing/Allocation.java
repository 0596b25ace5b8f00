package io.petrel.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** Counts what is allocated. */
public final class Allocation
{
    private static final ThreadMXBean THREADS = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;
    private static final long CLEARED_BYTES_MAX = 1_024;

    private Allocation()
    {
    }

    /**
     * What a piece of work allocates on this thread: the least of several rounds, up to the first without a byte, since
     * its own garbage comes every time and what the JVM adds while it compiles does not.
     *
     * @param work that can be done again.
     * @return bytes.
     */
    public static long ofRepeated(final Runnable work)
    {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++)
        {
            final long before = bytes();
            work.run();
            least = Math.min(least, bytes() - before);
        }
        return least;
    }

    /**
     * What this thread has allocated since it began; to be asked before and after. The first call allocates itself.
     *
     * @return bytes.
     */
    public static long bytes()
    {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /**
     * What another thread has allocated since it began.
     *
     * @param threadId of a thread that lives.
     * @return bytes.
     */
    public static long bytes(final long threadId)
    {
        return THREADS.getThreadAllocatedBytes(threadId);
    }

    /**
     * Collections of this JVM so far.
     *
     * @return their count.
     */
    public static long collections()
    {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }

    /**
     * What collections may be the cause of: each clears the weak references by which Chronicle holds its index arrays
     * ({@code SCQIndexing}), and the next records that it indexes make them anew, some 240 bytes each.
     *
     * @param collections that fell into what was measured.
     * @return most bytes, 0 of none.
     */
    public static long clearedBy(final long collections)
    {
        return collections * CLEARED_BYTES_MAX;
    }
}
