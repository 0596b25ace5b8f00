package io.petrel.node.ring;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One slot of the ring: a copy of an inbound event. Grown by the producer when an event is larger than any it held. */
final class RingSlot
{
    private final UnsafeBuffer buffer;

    private long ingestTimeNs;
    private long dueNs;
    private int length;
    private boolean isControl;

    RingSlot(final int initialBytes)
    {
        buffer = new UnsafeBuffer(new byte[initialBytes]);
    }

    void set(final long ingestTimeNs, final long dueNs, final DirectBuffer source, final int offset, final int length)
    {
        isControl = false;
        if (buffer.capacity() < length)
        {
            buffer.wrap(new byte[length + length / 2]);
        }
        buffer.putBytes(0, source, offset, length);
        this.ingestTimeNs = ingestTimeNs;
        this.dueNs = dueNs;
        this.length = length;
    }

    /** An event of a person: it enters at this time, or where the engine stands if that is later. */
    void control(final long ingestTimeNs, final DirectBuffer source, final int length)
    {
        set(ingestTimeNs, System.nanoTime(), source, 0, length);
        isControl = true;
    }

    /** No event: it says what time it is. */
    void pulse(final long newIngestTimeNs)
    {
        set(newIngestTimeNs, System.nanoTime(), buffer, 0, 0);
    }

    boolean isControl()
    {
        return isControl;
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
