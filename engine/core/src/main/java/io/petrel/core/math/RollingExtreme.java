package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Largest or smallest of the last n values and how long ago it came, O(1) amortised per update. Keeps only the values
 * that may still become the extreme, each less extreme than the one before it, in a ring (monotonic deque): a value
 * enters once and leaves once. Of equal values the latest counts. A value's bits and its place lie side by side, so
 * that either end of the ring is one cache line. Pipeline thread only; allocates nothing after construction.
 */
public final class RollingExtreme implements Stateful
{
    private final double sign;
    private final int length;
    /** Two longs an entry: bits of the signed value, number of its update. */
    private final long[] ring;
    private int head;
    private int size;
    private long updates;

    private RollingExtreme(final int length, final double sign)
    {
        if (length < 1)
        {
            throw new IllegalArgumentException("window must hold at least 1 value: " + length);
        }
        this.sign = sign;
        this.length = length;
        ring = new long[Math.multiplyExact(2, length)];
    }

    /**
     * Follows the largest value.
     *
     * @param length of the window, at least 1.
     * @return an empty window.
     */
    public static RollingExtreme ofLargest(final int length)
    {
        return new RollingExtreme(length, 1.0);
    }

    /**
     * Follows the smallest value.
     *
     * @param length of the window, at least 1.
     * @return an empty window.
     */
    public static RollingExtreme ofSmallest(final int length)
    {
        return new RollingExtreme(length, -1.0);
    }

    /**
     * Adds the newest value; the oldest leaves once the window is full.
     *
     * @param value finite.
     */
    public void add(final double value)
    {
        final double signed = sign * value;
        dropExpired();
        while (size > 0 && signedAt(slot(size - 1)) <= signed)
        {
            size--;
        }
        put(slot(size), signed, updates);
        size++;
        updates++;
    }

    /**
     * Whether the window is full.
     *
     * @return false until it has seen as many values as it holds.
     */
    public boolean isFull()
    {
        return updates >= length;
    }

    /**
     * The extreme of the window.
     *
     * @return meaningless if it is empty.
     */
    public double value()
    {
        return sign * signedAt(head);
    }

    /**
     * How many updates ago the extreme came.
     *
     * @return 0 for the newest value; meaningless if the window is empty.
     */
    public long age()
    {
        return updates - 1 - placeAt(head);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        updates = state.visit(updates);
        size = state.visit(size);
        head = state.isRestoring() ? 0 : head;
        for (int i = 0; i < size; i++)
        {
            final int at = slot(i);
            put(at, state.visit(signedAt(at)), state.visit(placeAt(at)));
        }
    }

    private void dropExpired()
    {
        if (size > 0 && placeAt(head) <= updates - length)
        {
            head = slot(1);
            size--;
        }
    }

    private double signedAt(final int slot)
    {
        return Double.longBitsToDouble(ring[2 * slot]);
    }

    private long placeAt(final int slot)
    {
        return ring[2 * slot + 1];
    }

    private void put(final int slot, final double signed, final long place)
    {
        ring[2 * slot] = Double.doubleToRawLongBits(signed);
        ring[2 * slot + 1] = place;
    }

    private int slot(final int offset)
    {
        final int slot = head + offset;
        return slot < length ? slot : slot - length;
    }
}
