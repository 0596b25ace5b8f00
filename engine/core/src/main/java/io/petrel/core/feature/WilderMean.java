package io.petrel.core.feature;

/**
 * Wilder's smoothing: (previous x (n - 1) + newest) / n. J. Welles Wilder, "New Concepts in Technical Trading Systems",
 * 1978. Pipeline thread only; allocates nothing.
 */
final class WilderMean extends SeededAverage
{
    private final int period;

    WilderMean(final int period)
    {
        super(period);
        this.period = period;
    }

    @Override
    double smoothed(final double average, final double newest)
    {
        return (average * (period - 1) + newest) / period;
    }
}
