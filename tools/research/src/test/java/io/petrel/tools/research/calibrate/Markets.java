package io.petrel.tools.research.calibrate;

import io.petrel.tools.research.measure.Noise;
import io.petrel.tools.research.series.BarSeries;
import java.util.Arrays;

/** Bars of processes whose answer is known. */
final class Markets
{
    static final long BAR_NS = 60_000_000_000L;
    static final Lengths LENGTHS = new Lengths(14, 14, 5, 21, 0.5);

    private Markets()
    {
    }

    /** Bars whose closes are given as log prices; each reaches a little beyond its open and close. */
    static BarSeries of(final double[] logs, final double reach)
    {
        final int length = logs.length;
        final long[] ends = new long[length];
        final double[] high = new double[length];
        final double[] low = new double[length];
        final double[] close = new double[length];
        final double[] volume = new double[length];
        Arrays.fill(volume, 100);
        for (int i = 0; i < length; i++)
        {
            ends[i] = (i + 1) * BAR_NS;
            close[i] = 100_000 * Math.exp(logs[i]);
            final double open = 0 == i ? close[i] : close[i - 1];
            high[i] = Math.max(open, close[i]) * (1 + reach);
            low[i] = Math.min(open, close[i]) * (1 - reach);
        }
        final double[] bought = new double[length];
        Arrays.fill(bought, Double.NaN);
        return new BarSeries(ends, high, low, close, volume, bought);
    }

    /** Nothing to be found. */
    static BarSeries walk(final long seed, final int length)
    {
        return of(scaled(Noise.cumulated(Noise.white(seed, length)), 0.002), 0.001);
    }

    /** Reverts to its mean, with a half-life. */
    static BarSeries reverting(final long seed, final int length, final double halfLife)
    {
        return of(scaled(Noise.autoregressive(seed, length, Math.pow(0.5, 1 / halfLife)), 0.002), 0.001);
    }

    /** Returns follow one another. */
    static BarSeries trending(final long seed, final int length)
    {
        return of(scaled(Noise.cumulated(Noise.autoregressive(seed, length, 0.6)), 0.001), 0.0005);
    }

    /** Two cycles under noise. */
    static BarSeries cyclic(final long seed, final int length, final double fast, final double slow)
    {
        final double[] logs = scaled(Noise.white(seed, length), 0.002);
        for (int i = 0; i < length; i++)
        {
            logs[i] += 0.004 * Math.sin(2 * Math.PI * i / fast) + 0.008 * Math.sin(2 * Math.PI * i / slow);
        }
        return of(logs, 0.001);
    }

    /** Trends, and swings three times as wide in its second half. */
    static BarSeries shifting(final long seed, final int length)
    {
        final double[] steps = scaled(Noise.autoregressive(seed, length, 0.6), 0.001);
        for (int i = length / 2; i < length; i++)
        {
            steps[i] *= 3;
        }
        return of(Noise.cumulated(steps), 0.0005);
    }

    private static double[] scaled(final double[] values, final double factor)
    {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }
}
