package io.petrel.wire.order;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Requests that wait for room, first in first out, in a fixed room. Emptied before it is filled from its start again:
 * what fills it is a venue that takes nothing, for which the session ends anyway. One thread; allocates nothing.
 */
final class DeferredRequests
{
    private static final int LENGTH_BYTES = Integer.BYTES;
    private static final int HEADER_BYTES = LENGTH_BYTES + Long.BYTES;

    private final UnsafeBuffer room;

    private int head;
    private int tail;
    private int count;

    DeferredRequests(final int bytes)
    {
        room = new UnsafeBuffer(new byte[bytes]);
    }

    boolean isEmpty()
    {
        return 0 == count;
    }

    /** False when there is no room. */
    boolean add(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        if (tail + HEADER_BYTES + length > room.capacity())
        {
            return false;
        }
        room.putInt(tail, length);
        room.putLong(tail + LENGTH_BYTES, timeNs);
        room.putBytes(tail + HEADER_BYTES, buffer, offset, length);
        tail += HEADER_BYTES + length;
        count++;
        return true;
    }

    long timeNs()
    {
        return room.getLong(head + LENGTH_BYTES);
    }

    DirectBuffer buffer()
    {
        return room;
    }

    int offset()
    {
        return head + HEADER_BYTES;
    }

    int length()
    {
        return room.getInt(head);
    }

    void removeFirst()
    {
        head += HEADER_BYTES + length();
        count--;
        if (0 == count)
        {
            head = 0;
            tail = 0;
        }
    }

    /** Forgets all; says how many. */
    int clear()
    {
        final int forgotten = count;
        head = 0;
        tail = 0;
        count = 0;
        return forgotten;
    }
}
