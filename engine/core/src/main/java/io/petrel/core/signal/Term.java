package io.petrel.core.signal;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;

/** Small arithmetic that engines share: from a feature to a term in [0, 1] along a direction. */
final class Term
{
    private Term()
    {
    }

    /**
     * Share of a full mark, cut to [0, 1].
     *
     * @param value what is measured, positive along the vote's direction.
     * @param full  value that counts as full, above zero.
     */
    static double share(final double value, final double full)
    {
        return Math.max(0, Math.min(value / full, 1));
    }

    /** Adds an optional term: the share of a full mark if the feature is ready, else nothing but its place. */
    static void addSigned(
        final Vote vote,
        final FeatureVector features,
        final Feature feature,
        final int sign,
        final Param weight,
        final double full)
    {
        if (features.isReady(feature))
        {
            vote.term(weight.asDouble(), share(sign * features.value(feature), full));
        }
        else
        {
            vote.term(0, 0);
        }
    }
}
