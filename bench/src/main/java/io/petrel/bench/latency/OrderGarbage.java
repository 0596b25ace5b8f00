package io.petrel.bench.latency;

import com.sun.management.ThreadMXBean;
import io.petrel.node.host.Engine;
import java.lang.management.ManagementFactory;

/**
 * What the engine's thread allocates from the first order that it sends to the last: by the first all is made that a
 * run makes once, its instruments and accounts. Called by that thread; read once it has ended.
 */
final class OrderGarbage
{
    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    private long firstBytes;
    private long firstEvents;
    private long lastBytes;
    private long lastEvents;

    /** An order was sent. */
    void onOrder(final Engine engine)
    {
        if (0 == firstEvents)
        {
            // the first question costs some kilobytes itself
            threads.getCurrentThreadAllocatedBytes();
            firstBytes = threads.getCurrentThreadAllocatedBytes();
            firstEvents = engine.counters().inboundEvents();
        }
        lastBytes = threads.getCurrentThreadAllocatedBytes();
        lastEvents = engine.counters().inboundEvents();
    }

    /** Bytes an event, NaN where fewer than two events sent an order. */
    double bytesPerEvent()
    {
        return lastEvents > firstEvents ? (double)(lastBytes - firstBytes) / (lastEvents - firstEvents) : Double.NaN;
    }
}
