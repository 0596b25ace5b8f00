package io.petrel.core.feature;

import io.petrel.codecs.unit.Units;
import io.petrel.core.bar.Bar;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Toxicity of the flow: fills {@link VolumeBuckets} with trades by their takers, or with bars by {@link BulkSides}.
 * Buckets follow the usual volume of a bar. Pipeline thread only; allocates nothing after construction.
 */
final class Vpin implements Stateful
{
    private final boolean isBulk;
    private final double bucketShare;
    private final VolumeBuckets buckets;
    private final BulkSides bulk;

    Vpin(final boolean isBulk, final double bucketShare, final int bucketCount, final int deviationBars)
    {
        this.isBulk = isBulk;
        this.bucketShare = bucketShare;
        buckets = new VolumeBuckets(bucketCount);
        bulk = new BulkSides(deviationBars);
    }

    void onTrade(final long sizeLots, final int side)
    {
        if (!isBulk)
        {
            buckets.add(sizeLots, (double)side * sizeLots);
        }
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        if (isBulk)
        {
            bulk.onClose(bar.closeTicks());
            if (bulk.isKnown() && Units.NULL_LOTS != bar.volumeLots())
            {
                buckets.add(bar.volumeLots(), bulk.netShare() * bar.volumeLots());
            }
        }
        if (vector.isReady(Feature.VOLUME_MA))
        {
            buckets.resize(Math.max(1.0, Math.rint(bucketShare * vector.value(Feature.VOLUME_MA))));
        }
    }

    boolean isReady()
    {
        return buckets.isReady();
    }

    double value()
    {
        return buckets.value();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        buckets.visitState(state);
        bulk.visitState(state);
    }
}
