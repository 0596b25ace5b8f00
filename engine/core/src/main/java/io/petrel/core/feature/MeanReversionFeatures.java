package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Oscillators, bands, place in the range, pull to the mean. Pipeline thread only; allocates nothing
 * after the start.
 */
final class MeanReversionFeatures implements Stateful
{
    static final List<ParamSpec> SPECS = List.of();

    MeanReversionFeatures(final FeatureParams params)
    {
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
    }

    @Override
    public void hashInto(final StateHash hash)
    {
    }
}
