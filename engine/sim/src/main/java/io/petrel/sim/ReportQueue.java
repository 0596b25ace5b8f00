package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encoded messages on their way to us, first in, first out. Equal slots in one ring; grows, never shrinks. */
final class ReportQueue implements Stateful
{
    /** Longest message that fits, header included. */
    static final int SLOT_LENGTH = 192;

    private static final int INITIAL_CAPACITY = 256;

    private UnsafeBuffer slots = new UnsafeBuffer(new byte[INITIAL_CAPACITY * SLOT_LENGTH]);
    private long[] deliveryNs = new long[INITIAL_CAPACITY];
    private int[] lengths = new int[INITIAL_CAPACITY];
    private int head;
    private int size;
    private long lastDeliveryNs = Long.MIN_VALUE;

    /**
     * Room for a message at the tail, never delivered before one that is already there: one session keeps its order.
     */
    int append(final long dueNs, final int length)
    {
        if (length > SLOT_LENGTH)
        {
            throw new IllegalArgumentException("message of " + length + " bytes, at most " + SLOT_LENGTH + " fit");
        }
        if (size == deliveryNs.length)
        {
            grow(2 * size);
        }
        lastDeliveryNs = Math.max(lastDeliveryNs, dueNs);
        final int slot = slotAt(size++);
        deliveryNs[slot] = lastDeliveryNs;
        lengths[slot] = length;
        slots.setMemory(slot * SLOT_LENGTH + length, SLOT_LENGTH - length, (byte)0);
        return slot * SLOT_LENGTH;
    }

    /** Where {@link #append} made room. */
    MutableDirectBuffer buffer()
    {
        return slots;
    }

    /** When the last message so far is delivered; MIN_VALUE before the first. */
    long lastDeliveryNs()
    {
        return lastDeliveryNs;
    }

    /** When the first message is delivered; MAX_VALUE when there is none. */
    long firstDeliveryNs()
    {
        return 0 == size ? Long.MAX_VALUE : deliveryNs[head];
    }

    /** Moves the first message into the buffer and returns its length. */
    int removeFirst(final MutableDirectBuffer buffer, final int offset)
    {
        final int length = lengths[head];
        buffer.putBytes(offset, slots, head * SLOT_LENGTH, length);
        head = slotAt(1);
        size--;
        return length;
    }

    /** Loses what would be delivered after a moment. */
    void loseAfter(final long timeNs)
    {
        while (size > 0 && deliveryNs[slotAt(size - 1)] > timeNs)
        {
            size--;
        }
        lastDeliveryNs = Math.min(lastDeliveryNs, timeNs);
    }

    /** Holds back what would be delivered after a moment, until another. */
    void holdAfter(final long timeNs, final long untilNs)
    {
        for (int i = size - 1; i >= 0 && deliveryNs[slotAt(i)] > timeNs; i--)
        {
            deliveryNs[slotAt(i)] = Math.max(deliveryNs[slotAt(i)], untilNs);
            lastDeliveryNs = Math.max(lastDeliveryNs, untilNs);
        }
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
        size = 0;
        if (count > deliveryNs.length)
        {
            grow(Integer.highestOneBit(count) << 1);
        }
        size = count;
    }

    private void visitSlot(final StateVisitor state, final int slot)
    {
        deliveryNs[slot] = state.visit(deliveryNs[slot]);
        lengths[slot] = state.visit(lengths[slot]);
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

    private void grow(final int capacity)
    {
        final UnsafeBuffer largerSlots = new UnsafeBuffer(new byte[capacity * SLOT_LENGTH]);
        final long[] largerDeliveryNs = Arrays.copyOf(deliveryNs, capacity);
        final int[] largerLengths = Arrays.copyOf(lengths, capacity);
        for (int i = 0; i < size; i++)
        {
            final int slot = slotAt(i);
            largerDeliveryNs[i] = deliveryNs[slot];
            largerLengths[i] = lengths[slot];
            largerSlots.putBytes(i * SLOT_LENGTH, slots, slot * SLOT_LENGTH, SLOT_LENGTH);
        }
        slots = largerSlots;
        deliveryNs = largerDeliveryNs;
        lengths = largerLengths;
        head = 0;
    }
}
