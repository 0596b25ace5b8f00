package io.petrel.core.signal;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** The features as they were when a trade was opened: a copy, because the vector moves on. Pipeline thread only. */
final class FeaturesAtEntry implements Stateful
{
    private final double[] values = new double[Feature.COUNT];
    private final long[] readyWords = new long[(Feature.COUNT + Long.SIZE - 1) / Long.SIZE];
    private long schemaHash;

    void copyFrom(final FeatureVector features)
    {
        schemaHash = features.schemaHash();
        for (int i = 0; i < readyWords.length; i++)
        {
            readyWords[i] = features.readyBits(i);
        }
        features.copyTo(values);
    }

    long schemaHash()
    {
        return schemaHash;
    }

    boolean isReady(final int feature)
    {
        return 0 != (readyWords[feature / Long.SIZE] & 1L << feature);
    }

    /** Value of a feature that was ready. */
    double value(final int feature)
    {
        return values[feature];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        schemaHash = state.visit(schemaHash);
        state.visit(readyWords, readyWords.length);
        state.visit(values, values.length);
    }
}
