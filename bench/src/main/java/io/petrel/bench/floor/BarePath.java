package io.petrel.bench.floor;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.feed.TapeFeed;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The floor of ring to order, on the same tape at the same pace: one Disruptor hop, the event decoded and appended to a
 * bare Chronicle queue, an order encoded and appended to another. Nothing is decided.
 *
 * <pre>
 *   feed thread ──> ring ──> append event, decode it, encode an order, append it
 * </pre>
 */
public final class BarePath implements AutoCloseable
{
    private static final int SLOT_BYTES = 1024;

    private final BareSteps steps;
    private final Histogram doneNs = new Histogram(1, TimeUnit.MINUTES.toNanos(1), 3);

    /**
     * Two fresh queues.
     *
     * @param folder for them.
     */
    public BarePath(final Path folder)
    {
        steps = new BareSteps(folder);
    }

    /**
     * Runs a tape.
     *
     * @param tape    to run.
     * @param pace    of the feed.
     * @param wait    of the consumer.
     * @param slots   of the ring.
     * @param longest that it may run, ns.
     * @return ns from the moment each event was due.
     */
    public Histogram run(
        final Path tape, final Pace pace, final WaitStrategy wait, final int slots, final long longest)
    {
        final RingBuffer<Slot> ring = RingBuffer.createSingleProducer(Slot::new, slots, wait);
        final BatchEventProcessor<Slot> consumer = new BatchEventProcessorBuilder().build(ring, ring.newBarrier(),
            (slot, sequence, endOfBatch) -> onEvent(slot, sequence));
        ring.addGatingSequences(consumer.getSequence());
        final Thread thread = new Thread(consumer, "bench-bare");
        thread.start();
        final long startNs = System.nanoTime();
        final BooleanSupplier stopping = () -> System.nanoTime() - startNs > longest;
        try (Feed feed = new TapeFeed(tape))
        {
            while (feed.next() && !stopping.getAsBoolean())
            {
                publish(ring, feed, pace.await(feed.ingestTimeNs(), stopping));
            }
        }
        while (consumer.getSequence().get() < ring.getCursor())
        {
            Thread.onSpinWait();
        }
        consumer.halt();
        HopFloor.join(thread);
        steps.check(doneNs.getTotalCount());
        return doneNs;
    }

    @Override
    public void close()
    {
        steps.close();
    }

    private static void publish(final RingBuffer<Slot> ring, final Feed feed, final long dueNs)
    {
        final long sequence = ring.next();
        final Slot slot = ring.get(sequence);
        slot.dueNs = dueNs;
        slot.length = feed.length();
        if (slot.length > slot.bytes.capacity())
        {
            slot.bytes.wrap(new byte[Math.max(slot.length, 2 * slot.bytes.capacity())]);
        }
        slot.bytes.putBytes(0, feed.buffer(), feed.offset(), slot.length);
        ring.publish(sequence);
    }

    private void onEvent(final Slot slot, final long sequence)
    {
        steps.take(slot.bytes, 0, slot.length, sequence);
        doneNs.recordValue(Math.max(1, System.nanoTime() - slot.dueNs));
    }

    /** One event on the ring. */
    private static final class Slot
    {
        private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[SLOT_BYTES]);
        private long dueNs;
        private int length;
    }
}
