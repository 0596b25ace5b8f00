package io.petrel.core.math;

/**
 * The standard normal distribution, from the core's own arithmetic. Any thread; allocates nothing.
 */
public final class Normal
{
    /** ln sqrt(2 pi). */
    private static final double LN_SQRT_2PI = 0.918938533204672741780;
    /** Beyond this, the distribution is 0 or 1 to the last bit that matters beside 1. */
    private static final double SATURATED = 8.5;

    private Normal()
    {
    }

    /**
     * Probability of a value at or below the given one. The series of odd powers after the density (G. Marsaglia,
     * "Evaluating the Normal Distribution", Journal of Statistical Software 11, 2004): all terms have one sign, so
     * it is summed until it no longer changes.
     *
     * @param x any double.
     * @return in [0, 1], absolute error below 4e-15; not-a-number for not-a-number.
     */
    public static double cdf(final double x)
    {
        if (x >= SATURATED)
        {
            return 1.0;
        }
        if (x <= -SATURATED)
        {
            return 0.0;
        }
        final double square = x * x;
        double term = x;
        double sum = x;
        double previous = 0.0;
        for (int i = 3; Math.abs(sum) > Math.abs(previous); i += 2)
        {
            previous = sum;
            term *= square / i;
            sum += term;
        }
        final double p = 0.5 + sum * Transcendental.exp(-0.5 * square - LN_SQRT_2PI);
        return Math.min(1.0, Math.max(0.0, p));
    }

    /**
     * Value that is passed with the rest of a probability: the inverse of {@link #cdf}, by halving its interval 64
     * times. Not for the hot path.
     *
     * @param probability in (0, 1).
     * @return the quantile, within the error of the distribution; clamped at its saturation.
     */
    public static double quantile(final double probability)
    {
        double low = -SATURATED;
        double high = SATURATED;
        double middle = 0;
        for (int halvings = 0; halvings < 64; halvings++)
        {
            if (cdf(middle) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
            middle = low + (high - low) / 2;
        }
        return middle;
    }
}
