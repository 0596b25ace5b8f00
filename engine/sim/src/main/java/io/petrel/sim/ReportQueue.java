package io.petrel.sim;

import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encoded reports on their way to us, first in, first out. Equal slots in one ring; grows, never shrinks. */
final class ReportQueue implements Stateful
{
    /** Length of one report with its header. */
    static final int REPORT_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportEncoder.BLOCK_LENGTH;

    private static final int INITIAL_CAPACITY = 256;
    private static final int SLOT_LENGTH = (REPORT_LENGTH + Long.BYTES - 1) / Long.BYTES * Long.BYTES;

    private UnsafeBuffer slots = new UnsafeBuffer(new byte[INITIAL_CAPACITY * SLOT_LENGTH]);
    private long[] deliveryNs = new long[INITIAL_CAPACITY];
    private int head;
    private int size;
    private long lastDeliveryNs = Long.MIN_VALUE;

    /** Room for a report at the tail, never delivered before one that is already there: one session keeps its order. */
    int append(final long dueNs)
    {
        if (size == deliveryNs.length)
        {
            grow();
        }
        lastDeliveryNs = Math.max(lastDeliveryNs, dueNs);
        final int slot = slotAt(size++);
        deliveryNs[slot] = lastDeliveryNs;
        return slot * SLOT_LENGTH;
    }

    /** Where {@link #append} made room. */
    MutableDirectBuffer buffer()
    {
        return slots;
    }

    boolean isEmpty()
    {
        return 0 == size;
    }

    long firstDeliveryNs()
    {
        return deliveryNs[head];
    }

    /** Moves the first report into the buffer. */
    void removeFirst(final MutableDirectBuffer buffer, final int offset)
    {
        buffer.putBytes(offset, slots, head * SLOT_LENGTH, REPORT_LENGTH);
        head = slotAt(1);
        size--;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        final int count = state.visit(size);
        lastDeliveryNs = state.visit(lastDeliveryNs);
        if (state.isRestoring())
        {
            makeRoom(count);
        }
        for (int i = 0; i < count; i++)
        {
            visitSlot(state, slotAt(i));
        }
    }

    private void makeRoom(final int count)
    {
        head = 0;
        size = count;
        while (count > deliveryNs.length)
        {
            grow();
        }
    }

    private void visitSlot(final StateVisitor state, final int slot)
    {
        deliveryNs[slot] = state.visit(deliveryNs[slot]);
        for (int word = 0; word < SLOT_LENGTH; word += Long.BYTES)
        {
            final int at = slot * SLOT_LENGTH + word;
            slots.putLong(at, state.visit(slots.getLong(at)));
        }
    }

    private int slotAt(final int index)
    {
        return (head + index) & (deliveryNs.length - 1);
    }

    private void grow()
    {
        final UnsafeBuffer largerSlots = new UnsafeBuffer(new byte[2 * slots.capacity()]);
        final long[] largerDeliveryNs = Arrays.copyOf(deliveryNs, 2 * deliveryNs.length);
        for (int i = 0; i < size; i++)
        {
            final int slot = slotAt(i);
            largerDeliveryNs[i] = deliveryNs[slot];
            largerSlots.putBytes(i * SLOT_LENGTH, slots, slot * SLOT_LENGTH, SLOT_LENGTH);
        }
        slots = largerSlots;
        deliveryNs = largerDeliveryNs;
        head = 0;
    }
}
