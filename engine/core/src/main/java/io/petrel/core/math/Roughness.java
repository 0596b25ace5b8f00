package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * How rough a series is, over a rolling window: Hurst exponent and fractal dimension, O(scales) per update.
 *
 * <p>Hurst exponent: the generalised one of order two, by the scaling of the second-order structure function. With
 * S(q) the mean of (x(t) - x(t - q))^2 over the window, at the lags q = 1, 2, 4, ..., H is half the least-squares slope
 * of ln S on ln q. The mean is not taken out: S(q) of a random walk without drift is q times the variance, so H is 0.5.
 *
 * <p>Fractal dimension: the madogram estimator, 2 - log2(V(2) / V(1)), V(q) the mean of |x(t) - x(t - q)|: the
 * variation estimator of order one, recommended by Gneiting, Sevcikova and Percival ("Estimators of fractal
 * dimension", Statistical Science 27, 2012). It looks at the shortest lags only, where the Hurst exponent looks at
 * all.
 *
 * <p>Pipeline thread only; allocates nothing after construction.
 */
public final class Roughness implements Stateful
{
    private static final double LN2 = Transcendental.log(2.0);

    private final Lagged[] lags;
    private final RollingMoments[] squares;
    private final RollingMoments[] magnitudes = new RollingMoments[2];

    /**
     * Makes an empty window.
     *
     * @param length differences that each mean holds, at least 2.
     * @param scales number of lags, at least 2: the longest is 2^(scales - 1).
     */
    public Roughness(final int length, final int scales)
    {
        if (scales < 2)
        {
            throw new IllegalArgumentException("a slope takes at least 2 scales: " + scales);
        }
        lags = new Lagged[scales];
        squares = new RollingMoments[scales];
        for (int i = 0; i < scales; i++)
        {
            lags[i] = new Lagged(1 << i);
            squares[i] = new RollingMoments(length);
        }
        magnitudes[0] = new RollingMoments(length);
        magnitudes[1] = new RollingMoments(length);
    }

    /**
     * Adds the newest value.
     *
     * @param value finite, for example the logarithm of a price.
     */
    public void add(final double value)
    {
        for (int i = 0; i < lags.length; i++)
        {
            lags[i].add(value);
            if (lags[i].isReady())
            {
                addDifference(i, value - lags[i].past());
            }
        }
    }

    /**
     * Whether the window is full at every lag, and something moved in it.
     *
     * @return false if neither number is known.
     */
    public boolean isReady()
    {
        for (final RollingMoments square : squares)
        {
            if (!square.isFull() || !(square.sum() > 0.0))
            {
                return false;
            }
        }
        return magnitudes[0].sum() > 0.0 && magnitudes[1].sum() > 0.0;
    }

    /**
     * Hurst exponent of the window.
     *
     * @return 0 to 1: above one half moves go on, below it they turn back; meaningless unless {@link #isReady()}.
     */
    public double hurst()
    {
        final double middle = 0.5 * (squares.length - 1);
        double products = 0.0;
        double spread = 0.0;
        for (int i = 0; i < squares.length; i++)
        {
            products += (i - middle) * Transcendental.log(squares[i].mean());
            spread += (i - middle) * (i - middle);
        }
        return Math.max(0.0, Math.min(0.5 * products / (spread * LN2), 1.0));
    }

    /**
     * Fractal dimension of the window's graph.
     *
     * @return 1, a line, to 2, a plane; 1.5 for a random walk; meaningless unless {@link #isReady()}.
     */
    public double fractalDimension()
    {
        final double growth = Transcendental.log(magnitudes[1].mean() / magnitudes[0].mean()) / LN2;
        return Math.max(1.0, Math.min(2.0 - growth, 2.0));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        for (int i = 0; i < lags.length; i++)
        {
            lags[i].visitState(state);
            squares[i].visitState(state);
        }
        magnitudes[0].visitState(state);
        magnitudes[1].visitState(state);
    }

    private void addDifference(final int scale, final double difference)
    {
        squares[scale].add(difference * difference);
        if (scale < magnitudes.length)
        {
            magnitudes[scale].add(Math.abs(difference));
        }
    }
}
