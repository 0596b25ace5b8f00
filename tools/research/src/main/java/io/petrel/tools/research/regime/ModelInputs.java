package io.petrel.tools.research.regime;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureView;
import io.petrel.core.regime.RegimeModel;
import io.petrel.core.state.StateHash;
import java.util.Arrays;
import java.util.List;

/** What the logistic model reads of one vector, kept: the vector itself is gone with the next bar. */
final class ModelInputs implements FeatureView
{
    private static final List<Feature> FEATURES = RegimeModel.inputs();

    private final long schemaHash;
    private final double[] values = new double[FEATURES.size()];

    ModelInputs(final FeatureView features)
    {
        schemaHash = features.schemaHash();
        Arrays.setAll(values, i -> features.isReady(FEATURES.get(i)) ? features.value(FEATURES.get(i)) : Double.NaN);
    }

    @Override
    public long schemaHash()
    {
        return schemaHash;
    }

    @Override
    public boolean isReady(final Feature feature)
    {
        return !Double.isNaN(value(feature));
    }

    @Override
    public double value(final Feature feature)
    {
        return values[FEATURES.indexOf(feature)];
    }

    void hashInto(final StateHash hash)
    {
        for (final double value : values)
        {
            hash.add(value);
        }
    }

    boolean isReady()
    {
        return Arrays.stream(values).noneMatch(Double::isNaN);
    }
}
