package io.petrel.bench.plain;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * What one pass over the events did and took.
 *
 * @param orders sent.
 * @param cpuNs  processor time of the thread in ns.
 */
public record Pass(long orders, long cpuNs)
{
    /**
     * Makes one, all of it timed.
     *
     * @param pass that counts its orders.
     * @return it.
     */
    public static Pass of(final LongSupplier pass)
    {
        final long startNs = threadNs();
        final long orders = pass.getAsLong();
        return new Pass(orders, threadNs() - startNs);
    }

    /** Processor time of the calling thread so far. */
    static long threadNs()
    {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
