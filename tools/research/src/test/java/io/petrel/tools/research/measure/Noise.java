package io.petrel.tools.research.measure;

import java.util.Random;

/** Processes whose numbers are known, from seeds. */
public final class Noise
{
    private Noise()
    {
    }

    /** Independent standard normal values. */
    public static double[] white(final long seed, final int length)
    {
        final Random random = new Random(seed);
        final double[] values = new double[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    /** First-order autoregression around zero with standard normal shocks. */
    public static double[] autoregressive(final long seed, final int length, final double coefficient)
    {
        final double[] shocks = white(seed, length);
        for (int i = 1; i < length; i++)
        {
            shocks[i] += coefficient * shocks[i - 1];
        }
        return shocks;
    }

    /** Sums from the first on. */
    public static double[] cumulated(final double[] steps)
    {
        final double[] sums = steps.clone();
        for (int i = 1; i < sums.length; i++)
        {
            sums[i] += sums[i - 1];
        }
        return sums;
    }

    /** A sine of amplitude one plus normal noise. */
    public static double[] sine(final long seed, final int length, final double period, final double noise)
    {
        final double[] values = white(seed, length);
        for (int i = 0; i < length; i++)
        {
            values[i] = Math.sin(2 * Math.PI * i / period) + noise * values[i];
        }
        return values;
    }

    /** Increments of fractional Brownian motion, exact in distribution (Hosking, 1984: Durbin-Levinson). */
    public static double[] fractional(final long seed, final int length, final double hurst)
    {
        final double[] shocks = white(seed, length);
        final double[] covariance = new double[length];
        for (int k = 0; k < length; k++)
        {
            covariance[k] = (Math.pow(k + 1, 2 * hurst) - 2 * Math.pow(k, 2 * hurst) +
                Math.pow(Math.abs(k - 1), 2 * hurst)) / 2;
        }
        final double[] values = new double[length];
        final double[] weights = new double[length];
        final double[] previous = new double[length];
        double variance = covariance[0];
        values[0] = shocks[0];
        for (int n = 1; n < length; n++)
        {
            double reflection = covariance[n];
            for (int j = 0; j < n - 1; j++)
            {
                reflection -= previous[j] * covariance[n - 1 - j];
            }
            reflection /= variance;
            weights[n - 1] = reflection;
            for (int j = 0; j < n - 1; j++)
            {
                weights[j] = previous[j] - reflection * previous[n - 2 - j];
            }
            variance *= 1 - reflection * reflection;
            double mean = 0;
            for (int j = 0; j < n; j++)
            {
                mean += weights[j] * values[n - 1 - j];
            }
            values[n] = mean + Math.sqrt(variance) * shocks[n];
            System.arraycopy(weights, 0, previous, 0, n);
        }
        return values;
    }
}
