package io.petrel.bench.floor;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Bare Disruptor: one hop from the moment a message was due on one thread to its sight on another, one message every
 * few microseconds.
 */
public final class HopFloor
{
    private static final int SLOTS = 1 << 12;

    private HopFloor()
    {
    }

    /**
     * Sends messages and times each.
     *
     * @param wait       of the receiving thread.
     * @param messages   to send.
     * @param intervalNs between two.
     * @return ns of each hop.
     */
    public static Histogram run(final WaitStrategy wait, final int messages, final long intervalNs)
    {
        final Histogram hopNs = new Histogram(1, TimeUnit.MINUTES.toNanos(1), 3);
        final RingBuffer<long[]> ring = RingBuffer.createSingleProducer(() -> new long[1], SLOTS, wait);
        final BatchEventProcessor<long[]> consumer = new BatchEventProcessorBuilder().build(ring, ring.newBarrier(),
            (slot, sequence, endOfBatch) -> hopNs.recordValue(Math.max(1, System.nanoTime() - slot[0])));
        ring.addGatingSequences(consumer.getSequence());
        final Thread thread = new Thread(consumer, "bench-hop");
        thread.start();
        send(ring, messages, intervalNs);
        while (consumer.getSequence().get() < ring.getCursor())
        {
            Thread.onSpinWait();
        }
        consumer.halt();
        join(thread);
        if (hopNs.getTotalCount() != messages)
        {
            throw new IllegalStateException(hopNs.getTotalCount() + " of " + messages + " messages arrived");
        }
        return hopNs;
    }

    static void join(final Thread thread)
    {
        try
        {
            thread.join();
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + thread.getName() + " ended", e);
        }
    }

    private static void send(final RingBuffer<long[]> ring, final int messages, final long intervalNs)
    {
        final long startNs = System.nanoTime();
        for (int i = 0; i < messages; i++)
        {
            final long dueNs = startNs + i * intervalNs;
            while (System.nanoTime() < dueNs)
            {
                Thread.onSpinWait();
            }
            final long sequence = ring.next();
            ring.get(sequence)[0] = dueNs;
            ring.publish(sequence);
        }
    }
}
