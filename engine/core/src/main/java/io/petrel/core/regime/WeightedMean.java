package io.petrel.core.regime;

/**
 * Weighted mean of terms of which some may be missing: their weight goes to the others pro rata. A mean that rests on
 * too little of the weight is not known. Holds nothing from one mean to the next.
 */
final class WeightedMean
{
    private double sum;
    private double presentWeight;
    private double totalWeight;

    WeightedMean begin()
    {
        sum = 0;
        presentWeight = 0;
        totalWeight = 0;
        return this;
    }

    /** Adds a term; one that is not a number is missing. */
    WeightedMean add(final double weight, final double value)
    {
        totalWeight += weight;
        if (!Double.isNaN(value))
        {
            presentWeight += weight;
            sum += weight * value;
        }
        return this;
    }

    /**
     * The mean.
     *
     * @param evidenceMin share of all weight that must be present.
     * @return not-a-number if less is.
     */
    double value(final double evidenceMin)
    {
        return presentWeight > 0 && presentWeight >= evidenceMin * totalWeight ? sum / presentWeight : Double.NaN;
    }
}
