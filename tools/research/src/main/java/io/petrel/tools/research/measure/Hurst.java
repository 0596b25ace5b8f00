package io.petrel.tools.research.measure;

import org.hipparchus.special.Gamma;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Hurst exponent of a series of returns: below one half what went up tends to come down, at one half nothing follows,
 * above it moves go on. Two estimators, because each errs differently: rescaled range is biased upwards on short
 * series and is corrected for it; detrended fluctuation analysis does not mind slow drifts.
 */
public final class Hurst
{
    /** What is done about the rescaled range of short chunks being larger than its asymptote. */
    public enum Correction
    {
        /** Nothing: the classic estimate. */
        NONE,
        /** Expected value under independence (Anis and Lloyd, 1976) replaced by the asymptote. */
        ANIS_LLOYD,
        /** The same with the factor (n - 1/2) / n of Peters (1994). */
        PETERS
    }

    private static final int CHUNK_MIN = 8;
    private static final int CHUNKS_MAX = 32;
    private static final int WINDOW_MIN = 8;
    private static final int WINDOWS_MIN = 4;
    private static final double WINDOW_GROWTH = 1.25;

    private Hurst()
    {
    }

    /**
     * Slope of log(R/S) over log(chunk length), for 1, 2, 4 ... 32 chunks of at least 8 returns, the oldest returns
     * left out where the length does not divide.
     *
     * @param returns    oldest first.
     * @param correction of the small-sample bias.
     * @return the exponent.
     */
    public static Fit rescaledRange(final double[] returns, final Correction correction)
    {
        final SimpleRegression line = new SimpleRegression();
        for (int chunks = 1; chunks <= CHUNKS_MAX && returns.length / chunks >= CHUNK_MIN; chunks *= 2)
        {
            final int length = returns.length / chunks;
            final double raw = meanRatio(returns, chunks, length);
            final double ratio = corrected(raw, length, correction);
            if (raw > 0 && ratio > 0)
            {
                line.addData(Math.log(length), Math.log(ratio));
            }
        }
        return Fit.of(line, returns.length);
    }

    /**
     * Detrended fluctuation analysis of first order (Peng and others, 1994): slope of the logarithm of the root mean
     * square around the line of each window, over that of its length.
     *
     * @param returns oldest first.
     * @return the exponent.
     */
    public static Fit detrendedFluctuation(final double[] returns)
    {
        final double[] profile = profile(returns);
        final SimpleRegression line = new SimpleRegression();
        int last = 0;
        for (double size = WINDOW_MIN; size <= returns.length / (double)WINDOWS_MIN; size *= WINDOW_GROWTH)
        {
            final int window = (int)size;
            final double fluctuation = window > last ? fluctuation(profile, window) : 0;
            if (fluctuation > 0)
            {
                line.addData(Math.log(window), Math.log(fluctuation));
            }
            last = window;
        }
        return Fit.of(line, returns.length);
    }

    /**
     * Rescaled range to be expected of independent normal returns.
     *
     * @param length     of the chunk.
     * @param correction ANIS_LLOYD or PETERS.
     * @return the expectation.
     */
    static double expectedRatio(final int length, final Correction correction)
    {
        double sum = 0;
        for (int i = 1; i < length; i++)
        {
            sum += Math.sqrt((length - i) / (double)i);
        }
        final double gammas = Math.exp(Gamma.logGamma((length - 1) / 2.0) - Gamma.logGamma(length / 2.0));
        final double factor = Correction.PETERS == correction ? (length - 0.5) / length : 1;
        return factor * gammas / Math.sqrt(Math.PI) * sum;
    }

    private static double corrected(final double ratio, final int length, final Correction correction)
    {
        return Correction.NONE == correction ? ratio :
            ratio - expectedRatio(length, correction) + Math.sqrt(Math.PI * length / 2);
    }

    private static double meanRatio(final double[] returns, final int chunks, final int length)
    {
        double sum = 0;
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            sum += ratio(returns, returns.length - (chunks - chunk) * length, length);
        }
        return sum / chunks;
    }

    private static double ratio(final double[] returns, final int from, final int length)
    {
        double mean = 0;
        for (int i = from; i < from + length; i++)
        {
            mean += returns[i] / length;
        }
        double position = 0;
        double high = 0;
        double low = 0;
        double squares = 0;
        for (int i = from; i < from + length; i++)
        {
            final double deviation = returns[i] - mean;
            position += deviation;
            high = Math.max(high, position);
            low = Math.min(low, position);
            squares += deviation * deviation;
        }
        return squares > 0 ? (high - low) / Math.sqrt(squares / length) : 0;
    }

    private static double[] profile(final double[] returns)
    {
        double mean = 0;
        for (final double value : returns)
        {
            mean += value / returns.length;
        }
        final double[] profile = new double[returns.length];
        double sum = 0;
        for (int i = 0; i < returns.length; i++)
        {
            sum += returns[i] - mean;
            profile[i] = sum;
        }
        return profile;
    }

    /** Windows are laid from the start and again from the end, so that none of the profile is left out. */
    private static double fluctuation(final double[] profile, final int window)
    {
        final int windows = profile.length / window;
        final int rest = profile.length - windows * window;
        double squares = 0;
        for (int i = 0; i < windows; i++)
        {
            squares += squaresAroundLine(profile, i * window, window);
            squares += squaresAroundLine(profile, rest + i * window, window);
        }
        return Math.sqrt(squares / (2.0 * windows * window));
    }

    private static double squaresAroundLine(final double[] values, final int from, final int length)
    {
        final double middle = (length - 1) / 2.0;
        double mean = 0;
        for (int i = 0; i < length; i++)
        {
            mean += values[from + i] / length;
        }
        double product = 0;
        double squareX = 0;
        double squareY = 0;
        for (int i = 0; i < length; i++)
        {
            final double x = i - middle;
            final double y = values[from + i] - mean;
            product += x * y;
            squareX += x * x;
            squareY += y * y;
        }
        return Math.max(0, squareY - product * product / squareX);
    }
}
