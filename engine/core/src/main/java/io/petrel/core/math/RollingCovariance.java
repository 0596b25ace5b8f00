package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Covariance, correlation and slope of the last n pairs of numbers, O(1) per update, without drift: the sum of products
 * is held and renewed as {@link RollingMoments} does its sums. Pipeline thread only; allocates nothing after
 * construction.
 */
public final class RollingCovariance implements Stateful
{
    private final RollingMoments x;
    private final RollingMoments y;
    private final int length;
    private final CompensatedSum products = new CompensatedSum();
    private final CompensatedSum freshProducts = new CompensatedSum();
    private int next;

    /**
     * Makes an empty window.
     *
     * @param length of the window in pairs, at least 2.
     */
    public RollingCovariance(final int length)
    {
        x = new RollingMoments(length);
        y = new RollingMoments(length);
        this.length = length;
    }

    /**
     * Adds the newest pair; the oldest leaves once the window is full.
     *
     * @param newX finite.
     * @param newY finite.
     */
    public void add(final double newX, final double newY)
    {
        if (isFull())
        {
            products.subtractProduct(x.oldest(), y.oldest());
        }
        products.addProduct(newX, newY);
        freshProducts.addProduct(newX, newY);
        x.add(newX);
        y.add(newY);
        next++;
        if (length == next)
        {
            next = 0;
            products.copyFrom(freshProducts);
            freshProducts.reset();
        }
    }

    /**
     * Whether the window is full.
     *
     * @return false until it has seen as many pairs as it holds.
     */
    public boolean isFull()
    {
        return x.isFull();
    }

    /**
     * Moments of the first numbers.
     *
     * @return to read.
     */
    public RollingMoments x()
    {
        return x;
    }

    /**
     * Moments of the second numbers.
     *
     * @return to read.
     */
    public RollingMoments y()
    {
        return y;
    }

    /**
     * Covariance of the window as a sample (divided by n - 1).
     *
     * @return meaningless below two pairs.
     */
    public double sampleCovariance()
    {
        return RollingMoments.productsAboutMeans(products, x, y) / (x.count() - 1);
    }

    /**
     * Whether both numbers vary, so that their correlation is defined.
     *
     * @return false below two pairs too.
     */
    public boolean isCorrelationDefined()
    {
        return x.count() > 1 && x.sampleVariance() > 0.0 && y.sampleVariance() > 0.0;
    }

    /**
     * Pearson's correlation.
     *
     * @return in [-1, 1]; meaningless unless {@link #isCorrelationDefined()}.
     */
    public double correlation()
    {
        final double deviations = Math.sqrt(x.sampleVariance()) * Math.sqrt(y.sampleVariance());
        return Math.max(-1.0, Math.min(sampleCovariance() / deviations, 1.0));
    }

    /**
     * Least-squares slope of the second number on the first.
     *
     * @return meaningless unless the first varies.
     */
    public double slope()
    {
        return sampleCovariance() / x.sampleVariance();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        next = state.visit(next);
        x.visitState(state);
        y.visitState(state);
        products.visitState(state);
        freshProducts.visitState(state);
    }
}
