package io.petrel.tools.research.measure;

import org.hipparchus.stat.regression.SimpleRegression;

/**
 * How long volatility remembers: decay of the autocorrelation of absolute returns.
 *
 * @param memoryBars in which the autocorrelation falls to 1/e; not-a-number when volatility does not cluster.
 * @param fit        share of the decay that an exponential explains (R squared).
 * @param samples    returns.
 */
public record Clustering(double memoryBars, double fit, int samples)
{
    private static final int LAGS_MIN = 3;
    private static final int LAG_SHARE = 4;
    /** Two standard errors of an autocorrelation that is none. */
    private static final double NOISE_DEVIATIONS = 2;

    /**
     * Fits an exponential to the autocorrelations from lag 1 on, as far as they stand above noise.
     *
     * @param returns oldest first.
     * @return the fit.
     */
    public static Clustering of(final double[] returns)
    {
        final double[] deviations = deviations(returns);
        final double square = product(deviations, 0);
        final double noise = NOISE_DEVIATIONS / Math.sqrt(returns.length);
        final SimpleRegression line = new SimpleRegression();
        for (int lag = 1; lag < returns.length / LAG_SHARE; lag++)
        {
            final double correlation = product(deviations, lag) / square;
            if (!(correlation > noise))
            {
                break;
            }
            line.addData(lag, Math.log(correlation));
        }
        final boolean isKnown = line.getN() >= LAGS_MIN && line.getSlope() < 0;
        return new Clustering(
            isKnown ? -1 / line.getSlope() : Double.NaN, isKnown ? line.getRSquare() : 0, returns.length);
    }

    /**
     * Whether volatility clusters.
     *
     * @return false if there is no memory to speak of.
     */
    public boolean isKnown()
    {
        return Double.isFinite(memoryBars);
    }

    /** Distances of the magnitudes from their mean. */
    static double[] deviations(final double[] returns)
    {
        final double[] deviations = new double[returns.length];
        double mean = 0;
        for (final double value : returns)
        {
            mean += Math.abs(value) / returns.length;
        }
        for (int i = 0; i < returns.length; i++)
        {
            deviations[i] = Math.abs(returns[i]) - mean;
        }
        return deviations;
    }

    /** Sum of the products of values that lie a lag apart. */
    static double product(final double[] values, final int lag)
    {
        double product = 0;
        for (int i = lag; i < values.length; i++)
        {
            product += values[i] * values[i - lag];
        }
        return product;
    }
}
