package io.petrel.tools.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * Equity over time, thinned to a bounded number of points, with the exact maximum drawdown of all points ever added.
 * Single thread.
 */
public final class EquityCurve
{
    private static final int POINTS_MAX = 4096;

    /**
     * Equity at a moment.
     *
     * @param timeNs   ns since the epoch.
     * @param equityE8 of all accounts, in their currency.
     */
    public record Point(long timeNs, long equityE8)
    {
    }

    private final List<Point> points = new ArrayList<>();

    private long stride = 1;
    private long added;
    private long highE8 = Long.MIN_VALUE;
    private long maxDrawdownE8;
    private double maxDrawdownFraction;
    private Point last;

    void add(final long timeNs, final long equityE8)
    {
        last = new Point(timeNs, equityE8);
        if (0 == added++ % stride)
        {
            points.add(last);
            thin();
        }
        highE8 = Math.max(highE8, equityE8);
        final long drawdownE8 = highE8 - equityE8;
        maxDrawdownE8 = Math.max(maxDrawdownE8, drawdownE8);
        if (highE8 > 0)
        {
            maxDrawdownFraction = Math.max(maxDrawdownFraction, drawdownE8 / (double)highE8);
        }
    }

    /**
     * The curve, oldest first, the newest point always last.
     *
     * @return at most about four thousand points.
     */
    public List<Point> points()
    {
        final List<Point> all = new ArrayList<>(points);
        if (null != last && last != all.get(all.size() - 1))
        {
            all.add(last);
        }
        return all;
    }

    /**
     * Largest fall from a high.
     *
     * @return E8 of the account's currency, not negative.
     */
    public long maxDrawdownE8()
    {
        return maxDrawdownE8;
    }

    /**
     * Largest fall from a high as a share of that high.
     *
     * @return 0 to 1, more when equity fell below zero.
     */
    public double maxDrawdownFraction()
    {
        return maxDrawdownFraction;
    }

    private void thin()
    {
        if (points.size() > POINTS_MAX)
        {
            for (int i = points.size() / 2; i > 0; i--)
            {
                points.remove(2 * i - 1);
            }
            stride *= 2;
        }
    }
}
