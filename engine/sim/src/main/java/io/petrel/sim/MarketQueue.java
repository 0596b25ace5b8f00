package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encoded market data on their way to us, first in, first out. Grows to the most bytes in flight, never shrinks. */
final class MarketQueue implements Stateful
{
    /** No message is longer. */
    static final int MESSAGE_BYTES_MAX = 1 << 16;

    private static final int INITIAL_BYTES = 4 * MESSAGE_BYTES_MAX;
    private static final int INITIAL_MESSAGES = 1_024;

    private UnsafeBuffer bytes = new UnsafeBuffer(new byte[INITIAL_BYTES]);
    private long[] deliveryNs = new long[INITIAL_MESSAGES];
    private int[] lengths = new int[INITIAL_MESSAGES];
    private int first;
    private int last;
    private int readAt;
    private int writeAt;

    /** Where the next message is to be encoded, with room for the longest. */
    int claim()
    {
        if (writeAt + MESSAGE_BYTES_MAX > bytes.capacity() || last == lengths.length)
        {
            makeRoom();
        }
        return writeAt;
    }

    MutableDirectBuffer buffer()
    {
        return bytes;
    }

    /** The message encoded where {@link #claim} said is on its way. */
    void commit(final int length, final long newDeliveryNs)
    {
        deliveryNs[last] = newDeliveryNs;
        lengths[last++] = length;
        writeAt += length;
    }

    boolean isEmpty()
    {
        return first == last;
    }

    long firstDeliveryNs()
    {
        return deliveryNs[first];
    }

    /** Moves the first message into the buffer; returns its length. */
    int removeFirst(final MutableDirectBuffer buffer, final int offset)
    {
        final int length = lengths[first++];
        buffer.putBytes(offset, bytes, readAt, length);
        readAt += length;
        if (first == last)
        {
            first = 0;
            last = 0;
            readAt = 0;
            writeAt = 0;
        }
        return length;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        if (!state.isRestoring())
        {
            moveToFront();
        }
        last = state.visit(last);
        writeAt = state.visit(writeAt);
        if (state.isRestoring())
        {
            restart();
        }
        state.visit(deliveryNs, last);
        state.visit(lengths, last);
        for (int i = 0; i < writeAt; i++)
        {
            bytes.putByte(i, (byte)state.visit((int)bytes.getByte(i)));
        }
    }

    private void restart()
    {
        first = 0;
        readAt = 0;
        while (lengths.length < last || bytes.capacity() < writeAt)
        {
            grow();
        }
    }

    private void makeRoom()
    {
        moveToFront();
        if (writeAt + MESSAGE_BYTES_MAX > bytes.capacity() || last == lengths.length)
        {
            grow();
        }
    }

    private void moveToFront()
    {
        final int count = last - first;
        final int length = writeAt - readAt;
        System.arraycopy(deliveryNs, first, deliveryNs, 0, count);
        System.arraycopy(lengths, first, lengths, 0, count);
        System.arraycopy(bytes.byteArray(), readAt, bytes.byteArray(), 0, length);
        first = 0;
        last = count;
        readAt = 0;
        writeAt = length;
    }

    private void grow()
    {
        bytes = new UnsafeBuffer(Arrays.copyOf(bytes.byteArray(), 2 * bytes.capacity()));
        deliveryNs = Arrays.copyOf(deliveryNs, 2 * deliveryNs.length);
        lengths = Arrays.copyOf(lengths, 2 * lengths.length);
    }
}
