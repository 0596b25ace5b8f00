package io.petrel.node.ring;

import static io.petrel.codecs.unit.Units.NULL_TIME_NS;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import io.petrel.journal.frame.Source;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.host.Engine;
import io.petrel.node.telemetry.Telemetry;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import net.openhft.affinity.Affinity;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The Disruptor host: the calling thread publishes a feed to a single-producer ring, and one consumer thread, pinned
 * when so configured, runs the {@link Engine}.
 *
 * <pre>
 *   feed thread ──> ring (single producer) ──> engine thread: journal, core, journal, venue
 * </pre>
 *
 * Back-pressure: when the ring is full the feed waits; nothing is dropped. A failure of the engine stops both threads
 * and is thrown to the caller of {@link #run}.
 */
public final class RingHost
{
    /** No pinning. */
    public static final int ANY_CORE = -1;

    private static final int SLOT_BYTES = 1024;
    private static final int FULL_PARK_NS = 20_000;
    private static final int FULL_SPINS = 200;

    private final RingBuffer<RingSlot> ring;
    private final BatchEventProcessor<RingSlot> consumer;
    private final EngineHandler handler;
    private final LiveSink live = new Entrance();
    private final UnsafeBuffer control = new UnsafeBuffer(new byte[SLOT_BYTES]);
    private final int core;

    private int feedCore = ANY_CORE;
    /** Written by the engine's thread at its end, read by the other once that has ended. */
    private long engineBytes;

    /**
     * Creates a host; nothing runs yet.
     *
     * @param engine       to run.
     * @param telemetry    that measures each event.
     * @param ringSlots    capacity, a power of two.
     * @param waitStrategy how the engine thread waits for events.
     * @param core         to pin the engine thread to, or {@link #ANY_CORE}.
     */
    public RingHost(
        final Engine engine,
        final Telemetry telemetry,
        final int ringSlots,
        final WaitStrategy waitStrategy,
        final int core)
    {
        this.core = core;
        handler = new EngineHandler(engine, telemetry);
        ring = RingBuffer.createSingleProducer(() -> new RingSlot(SLOT_BYTES), ringSlots, waitStrategy);
        consumer = new BatchEventProcessorBuilder().build(ring, ring.newBarrier(), handler);
        consumer.setExceptionHandler(handler);
        ring.addGatingSequences(consumer.getSequence());
    }

    /**
     * Publishes the feed from its current event on until it ends or a stop is asked for, then lets the engine finish
     * what is in the ring.
     *
     * @param feed     to publish, on its first event.
     * @param pace     how fast.
     * @param stopping asked before each event.
     * @throws RuntimeException that stopped the engine, if one did.
     */
    public void run(final Feed feed, final Pace pace, final BooleanSupplier stopping)
    {
        run(feed, pace, stopping, ControlInbox.EMPTY);
    }

    /**
     * As {@link #run(Feed, Pace, BooleanSupplier)}, taking events of people before each event of the feed and while
     * waiting for it.
     *
     * @param feed     to publish, on its first event.
     * @param pace     how fast.
     * @param stopping asked before each event.
     * @param inbox    of people.
     * @throws RuntimeException that stopped the engine, if one did.
     */
    public void run(final Feed feed, final Pace pace, final BooleanSupplier stopping, final ControlInbox inbox)
    {
        final BooleanSupplier attending = () ->
        {
            final long nowNs = Math.min(pace.nowNs(), feed.ingestTimeNs());
            attend(inbox, nowNs);
            pulse(nowNs);
            return stopping.getAsBoolean();
        };
        if (pace.isPaced())
        {
            handler.tellsNextDue();
        }
        carry(inbox, () ->
        {
            boolean hasEvent = true;
            while (hasEvent && !attending.getAsBoolean() && null == handler.failure())
            {
                final long dueNs = pace.await(feed.ingestTimeNs(), attending);
                if (!stopping.getAsBoolean())
                {
                    publish(feed.ingestTimeNs(), dueNs, feed.buffer(), feed.offset(), feed.length());
                    hasEvent = feed.next();
                }
            }
        });
    }

    /**
     * Takes what people left, at the time the engine stands at, for a feed that has no event left.
     *
     * @param inbox of people.
     * @throws RuntimeException that stopped the engine, if one did.
     */
    public void run(final ControlInbox inbox)
    {
        carry(inbox, () -> attend(inbox, NULL_TIME_NS));
    }

    /**
     * Publishes what other processes send, until they say that it is over or a stop is asked for, then lets the engine
     * finish what is in the ring. While the ring is full nothing more is taken from them.
     *
     * @param source   to ask, on the calling thread.
     * @param idle     how the calling thread waits for them.
     * @param stopping asked before each look.
     * @param inbox    of people.
     * @throws RuntimeException that stopped the engine, if one did.
     */
    public void run(
        final LiveSource source, final IdleStrategy idle, final BooleanSupplier stopping, final ControlInbox inbox)
    {
        carry(inbox, () ->
        {
            while (!source.hasEnded() && !stopping.getAsBoolean() && null == handler.failure())
            {
                attend(inbox, NULL_TIME_NS);
                idle.idle(source.poll(live));
            }
        });
    }

    /**
     * Pins the thread that publishes to the ring, the one that calls {@code run}.
     *
     * @param newFeedCore from then on, or {@link #ANY_CORE}.
     */
    public void feedCore(final int newFeedCore)
    {
        feedCore = newFeedCore;
    }

    /**
     * What the engine's thread allocated, once {@code run} is over: what is made at first use, and whatever else.
     *
     * @return bytes of all runs.
     */
    public long engineBytes()
    {
        return engineBytes;
    }

    private void carry(final ControlInbox inbox, final Runnable producer)
    {
        pin("feed", feedCore);
        final Thread engineThread = new Thread(this::consume, "petrel-engine");
        engineThread.start();
        try
        {
            producer.run();
            awaitDrained();
            tellCarried(inbox);
        }
        finally
        {
            consumer.halt();
            join(engineThread);
        }
        handler.throwIfFailed();
    }

    /** Whatever ends this thread must reach the feed thread, which would wait for ever for room in the ring. */
    private void consume()
    {
        try
        {
            pin("engine", core);
            final ThreadBytes bytes = ThreadBytes.fromNow();
            consumer.run();
            engineBytes += bytes.allocated();
        }
        catch (final RuntimeException | Error e)
        {
            handler.fail(e);
        }
    }

    private static void pin(final String thread, final int to)
    {
        if (ANY_CORE != to)
        {
            Affinity.setAffinity(to);
            if (!Affinity.getAffinity().get(to))
            {
                throw new IllegalArgumentException("the " + thread + " thread cannot be pinned to core " + to +
                    " (name one of this machine with node." + thread +
                    "_core, or any; './petrel doctor' tells which suit)");
            }
        }
    }

    private void attend(final ControlInbox inbox, final long nowNs)
    {
        tellCarried(inbox);
        for (int length = inbox.take(control); length > 0; length = inbox.take(control))
        {
            inbox.published(publishControl(nowNs, Source.OPERATOR, control, 0, length));
        }
    }

    /** While the feed is silent: the engine is woken for a deadline of its own, not only by the next event. */
    private void pulse(final long nowNs)
    {
        if (nowNs >= handler.lvNextDueNs() && consumer.getSequence().get() == ring.getCursor())
        {
            final long sequence = ring.next();
            ring.get(sequence).pulse(nowNs);
            ring.publish(sequence);
        }
    }

    /** After a failure the ring is emptied without a look at it: what was in it was neither journaled nor done. */
    private void tellCarried(final ControlInbox inbox)
    {
        final long doneSequence = consumer.getSequence().get();
        if (null == handler.failure())
        {
            inbox.carried(doneSequence);
        }
    }

    private void publish(
        final long timeNs, final long dueNs, final DirectBuffer buffer, final int offset, final int length)
    {
        awaitCapacity();
        final long sequence = ring.next();
        try
        {
            ring.get(sequence).set(timeNs, dueNs, buffer, offset, length);
        }
        finally
        {
            ring.publish(sequence);
        }
    }

    private long publishControl(
        final long timeNs, final int source, final DirectBuffer buffer, final int offset, final int length)
    {
        awaitCapacity();
        final long sequence = ring.next();
        ring.get(sequence).setControl(timeNs, source, buffer, offset, length);
        ring.publish(sequence);
        return sequence;
    }

    private void awaitCapacity()
    {
        for (int spins = 0; !ring.hasAvailableCapacity(1) && null == handler.failure(); spins++)
        {
            pause(spins);
        }
        handler.throwIfFailed();
    }

    private void awaitDrained()
    {
        for (int spins = 0; consumer.getSequence().get() < ring.getCursor() && null == handler.failure(); spins++)
        {
            pause(spins);
        }
    }

    private static void pause(final int spins)
    {
        if (spins < FULL_SPINS)
        {
            Thread.onSpinWait();
        }
        else
        {
            LockSupport.parkNanos(FULL_PARK_NS);
        }
    }

    private static void join(final Thread thread)
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

    /** Where events of other processes enter. */
    private final class Entrance implements LiveSink
    {
        @Override
        public void onFeed(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
        {
            publish(timeNs, System.nanoTime(), buffer, offset, length);
        }

        @Override
        public void onTime(final long timeNs)
        {
            awaitCapacity();
            final long sequence = ring.next();
            ring.get(sequence).pulse(timeNs);
            ring.publish(sequence);
        }

        @Override
        public void onVenue(final DirectBuffer buffer, final int offset, final int length)
        {
            publishControl(NULL_TIME_NS, Source.VENUE, buffer, offset, length);
        }

        @Override
        public void onStatus(final DirectBuffer buffer, final int offset, final int length)
        {
            publishControl(NULL_TIME_NS, Source.CONFIG, buffer, offset, length);
        }
    }
}
