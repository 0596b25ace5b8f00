package io.petrel.core.risk;

import java.util.Arrays;

/**
 * Losses of which the largest matter: quantile and mean beyond it. Made anew for each use, so it is no state. Pipeline
 * thread only; allocates when there are more losses than ever before, never after.
 */
final class LossSample
{
    private double[] losses = new double[PortfolioRiskParams.LOOKBACK_MAX];
    private int count;
    private double quantile;

    /** Begins a sample of at most so many losses. */
    void begin(final int mostLosses)
    {
        count = 0;
        if (losses.length < mostLosses)
        {
            losses = new double[mostLosses];
        }
    }

    void add(final double loss)
    {
        losses[count++] = loss;
    }

    /** The sample is whole: finds its quantile, between order statistics (Hyndman and Fan, type 7), at least 0. */
    double quantile(final double confidence)
    {
        Arrays.sort(losses, 0, count);
        final double place = confidence * (count - 1);
        final int below = (int)place;
        final int above = Math.min(below + 1, count - 1);
        quantile = Math.max(0, losses[below] + (place - below) * (losses[above] - losses[below]));
        return quantile;
    }

    /** The quantile that was found. */
    double quantile()
    {
        return quantile;
    }

    /** The largest loss, at least 0, once a quantile was found. */
    double worst()
    {
        return Math.max(0, losses[count - 1]);
    }

    /** Mean of the losses at and beyond the quantile that was found. */
    double meanBeyond()
    {
        double sum = 0;
        int tail = 0;
        for (int i = count - 1; i >= 0 && losses[i] >= quantile; i--)
        {
            sum += losses[i];
            tail++;
        }
        return 0 == tail ? quantile : sum / tail;
    }
}
