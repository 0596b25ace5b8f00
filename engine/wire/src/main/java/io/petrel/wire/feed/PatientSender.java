package io.petrel.wire.feed;

import io.aeron.Publication;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.frame.FrameSender;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;

/**
 * Sends the messages of one process and waits for room, counted, for as long as each may wait. One thread; allocates
 * nothing.
 */
final class PatientSender
{
    private final WireCounters counters;
    private final IdleStrategy idle;
    private final NanoClock clock;
    private final long session;
    private final Runnable whileNobodyListens;

    private FrameSender sender;
    private BooleanSupplier stopping = () -> false;

    PatientSender(
        final WireCounters counters,
        final IdleStrategy idle,
        final NanoClock clock,
        final long session,
        final Runnable whileNobodyListens)
    {
        this.counters = counters;
        this.idle = idle;
        this.clock = clock;
        this.session = session;
        this.whileNobodyListens = whileNobodyListens;
    }

    /** From now on to this one, also what is waiting just now. */
    void to(final FrameSender newSender)
    {
        sender = newSender;
    }

    /** What ends every wait. */
    void stopsWhen(final BooleanSupplier stop)
    {
        stopping = stop;
    }

    boolean isStopping()
    {
        return stopping.getAsBoolean();
    }

    boolean isConnected()
    {
        return sender.isConnected();
    }

    /** Longest body that may be sent at all. */
    int bodyBytesMax()
    {
        return sender.bodyBytesMax();
    }

    /** Does not wait. */
    boolean offer(final int kind, final long number, final long atNs)
    {
        return sender.offer(kind, session, number, atNs, 0) > 0;
    }

    /** Waits for room so long at most; false when it was given up: dropped, or the process is to stop. */
    boolean send(
        final int kind,
        final long number,
        final long atNs,
        final long peer,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final long forNs)
    {
        long result = sender.offer(kind, session, number, atNs, peer, buffer, offset, length);
        if (result > 0)
        {
            return true;
        }
        final long startNs = clock.nanoTime();
        counters.count(WireCounter.FEED_BLOCKED);
        while (result < 0 && !isOver(startNs, forNs))
        {
            recover(result);
            idle.idle();
            result = sender.offer(kind, session, number, atNs, peer, buffer, offset, length);
        }
        idle.reset();
        counters.add(WireCounter.FEED_BLOCKED_NS, clock.nanoTime() - startNs);
        return result > 0;
    }

    /** Whether a wait that began then is to end. */
    boolean isOver(final long startNs, final long forNs)
    {
        return stopping.getAsBoolean() || clock.nanoTime() - startNs > forNs;
    }

    private void recover(final long result)
    {
        if (Publication.BACK_PRESSURED != result && Publication.ADMIN_ACTION != result)
        {
            whileNobodyListens.run();
        }
    }
}
