package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Sum, mean and variance of the last n numbers, O(1) per update, without drift.
 *
 * <p>Adding the newest and subtracting the oldest for ever piles up rounding errors. So the sums have twice a double's
 * precision, and a second pair of them, the fresh one, starts empty every n updates and only ever adds; after n more
 * updates it holds exactly the window and takes over. No sum in force is therefore more than 2n operations away from an
 * empty one, however long the stream. A variance or a mean square below 2^-92 of the largest sum of squares the pair
 * has held is the rounding noise of values long gone, and is reported as zero.
 *
 * <p>Pipeline thread only; allocates nothing after construction.
 */
public final class RollingMoments implements Stateful
{
    private static final double NOISE = 0x1p-92;

    private final double[] window;
    private int next;
    private int count;

    private final CompensatedSum sum = new CompensatedSum();
    private final CompensatedSum squares = new CompensatedSum();
    private double peakSquares;

    private final CompensatedSum freshSum = new CompensatedSum();
    private final CompensatedSum freshSquares = new CompensatedSum();

    /**
     * Makes an empty window.
     *
     * @param length of the window, at least 2.
     */
    public RollingMoments(final int length)
    {
        if (length < 2)
        {
            throw new IllegalArgumentException("window must hold at least 2 values: " + length);
        }
        window = new double[length];
    }

    /**
     * Adds the newest value; the oldest leaves once the window is full.
     *
     * @param value finite.
     */
    public void add(final double value)
    {
        replaceOldest(value);
        freshSum.add(value);
        freshSquares.addSquare(value);
        next++;
        if (window.length == next)
        {
            next = 0;
            takeOver();
        }
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
     * Values in the window.
     *
     * @return from 0 to the window's length.
     */
    public int count()
    {
        return count;
    }

    /**
     * Oldest value of a full window.
     *
     * @return the value that the next {@link #add} drops.
     */
    public double oldest()
    {
        return window[next];
    }

    /**
     * Sum of the window.
     *
     * @return 0 if it is empty.
     */
    public double sum()
    {
        return sum.value();
    }

    /**
     * Mean of the window.
     *
     * @return the mean; meaningless if the window is empty.
     */
    public double mean()
    {
        return sum.value() / count;
    }

    /**
     * Variance of the window as a whole population (divided by n).
     *
     * @return never negative.
     */
    public double variance()
    {
        return deviations() / count;
    }

    /**
     * Variance of the window as a sample (divided by n - 1).
     *
     * @return never negative; meaningless below two values.
     */
    public double sampleVariance()
    {
        return deviations() / (count - 1);
    }

    /**
     * Mean of the squares of the window: its variance about zero.
     *
     * @return never negative; meaningless if the window is empty.
     */
    public double meanSquare()
    {
        return squares.value() > peakSquares * NOISE ? squares.value() / count : 0.0;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        next = state.visit(next);
        count = state.visit(count);
        peakSquares = state.visit(peakSquares);
        sum.visitState(state);
        squares.visitState(state);
        freshSum.visitState(state);
        freshSquares.visitState(state);
        state.visit(window, window.length);
    }

    /** The sum in twice a double's precision. */
    CompensatedSum total()
    {
        return sum;
    }

    /** Sum of the squared distances from the mean. */
    private double deviations()
    {
        final double deviations = squares.lessMeanSquare(sum, count);
        return deviations > peakSquares * NOISE ? deviations : 0.0;
    }

    private void replaceOldest(final double value)
    {
        if (isFull())
        {
            sum.add(-window[next]);
            squares.subtractSquare(window[next]);
        }
        else
        {
            count++;
        }
        window[next] = value;
        sum.add(value);
        squares.addSquare(value);
        peakSquares = Math.max(peakSquares, squares.value());
    }

    private void takeOver()
    {
        sum.copyFrom(freshSum);
        squares.copyFrom(freshSquares);
        peakSquares = squares.value();
        freshSum.reset();
        freshSquares.reset();
    }
}
