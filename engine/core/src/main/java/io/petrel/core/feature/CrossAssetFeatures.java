package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

/** One instrument against the others. Pipeline thread only; allocates nothing after the start. */
final class CrossAssetFeatures implements Stateful
{
    CrossAssetFeatures(final FeatureParams params, final CrossAssets market, final int place)
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
