package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * The value of n updates ago. Pipeline thread only; allocates nothing after construction.
 */
public final class Lagged implements Stateful
{
    private final double[] window;
    private int next;
    private int count;
    private double past;

    /**
     * Makes an empty line.
     *
     * @param lag in updates, at least 1.
     */
    public Lagged(final int lag)
    {
        if (lag < 1)
        {
            throw new IllegalArgumentException("lag must be at least 1: " + lag);
        }
        window = new double[lag];
    }

    /**
     * Adds the newest value.
     *
     * @param value finite.
     */
    public void add(final double value)
    {
        past = window[next];
        window[next] = value;
        next = next + 1 == window.length ? 0 : next + 1;
        count = Math.min(count + 1, window.length + 1);
    }

    /**
     * Whether there is a value that old.
     *
     * @return false until lag + 1 values were added.
     */
    public boolean isReady()
    {
        return count > window.length;
    }

    /**
     * The value added lag updates before the newest.
     *
     * @return meaningless until {@link #isReady()}.
     */
    public double past()
    {
        return past;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        next = state.visit(next);
        count = state.visit(count);
        past = state.visit(past);
        state.visit(window, window.length);
    }
}
