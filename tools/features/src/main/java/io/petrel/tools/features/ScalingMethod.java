package io.petrel.tools.features;

import java.util.Arrays;

/** How center and scale of a feature come from its values in the training rows. */
public enum ScalingMethod
{
    /** Mean, and standard deviation of the population. */
    STANDARD
    {
        @Override
        public Fit fit(final double[] values)
        {
            double sum = 0;
            for (final double value : values)
            {
                sum += value;
            }
            final double mean = sum / values.length;
            double squares = 0;
            for (final double value : values)
            {
                squares += (value - mean) * (value - mean);
            }
            return new Fit(mean, Math.sqrt(squares / values.length));
        }
    },
    /** Smallest value, and range: training rows come to lie in [0, 1]. */
    MINMAX
    {
        @Override
        public Fit fit(final double[] values)
        {
            final double min = Arrays.stream(values).min().orElseThrow();
            return new Fit(min, Arrays.stream(values).max().orElseThrow() - min);
        }
    },
    /** Median, and interquartile range; quantiles interpolate linearly. */
    ROBUST
    {
        @Override
        public Fit fit(final double[] values)
        {
            final double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Fit(quantile(sorted, 0.5), quantile(sorted, 0.75) - quantile(sorted, 0.25));
        }
    };

    /**
     * What a fit found.
     *
     * @param center to subtract.
     * @param scale  to divide by; 0 where the values do not vary.
     */
    public record Fit(double center, double scale)
    {
        /**
         * Whether the core takes it.
         *
         * @return false where the values do not vary, or lie beyond all bounds.
         */
        public boolean isUsable()
        {
            return scale >= Double.MIN_NORMAL && Double.isFinite(center) && Double.isFinite(scale);
        }
    }

    /**
     * Fits values.
     *
     * @param values at least one; not changed.
     * @return center and scale.
     */
    public abstract Fit fit(double[] values);

    private static double quantile(final double[] sorted, final double share)
    {
        final double place = share * (sorted.length - 1);
        final int below = (int)place;
        final int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
