package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** Encoded answers of any length on their way to us, first in, first out. Grows, never shrinks. */
final class AnswerQueue implements Stateful
{
    private static final int INITIAL_CAPACITY = 16;
    private static final int INITIAL_BYTES = 1 << 14;

    private final ExpandableArrayBuffer scratch = new ExpandableArrayBuffer(INITIAL_BYTES);
    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(INITIAL_BYTES);
    private long[] deliveryNs = new long[INITIAL_CAPACITY];
    private int[] lengths = new int[INITIAL_CAPACITY];
    private int size;
    private int used;
    private long lastDeliveryNs = Long.MIN_VALUE;

    /** Where the next answer is encoded, from offset 0; {@link #end} puts it in the queue. */
    MutableDirectBuffer begin(final long dueNs)
    {
        if (size == lengths.length)
        {
            grow();
        }
        lastDeliveryNs = Math.max(lastDeliveryNs, dueNs);
        deliveryNs[size] = lastDeliveryNs;
        return scratch;
    }

    void end(final int length)
    {
        bytes.putBytes(used, scratch, 0, length);
        lengths[size++] = length;
        used += length;
    }

    void clear()
    {
        size = 0;
        used = 0;
    }

    long firstDeliveryNs()
    {
        return 0 == size ? Long.MAX_VALUE : deliveryNs[0];
    }

    int removeFirst(final MutableDirectBuffer buffer, final int offset)
    {
        final int length = lengths[0];
        buffer.putBytes(offset, bytes, 0, length);
        used -= length;
        size--;
        bytes.putBytes(0, bytes, length, used);
        System.arraycopy(deliveryNs, 1, deliveryNs, 0, size);
        System.arraycopy(lengths, 1, lengths, 0, size);
        return length;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        final int count = state.visit(size);
        while (lengths.length < count)
        {
            grow();
        }
        size = count;
        used = state.visit(used);
        lastDeliveryNs = state.visit(lastDeliveryNs);
        state.visit(deliveryNs, size);
        state.visit(lengths, size);
        for (int i = 0; i < used; i += Long.BYTES)
        {
            bytes.putLong(i, state.visit(tailMasked(i)), ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Eight bytes of what is used; what lies behind its end is no state. */
    private long tailMasked(final int at)
    {
        bytes.checkLimit(at + Long.BYTES);
        final int left = used - at;
        final long word = bytes.getLong(at, ByteOrder.LITTLE_ENDIAN);
        return left >= Long.BYTES ? word : word & (1L << left * Byte.SIZE) - 1;
    }

    private void grow()
    {
        deliveryNs = Arrays.copyOf(deliveryNs, size << 1);
        lengths = Arrays.copyOf(lengths, size << 1);
    }
}
