package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * Rank of a number among the last n values. The window is kept in order beside the ring: a rank is two binary searches,
 * an update two more and one block move of at most n doubles, which for the hundreds of values of a percentile costs
 * less than a tree of them.
 *
 * <p>A rank jumps where two values meet. Values that are equal but for the rounding of how they came about must not
 * decide it, so whatever is nearer than 2^-30 of the number itself counts as equal to it.
 *
 * <p>Pipeline thread only; allocates nothing after construction.
 */
public final class RollingRank implements Stateful
{
    private static final double TIE = 0x1p-30;

    private final double[] window;
    private final double[] sorted;
    private int next;
    private int count;

    /**
     * Makes an empty window.
     *
     * @param length of the window, at least 1.
     */
    public RollingRank(final int length)
    {
        if (length < 1)
        {
            throw new IllegalArgumentException("window must hold at least 1 value: " + length);
        }
        window = new double[length];
        sorted = new double[length];
    }

    /**
     * Adds the newest value; the oldest leaves once the window is full.
     *
     * @param value finite.
     */
    public void add(final double value)
    {
        if (isFull())
        {
            replace(window[next], value);
        }
        else
        {
            insert(value);
        }
        window[next] = value;
        next = next + 1 == window.length ? 0 : next + 1;
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
     * Share of the window below a number; equal values count by half.
     *
     * @param value need not be in the window.
     * @return in [0, 1]; meaningless if the window is empty.
     */
    public double shareBelow(final double value)
    {
        final double reach = TIE * Math.abs(value);
        return 0.5 * (below(value - reach) + notAbove(value + reach)) / count;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        next = state.visit(next);
        count = state.visit(count);
        state.visit(window, window.length);
        if (state.isRestoring())
        {
            System.arraycopy(window, 0, sorted, 0, count);
            Arrays.sort(sorted, 0, count);
        }
    }

    private void insert(final double value)
    {
        final int place = notAbove(value);
        System.arraycopy(sorted, place, sorted, place + 1, count - place);
        sorted[place] = value;
        count++;
    }

    /** Closes the gap of the old value towards the place of the new one. */
    private void replace(final double old, final double value)
    {
        final int gap = below(old);
        final int place = notAbove(value);
        if (place > gap)
        {
            System.arraycopy(sorted, gap + 1, sorted, gap, place - 1 - gap);
            sorted[place - 1] = value;
        }
        else
        {
            System.arraycopy(sorted, place, sorted, place + 1, gap - place);
            sorted[place] = value;
        }
    }

    /** Number of values below. */
    private int below(final double value)
    {
        int low = 0;
        int high = count;
        while (low < high)
        {
            final int middle = low + high >>> 1;
            if (sorted[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    /** Number of values below or equal. */
    private int notAbove(final double value)
    {
        int low = 0;
        int high = count;
        while (low < high)
        {
            final int middle = low + high >>> 1;
            if (sorted[middle] <= value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}
