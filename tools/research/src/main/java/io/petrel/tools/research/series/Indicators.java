package io.petrel.tools.research.series;

import java.util.Arrays;

/** Indicators over whole arrays, by the formulas of the core's features; not-a-number until warm. */
public final class Indicators
{
    private static final double FULL = 100;

    private Indicators()
    {
    }

    /**
     * Wilder's relative strength index; 100 without a fall, 50 without a move.
     *
     * @param close closes.
     * @param bars  Wilder length.
     * @return one value per close; the first at index {@code bars}.
     */
    public static double[] rsi(final double[] close, final int bars)
    {
        final double[] gains = new double[close.length];
        final double[] losses = new double[close.length];
        for (int i = 1; i < close.length; i++)
        {
            gains[i] = Math.max(0, close[i] - close[i - 1]);
            losses[i] = Math.max(0, close[i - 1] - close[i]);
        }
        final double[] gain = wilder(gains, bars);
        final double[] loss = wilder(losses, bars);
        final double[] rsi = new double[close.length];
        for (int i = 0; i < rsi.length; i++)
        {
            rsi[i] = 0 == gain[i] + loss[i] ? FULL / 2 : FULL * gain[i] / (gain[i] + loss[i]);
        }
        return rsi;
    }

    /**
     * Wilder's average true range.
     *
     * @param bars   the bars.
     * @param length Wilder length.
     * @return one value per bar; the first at index {@code length}.
     */
    public static double[] atr(final BarSeries bars, final int length)
    {
        final double[] ranges = new double[bars.length()];
        for (int i = 1; i < ranges.length; i++)
        {
            final double before = bars.close()[i - 1];
            ranges[i] = Math.max(bars.high()[i], before) - Math.min(bars.low()[i], before);
        }
        return wilder(ranges, length);
    }

    /**
     * Exponential mean that starts at the mean of its first values.
     *
     * @param values to smooth.
     * @param bars   length.
     * @return one value per value; the first at index {@code bars - 1}.
     */
    public static double[] ema(final double[] values, final int bars)
    {
        return smoothed(values, 0, bars, 2.0 / (bars + 1));
    }

    /**
     * Distance from the rolling mean in standard deviations.
     *
     * @param values to look at.
     * @param bars   window.
     * @return one value per value; not-a-number while nothing varies.
     */
    public static double[] zScore(final double[] values, final int bars)
    {
        final double[] scores = new double[values.length];
        Arrays.fill(scores, Double.NaN);
        for (int i = bars - 1; i < values.length; i++)
        {
            double mean = 0;
            for (int k = i + 1 - bars; k <= i; k++)
            {
                mean += values[k] / bars;
            }
            double squares = 0;
            for (int k = i + 1 - bars; k <= i; k++)
            {
                squares += (values[k] - mean) * (values[k] - mean);
            }
            scores[i] = squares > 0 ? (values[i] - mean) / Math.sqrt(squares / (bars - 1)) : Double.NaN;
        }
        return scores;
    }

    /** The value at index 0 is no change of anything and is left out. */
    private static double[] wilder(final double[] values, final int bars)
    {
        return smoothed(values, 1, bars, 1.0 / bars);
    }

    private static double[] smoothed(final double[] values, final int from, final int bars, final double weight)
    {
        final double[] means = new double[values.length];
        Arrays.fill(means, Double.NaN);
        double mean = 0;
        for (int i = from; i < values.length; i++)
        {
            final boolean isFilling = i < from + bars;
            mean += isFilling ? values[i] / bars : weight * (values[i] - mean);
            means[i] = i >= from + bars - 1 ? mean : Double.NaN;
        }
        return means;
    }
}
