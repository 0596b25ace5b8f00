package io.petrel.sim.facts;

import java.util.Arrays;

/** Plain statistics of a series. */
final class Series
{
    private Series()
    {
    }

    /** Differences over a step, one after the other without overlap. */
    static double[] changes(final double[] values, final int step)
    {
        final double[] changes = new double[Math.max(0, (values.length - 1) / step)];
        for (int i = 0; i < changes.length; i++)
        {
            changes[i] = values[(i + 1) * step] - values[i * step];
        }
        return changes;
    }

    static double[] absolute(final double[] values)
    {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    static double[] of(final int[] values)
    {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    /** Sums of so many values, one group after the other. */
    static double[] sums(final double[] values, final int step)
    {
        final double[] sums = new double[values.length / step];
        for (int i = 0; i < sums.length * step; i++)
        {
            sums[i / step] += values[i];
        }
        return sums;
    }

    static double mean(final double[] values)
    {
        return Arrays.stream(values).average().orElse(0);
    }

    static double variance(final double[] values)
    {
        final double mean = mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    }

    static double autocorrelation(final double[] values, final int lag)
    {
        final double mean = mean(values);
        double sum = 0;
        for (int i = 0; i + lag < values.length; i++)
        {
            sum += (values[i] - mean) * (values[i + lag] - mean);
        }
        final double variance = variance(values);
        return 0 == variance ? 0 : sum / ((values.length - lag) * variance);
    }

    /** Mean autocorrelation of the lags from one to another, both inclusive. */
    static double autocorrelation(final double[] values, final int fromLag, final int toLag)
    {
        double sum = 0;
        for (int lag = fromLag; lag <= toLag; lag++)
        {
            sum += autocorrelation(values, lag);
        }
        return sum / (toLag - fromLag + 1);
    }

    static double excessKurtosis(final double[] values)
    {
        final double mean = mean(values);
        final double variance = variance(values);
        final double fourth = Arrays.stream(values).map(value -> Math.pow(value - mean, 4)).average().orElse(0);
        return 0 == variance ? 0 : fourth / (variance * variance) - 3;
    }

    /** Hill's estimate of the tail exponent from the largest absolute values, a share of all. */
    static double hill(final double[] values, final double share)
    {
        final double[] sorted = absolute(values);
        Arrays.sort(sorted);
        final int count = (int)(share * sorted.length);
        final double threshold = sorted[sorted.length - 1 - count];
        double sum = 0;
        for (int i = sorted.length - count; i < sorted.length; i++)
        {
            sum += Math.log(sorted[i] / threshold);
        }
        return count / sum;
    }

    /** Slope of a least-squares line. */
    static double slope(final double[] x, final double[] y)
    {
        final double meanX = mean(x);
        final double meanY = mean(y);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < x.length; i++)
        {
            covariance += (x[i] - meanX) * (y[i] - meanY);
            variance += (x[i] - meanX) * (x[i] - meanX);
        }
        return covariance / variance;
    }
}
