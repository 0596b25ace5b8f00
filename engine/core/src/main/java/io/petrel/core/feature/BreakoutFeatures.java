package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Compression released: ignition, quality, thrust, narrow ranges, pullback. Pipeline thread only; allocates nothing
 * after the start.
 */
final class BreakoutFeatures implements Stateful
{
    static final List<ParamSpec> SPECS = List.of();

    BreakoutFeatures(final FeatureParams params)
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
