package io.petrel.core.feature;

/** Feature vectors for tests of what reads them. */
public final class Vectors
{
    private final FeatureVector vector = new FeatureVector();

    /** A vector whose parameters are set and of which nothing is ready. */
    public Vectors()
    {
        vector.open(1);
    }

    /** Makes a feature ready. */
    public Vectors with(final Feature feature, final double value)
    {
        vector.put(feature, value);
        return this;
    }

    /** Makes a feature not ready. */
    public Vectors without(final Feature feature)
    {
        vector.clear(feature);
        return this;
    }

    /** Makes it that of the benchmark. */
    public Vectors ofBenchmark()
    {
        vector.benchmark();
        return this;
    }

    /** The vector. */
    public FeatureVector vector()
    {
        return vector;
    }
}
