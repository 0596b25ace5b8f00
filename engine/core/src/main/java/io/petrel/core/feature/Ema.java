package io.petrel.core.feature;

/** Exponential moving average with smoothing 2 / (n + 1). Pipeline thread only; allocates nothing. */
final class Ema extends SeededAverage
{
    private final double smoothing;

    Ema(final int period)
    {
        super(period);
        smoothing = 2.0 / (period + 1);
    }

    @Override
    double smoothed(final double average, final double newest)
    {
        return average + smoothing * (newest - average);
    }
}
