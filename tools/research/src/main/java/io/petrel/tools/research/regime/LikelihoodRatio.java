package io.petrel.tools.research.regime;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * How sure a model is against a simpler one that it contains: one less the chance that the simpler one would seem as
 * much worse as it does, by the likelihood ratio's asymptotic chi-squared distribution (S. Wilks, "The Large-Sample
 * Distribution of the Likelihood Ratio", 1938). Where the simpler model lies on the border of the other's parameters
 * (constant variance, one hidden state, no excitation) the chance is approximate.
 */
final class LikelihoodRatio
{
    private LikelihoodRatio()
    {
    }

    /**
     * Compares.
     *
     * @param gain       log-likelihood by which the model is above the simpler one, of independent observations.
     * @param parameters that it has more.
     * @return 0 to 1.
     */
    static double confidence(final double gain, final int parameters)
    {
        return gain > 0 ? new ChiSquaredDistribution(parameters).cumulativeProbability(2 * gain) : 0;
    }

    /** Log-likelihood of numbers under the one normal distribution that fits them best. */
    static double normal(final double[] values)
    {
        double mean = 0;
        for (final double value : values)
        {
            mean += value / values.length;
        }
        return normal(values, mean);
    }

    /** The same about a given mean. */
    static double normal(final double[] values, final double mean)
    {
        double squares = 0;
        for (final double value : values)
        {
            squares += (value - mean) * (value - mean);
        }
        return -values.length * (Math.log(2 * Math.PI * squares / values.length) + 1) / 2;
    }
}
