package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Largest or smallest of the last n values and how long ago it came, O(1) amortised per update. Keeps only the values
 * that may still become the extreme, each less extreme than the one before it, in a ring (monotonic deque): a value
 * enters once and leaves once. Of equal values the latest counts. Pipeline thread only; allocates nothing after
 * construction.
 */
public final class RollingExtreme implements Stateful
{
    private final double sign;
    private final double[] values;
    private final long[] places;
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
        values = new double[length];
        places = new long[length];
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
        while (size > 0 && values[slot(size - 1)] <= signed)
        {
            size--;
        }
        final int tail = slot(size);
        values[tail] = signed;
        places[tail] = updates;
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
        return updates >= values.length;
    }

    /**
     * The extreme of the window.
     *
     * @return meaningless if it is empty.
     */
    public double value()
    {
        return sign * values[head];
    }

    /**
     * How many updates ago the extreme came.
     *
     * @return 0 for the newest value; meaningless if the window is empty.
     */
    public long age()
    {
        return updates - 1 - places[head];
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
            values[at] = state.visit(values[at]);
            places[at] = state.visit(places[at]);
        }
    }

    private void dropExpired()
    {
        if (size > 0 && places[head] <= updates - values.length)
        {
            head = slot(1);
            size--;
        }
    }

    private int slot(final int offset)
    {
        final int slot = head + offset;
        return slot < values.length ? slot : slot - values.length;
    }
}
