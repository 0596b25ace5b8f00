package io.petrel.tools.research.series;

import io.petrel.core.state.StateHash;

/**
 * Closed bars of one instrument, oldest first, prices in ticks. Immutable: who made the arrays hands them over.
 *
 * @param endNs  end of each bar, ns since the epoch.
 * @param high   highest price.
 * @param low    lowest price.
 * @param close  last price.
 * @param volume traded, lots.
 * @param bought part of the volume whose taker bought, lots; not-a-number where the feed does not tell.
 */
public record BarSeries(
    long[] endNs, double[] high, double[] low, double[] close, double[] volume, double[] bought)
{
    /**
     * Number of bars.
     *
     * @return at least 0.
     */
    public int length()
    {
        return close.length;
    }

    /**
     * When the newest bar was over: nothing here was known later.
     *
     * @return ns since the epoch.
     */
    public long lastNs()
    {
        return endNs[endNs.length - 1];
    }

    /**
     * Time that a bar takes on average.
     *
     * @return ns, at least 1.
     */
    public long meanBarNs()
    {
        return Math.max(1, (lastNs() - endNs[0]) / Math.max(1, endNs.length - 1));
    }

    /**
     * Logarithms of the closes.
     *
     * @return a new array.
     */
    public double[] logCloses()
    {
        final double[] logs = new double[close.length];
        for (int i = 0; i < logs.length; i++)
        {
            logs[i] = Math.log(close[i]);
        }
        return logs;
    }

    /**
     * Differences of the logarithms: one fewer than bars.
     *
     * @return a new array.
     */
    public double[] logReturns()
    {
        final double[] logs = logCloses();
        final double[] returns = new double[logs.length - 1];
        for (int i = 0; i < returns.length; i++)
        {
            returns[i] = logs[i + 1] - logs[i];
        }
        return returns;
    }

    /**
     * Hash of every number here: names the input of a calibration.
     *
     * @return the hash.
     */
    public long hash()
    {
        final StateHash hash = new StateHash();
        for (int i = 0; i < close.length; i++)
        {
            hash.add(endNs[i]).add(high[i]).add(low[i]).add(close[i]).add(volume[i]).add(bought[i]);
        }
        return hash.value();
    }
}
