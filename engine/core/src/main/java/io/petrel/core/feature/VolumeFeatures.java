package io.petrel.core.feature;

import io.petrel.codecs.unit.Units;
import io.petrel.core.bar.Bar;
import io.petrel.core.math.RollingMoments;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

/**
 * How unusual the volume of a bar is against the bars before it. The bar itself is not part of its own baseline: else a
 * spike would hide itself. Bars whose volume is unknown are left out. Pipeline thread only; allocates nothing after
 * construction.
 */
final class VolumeFeatures implements Stateful
{
    private final RollingMoments baseline;

    VolumeFeatures(final FeatureParams params)
    {
        baseline = new RollingMoments(params.volumeBars());
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        if (Units.NULL_LOTS == bar.volumeLots())
        {
            vector.clear(Feature.VOLUME_Z);
            return;
        }
        final double volume = bar.volumeLots();
        final double variance = baseline.isFull() ? baseline.sampleVariance() : 0.0;
        final boolean isReady = variance > 0.0;
        vector.putIf(isReady, Feature.VOLUME_Z, isReady ? (volume - baseline.mean()) / Math.sqrt(variance) : 0.0);
        baseline.add(volume);
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        baseline.hashInto(hash);
    }
}
