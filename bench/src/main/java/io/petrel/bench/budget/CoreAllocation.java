package io.petrel.bench.budget;

import com.sun.management.ThreadMXBean;
import io.petrel.bench.path.RecordedEvents;
import io.petrel.core.pipeline.Pipeline;
import java.lang.management.ManagementFactory;

/** Bytes that the core allocates for the events of a recorded run after its first ones. */
public final class CoreAllocation
{
    private static final int PASSES = 5;

    private CoreAllocation()
    {
    }

    /**
     * Counts, pass after pass: what an event allocates comes in each, what the compiler adds does not.
     *
     * @param events       to run.
     * @param warmUpEvents before counting begins.
     * @return least of the passes.
     */
    public static long bytes(final RecordedEvents events, final int warmUpEvents)
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        final int from = Math.min(warmUpEvents, events.count() / 2);
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++)
        {
            final Pipeline pipeline = new Pipeline((templateId, eventTimeNs, buffer, offset, length) ->
            {
            });
            run(pipeline, events, 0, from);
            final long before = threads.getCurrentThreadAllocatedBytes();
            run(pipeline, events, from, events.count());
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void run(final Pipeline pipeline, final RecordedEvents events, final int from, final int to)
    {
        for (int i = from; i < to; i++)
        {
            pipeline.onEvent(i + 1, events.ingestTimeNs(i), events.bytes(), events.offset(i), events.length(i));
        }
    }
}
