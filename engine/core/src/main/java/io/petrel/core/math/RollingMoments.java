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
 * <p>The parts of the sums are fields of this object, not objects of their own: a closed bar moves some thirty windows
 * that nothing has looked at since the bar before, and what each costs is the cache lines it lies on. Its update stays
 * short enough for the compiler of the JVM to copy it into its callers (325 bytes of byte code): one copy of its code
 * for all windows took 12 ns more for each.
 *
 * <p>Pipeline thread only; allocates nothing after construction.
 */
public final class RollingMoments implements Stateful
{
    private static final double NOISE = 0x1p-92;

    private final double[] window;
    private int next;
    private int count;

    private double sumHigh;
    private double sumLow;
    private double squaresHigh;
    private double squaresLow;
    private double peakSquares;

    private double freshSumHigh;
    private double freshSumLow;
    private double freshSquaresHigh;
    private double freshSquaresLow;

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
        if (window.length == count)
        {
            drop(window[next]);
        }
        else
        {
            count++;
        }
        window[next] = value;
        final double square = value * value;
        final double squareRest = Math.fma(value, value, -square);

        final double sum = sumHigh + value;
        final double part = sum - sumHigh;
        final double rest = sumLow + (sumHigh - (sum - part) + (value - part));
        sumHigh = sum + rest;
        sumLow = rest - (sumHigh - sum);

        final double squares = squaresHigh + square;
        final double squaresPart = squares - squaresHigh;
        final double squaresRest =
            squaresLow + squareRest + (squaresHigh - (squares - squaresPart) + (square - squaresPart));
        squaresHigh = squares + squaresRest;
        squaresLow = squaresRest - (squaresHigh - squares);
        peakSquares = Math.max(peakSquares, squaresHigh);

        addFresh(value, square, squareRest);
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
        return sumHigh;
    }

    /**
     * Mean of the window.
     *
     * @return the mean; meaningless if the window is empty.
     */
    public double mean()
    {
        return sumHigh / count;
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
        return squaresHigh > peakSquares * NOISE ? squaresHigh / count : 0.0;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        next = state.visit(next);
        count = state.visit(count);
        peakSquares = state.visit(peakSquares);
        sumHigh = state.visit(sumHigh);
        sumLow = state.visit(sumLow);
        squaresHigh = state.visit(squaresHigh);
        squaresLow = state.visit(squaresLow);
        freshSumHigh = state.visit(freshSumHigh);
        freshSumLow = state.visit(freshSumLow);
        freshSquaresHigh = state.visit(freshSquaresHigh);
        freshSquaresLow = state.visit(freshSquaresLow);
        state.visit(window, window.length);
    }

    /** Of pairs whose parts two windows hold, in twice a double's precision until the last step. */
    static double productsAboutMeans(final CompensatedSum products, final RollingMoments x, final RollingMoments y)
    {
        return products.lessMeanProduct(x.sumHigh, x.sumLow, y.sumHigh, y.sumLow, x.count);
    }

    /** Sum of the squared distances from the mean. */
    private double deviations()
    {
        final double deviations =
            CompensatedSum.lessMeanSquare(squaresHigh, squaresLow, sumHigh, sumLow, count);
        return deviations > peakSquares * NOISE ? deviations : 0.0;
    }

    /** Takes the oldest value out of the sums in force. */
    private void drop(final double old)
    {
        final double sum = sumHigh - old;
        final double part = sum - sumHigh;
        final double rest = sumLow + (sumHigh - (sum - part) + (-old - part));
        sumHigh = sum + rest;
        sumLow = rest - (sumHigh - sum);

        final double square = old * old;
        final double squares = squaresHigh - square;
        final double squaresPart = squares - squaresHigh;
        final double squaresRest = squaresLow - Math.fma(old, old, -square) +
            (squaresHigh - (squares - squaresPart) + (-square - squaresPart));
        squaresHigh = squares + squaresRest;
        squaresLow = squaresRest - (squaresHigh - squares);
    }

    private void addFresh(final double value, final double square, final double squareRest)
    {
        final double fresh = freshSumHigh + value;
        final double freshPart = fresh - freshSumHigh;
        final double freshRest = freshSumLow + (freshSumHigh - (fresh - freshPart) + (value - freshPart));
        freshSumHigh = fresh + freshRest;
        freshSumLow = freshRest - (freshSumHigh - fresh);

        final double both = freshSquaresHigh + square;
        final double bothPart = both - freshSquaresHigh;
        final double bothRest =
            freshSquaresLow + squareRest + (freshSquaresHigh - (both - bothPart) + (square - bothPart));
        freshSquaresHigh = both + bothRest;
        freshSquaresLow = bothRest - (freshSquaresHigh - both);
    }

    private void takeOver()
    {
        sumHigh = freshSumHigh;
        sumLow = freshSumLow;
        squaresHigh = freshSquaresHigh;
        squaresLow = freshSquaresLow;
        peakSquares = squaresHigh;
        freshSumHigh = 0.0;
        freshSumLow = 0.0;
        freshSquaresHigh = 0.0;
        freshSquaresLow = 0.0;
    }
}
