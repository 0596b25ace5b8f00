package io.petrel.bench.wire;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each event was due, found by its time in the feed, which orders carry; and when the event behind each order was.
 * Written by one thread each, read by others; an order that a tick of the clock caused has no event.
 */
final class SentTimes
{
    static final long NONE = 0;

    private static final int ORDER_SLOTS = 1 << 16;

    private final long[] timeNs;
    private final AtomicLongArray dueNs;
    private final AtomicLongArray dueNsByOrder = new AtomicLongArray(ORDER_SLOTS);

    /** For events whose times rise, the last of several at one time counts. */
    SentTimes(final long[] timeNs)
    {
        this.timeNs = timeNs;
        dueNs = new AtomicLongArray(timeNs.length);
    }

    void onPublish(final int event, final long atNs)
    {
        dueNs.lazySet(event, atNs);
    }

    long ofEventAt(final long eventNs)
    {
        int index = Arrays.binarySearch(timeNs, eventNs);
        while (index >= 0 && index + 1 < timeNs.length && timeNs[index + 1] == eventNs)
        {
            index++;
        }
        return index < 0 ? NONE : dueNs.get(index);
    }

    void onOrder(final long clientOrderId, final long atNs)
    {
        dueNsByOrder.set(slot(clientOrderId), atNs);
    }

    /** Once for each order. */
    long takeOfOrder(final long clientOrderId)
    {
        return dueNsByOrder.getAndSet(slot(clientOrderId), NONE);
    }

    private static int slot(final long clientOrderId)
    {
        return (int)(clientOrderId >>> 6) & ORDER_SLOTS - 1;
    }
}
