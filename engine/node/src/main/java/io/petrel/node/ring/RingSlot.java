package io.petrel.node.ring;

import io.petrel.journal.frame.Source;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One slot of the ring: a copy of an inbound event. Grown by the producer when an event is larger than any it held. */
final class RingSlot
{
    private final UnsafeBuffer buffer;

    private long ingestTimeNs;
    private long dueNs;
    private int length;
    private int source;

    RingSlot(final int initialBytes)
    {
        buffer = new UnsafeBuffer(new byte[initialBytes]);
    }

    void set(final long ingestTimeNs, final long dueNs, final DirectBuffer message, final int offset, final int length)
    {
        source = Source.FEED;
        if (buffer.capacity() < length)
        {
            buffer.wrap(new byte[length + length / 2]);
        }
        buffer.putBytes(0, message, offset, length);
        this.ingestTimeNs = ingestTimeNs;
        this.dueNs = dueNs;
        this.length = length;
    }

    /** An event that is no market data: it enters at this time, or where the engine stands if that is later. */
    void setControl(
        final long newIngestTimeNs, final int newSource, final DirectBuffer message, final int offset, final int length)
    {
        set(newIngestTimeNs, System.nanoTime(), message, offset, length);
        source = newSource;
    }

    /** No event: it says what time it is. */
    void pulse(final long newIngestTimeNs)
    {
        set(newIngestTimeNs, System.nanoTime(), buffer, 0, 0);
    }

    boolean isControl()
    {
        return Source.FEED != source;
    }

    /** One of {@link Source}. */
    int source()
    {
        return source;
    }

    long ingestTimeNs()
    {
        return ingestTimeNs;
    }

    /** When the event should have been published, on the clock of {@link System#nanoTime}. */
    long dueNs()
    {
        return dueNs;
    }

    DirectBuffer buffer()
    {
        return buffer;
    }

    int length()
    {
        return length;
    }
}
