package io.petrel.bench.harness;

import org.HdrHistogram.Histogram;
import org.openjdk.jmh.util.Statistics;

/**
 * What one round measured of one thing, in the unit of its row.
 *
 * @param p50  median, or the one value measured.
 * @param p99  NaN where one value is all there is.
 * @param p999 likewise.
 */
public record Sample(double p50, double p99, double p999)
{
    private static final double MEDIAN = 50;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    /**
     * One value without a distribution.
     *
     * @param value measured.
     * @return the sample.
     */
    public static Sample of(final double value)
    {
        return new Sample(value, Double.NaN, Double.NaN);
    }

    /**
     * Of recorded values.
     *
     * @param histogram of one round.
     * @return its percentiles.
     */
    public static Sample of(final Histogram histogram)
    {
        return new Sample(histogram.getValueAtPercentile(MEDIAN), histogram.getValueAtPercentile(P99),
            histogram.getValueAtPercentile(P999));
    }

    /**
     * Of batches that JMH timed.
     *
     * @param statistics of one iteration, of batches.
     * @param operations in a batch.
     * @return percentiles for one operation.
     */
    public static Sample of(final Statistics statistics, final int operations)
    {
        return new Sample(statistics.getPercentile(MEDIAN) / operations, statistics.getPercentile(P99) / operations,
            statistics.getPercentile(P999) / operations);
    }
}
