package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Sum of the last n whole numbers, O(1) per update and exact. Pipeline thread only; allocates nothing after
 * construction.
 */
public final class RollingCounts implements Stateful
{
    private final long[] window;
    private int next;
    private int count;
    private long sum;

    /**
     * Makes an empty window.
     *
     * @param length of the window, at least 1.
     */
    public RollingCounts(final int length)
    {
        if (length < 1)
        {
            throw new IllegalArgumentException("window must hold at least 1 value: " + length);
        }
        window = new long[length];
    }

    /**
     * Adds the newest value; the oldest leaves once the window is full.
     *
     * @param value any whole number.
     * @throws ArithmeticException if the sum overflows.
     */
    public void add(final long value)
    {
        sum = Math.addExact(Math.subtractExact(sum, window[next]), value);
        window[next] = value;
        next = next + 1 == window.length ? 0 : next + 1;
        count = Math.min(count + 1, window.length);
    }

    /**
     * Whether the window is full.
     *
     * @return false until it has seen as many values as it holds.
     */
    public boolean isFull()
    {
        return window.length == count;
    }

    /**
     * Sum of the window.
     *
     * @return 0 if it is empty.
     */
    public long sum()
    {
        return sum;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        next = state.visit(next);
        count = state.visit(count);
        sum = state.visit(sum);
        state.visit(window, window.length);
    }
}
