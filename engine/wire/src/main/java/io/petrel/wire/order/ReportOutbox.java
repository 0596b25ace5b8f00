package io.petrel.wire.order;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableRingBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Reports that wait for a slow node, first in first out; grows to 64 MB. One thread. */
final class ReportOutbox
{
    /** Takes them when there is room. */
    @FunctionalInterface
    interface Sender
    {
        /** False when there is none: it comes first again. */
        boolean send(long timeNs, DirectBuffer buffer, int offset, int length);
    }

    private static final int BYTES = 1 << 16;
    private static final int BYTES_MAX = 1 << 26;
    private static final int TIME_BYTES = Long.BYTES;

    private final ExpandableRingBuffer letters = new ExpandableRingBuffer(BYTES, BYTES_MAX, false);
    private final ExpandableRingBuffer.MessageConsumer sending = this::send;
    private final ExpandableRingBuffer.MessageConsumer counting = this::count;
    private final UnsafeBuffer letter = new UnsafeBuffer(new byte[BYTES + TIME_BYTES]);
    private final Sender sender;

    private int counted;

    ReportOutbox(final Sender sender)
    {
        this.sender = sender;
    }

    boolean isEmpty()
    {
        return letters.isEmpty();
    }

    /** False when there is no room. */
    boolean post(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        letter.putLong(0, timeNs);
        letter.putBytes(TIME_BYTES, buffer, offset, length);
        return letters.append(letter, 0, TIME_BYTES + length);
    }

    /** Sends the first ones, as long as they are taken; says how much was done. */
    int drain(final int atMost)
    {
        return letters.isEmpty() ? 0 : letters.consume(sending, atMost);
    }

    /** Forgets all; says how many. */
    int clear()
    {
        counted = 0;
        letters.forEach(counting, Integer.MAX_VALUE);
        letters.reset(BYTES);
        return counted;
    }

    private boolean send(final MutableDirectBuffer buffer, final int offset, final int length, final int headOffset)
    {
        return sender.send(buffer.getLong(offset), buffer, offset + TIME_BYTES, length - TIME_BYTES);
    }

    private boolean count(final MutableDirectBuffer buffer, final int offset, final int length, final int headOffset)
    {
        counted++;
        return true;
    }
}
