package io.petrel.core.feature;

/** Copies of vectors, so that a stage can be run on what a tape brought it. */
public final class FeatureVectors
{
    private FeatureVectors()
    {
    }

    /**
     * Copies.
     *
     * @param from read only.
     * @return a vector with the same values ready.
     */
    public static FeatureVector copyOf(final FeatureVector from)
    {
        final FeatureVector to = new FeatureVector();
        if (from.isCalibrated())
        {
            to.open(from.schemaHash());
        }
        if (from.isBenchmark())
        {
            to.benchmark();
        }
        for (final Feature feature : Feature.values())
        {
            to.putIf(from.isReady(feature), feature, from.valueOrZero(feature.index()));
        }
        return to;
    }
}
