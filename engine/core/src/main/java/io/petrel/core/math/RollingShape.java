package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Skewness and kurtosis of the last n numbers, O(1) per update, without drift.
 *
 * <p>Sums of the first four powers, as {@link RollingMoments} keeps its sums: in twice a double's precision, replaced
 * every n updates by fresh ones that only ever added. A fourth power loses four times the digits that the distance from
 * zero costs, so each set of sums measures from an anchor, the mean of the window when the set was started; a value is
 * always taken out with the anchor it was put in with. Where the spread is so small against what the sums have held
 * since they were fresh that the fourth moment would be known to fewer than 12 digits, there is no shape.
 *
 * <p>Pipeline thread only; allocates nothing after construction.
 */
public final class RollingShape implements Stateful
{
    private static final double NOISE = 0x1p-64;
    private static final int POWERS = 4;

    /** S2 - m S1. */
    private static final int[] SECOND = {-1, 1};
    /** S3 - 3 m S2 + 2 m^2 S1. */
    private static final int[] THIRD = {2, -3, 1};
    /** S4 - 4 m S3 + 6 m^2 S2 - 3 m^3 S1. */
    private static final int[] FOURTH = {-3, 6, -4, 1};

    private final double[] window;
    private int next;
    private int count;

    private double anchor;
    private double freshAnchor;
    private double peakFourth;
    private final CompensatedSum[] sums = newSums();
    private final CompensatedSum[] freshSums = newSums();

    private final CompensatedSum power = new CompensatedSum();
    private final CompensatedSum distance = new CompensatedSum();
    private final CompensatedSum mean = new CompensatedSum();
    private double second;
    private double third;
    private double fourth;

    /**
     * Makes an empty window.
     *
     * @param length of the window, at least 4.
     */
    public RollingShape(final int length)
    {
        if (length < POWERS)
        {
            throw new IllegalArgumentException("window must hold at least 4 values: " + length);
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
        if (0 == count)
        {
            anchor = value;
            freshAnchor = value;
        }
        replaceOldest(value);
        addPowers(freshSums, value - freshAnchor, 1);
        next++;
        if (window.length == next)
        {
            next = 0;
            takeOver();
        }
        peakFourth = Math.max(peakFourth, sums[POWERS - 1].value());
        centre();
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
     * Whether the window is full and its values differ.
     *
     * @return false if skewness and kurtosis have no value.
     */
    public boolean isKnown()
    {
        return isFull() && second * second / count > peakFourth * NOISE;
    }

    /**
     * Adjusted Fisher-Pearson skewness of the sample, G1.
     *
     * @return 0 for a symmetric sample; meaningless unless {@link #isKnown()}.
     */
    public double skewness()
    {
        final double n = count;
        final double variance = second / n;
        return third / n / (variance * Math.sqrt(variance)) * Math.sqrt(n * (n - 1)) / (n - 2);
    }

    /**
     * Excess kurtosis of the sample, G2.
     *
     * @return about 0 for a sample of a normal distribution; meaningless unless {@link #isKnown()}.
     */
    public double excessKurtosis()
    {
        final double n = count;
        final double excess = fourth * n / (second * second) - 3;
        return ((n + 1) * excess + 6) * (n - 1) / ((n - 2) * (n - 3));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        next = state.visit(next);
        count = state.visit(count);
        anchor = state.visit(anchor);
        freshAnchor = state.visit(freshAnchor);
        peakFourth = state.visit(peakFourth);
        for (int i = 0; i < POWERS; i++)
        {
            sums[i].visitState(state);
            freshSums[i].visitState(state);
        }
        state.visit(window, window.length);
        if (state.isRestoring() && count > 0)
        {
            centre();
        }
    }

    private static CompensatedSum[] newSums()
    {
        final CompensatedSum[] sums = new CompensatedSum[POWERS];
        for (int i = 0; i < POWERS; i++)
        {
            sums[i] = new CompensatedSum();
        }
        return sums;
    }

    private void replaceOldest(final double value)
    {
        if (isFull())
        {
            addPowers(sums, window[next] - anchor, -1);
        }
        else
        {
            count++;
        }
        window[next] = value;
        addPowers(sums, value - anchor, 1);
    }

    private void addPowers(final CompensatedSum[] to, final double fromAnchor, final int sign)
    {
        distance.set(fromAnchor);
        power.set(fromAnchor);
        to[0].addTimes(power, sign);
        for (int i = 1; i < POWERS; i++)
        {
            power.multiply(distance);
            to[i].addTimes(power, sign);
        }
    }

    private void takeOver()
    {
        anchor = freshAnchor;
        for (int i = 0; i < POWERS; i++)
        {
            sums[i].copyFrom(freshSums[i]);
            freshSums[i].reset();
        }
        peakFourth = 0.0;
        freshAnchor = anchor + sums[0].value() / count;
    }

    /** Sums of the powers of the distance from the mean. */
    private void centre()
    {
        mean.copyFrom(sums[0]);
        mean.divide(count);
        second = centred(SECOND);
        third = centred(THIRD);
        fourth = centred(FOURTH);
    }

    /** Binomial expansion of the sum of (d - m)^k with n m = S1, by Horner's rule in m, in twice the precision. */
    private double centred(final int[] factors)
    {
        power.reset();
        for (int i = 0; i < factors.length; i++)
        {
            power.multiply(mean);
            power.addTimes(sums[i], factors[i]);
        }
        return power.value();
    }
}
