package io.petrel.core.feature;

import io.petrel.codecs.unit.Units;
import io.petrel.core.bar.Bar;
import io.petrel.core.math.RollingMoments;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * How much is traded, how unusual that is, and how far it moves the price. A bar is not part of the baseline of its own
 * z-score: else a spike would hide itself. Bars whose volume or money is unknown are left out of the windows. Pipeline
 * thread only; allocates nothing after construction.
 */
final class VolumeFeatures implements Stateful
{
    private static final ParamSpec AMIHUD_BARS = FeatureParams.window(
        "feature.amihud_bars", "bars", 2, "Bars with volume over which the Amihud illiquidity is taken");

    static final List<ParamSpec> SPECS = List.of(AMIHUD_BARS);
    /** From a share of the price per E8 of money to basis points per million: 10^4 x 10^8 x 10^6. */
    private static final double BPS_PER_MILLION = 1e18;

    private final RollingMoments baseline;
    private final RollingMoments impacts;
    private double previousClose;

    VolumeFeatures(final FeatureParams params)
    {
        baseline = new RollingMoments(params.volumeBars());
        impacts = new RollingMoments(params.whole(AMIHUD_BARS));
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        if (Units.NULL_LOTS == bar.volumeLots())
        {
            vector.clear(Feature.VOLUME);
            vector.clear(Feature.VOLUME_Z);
            vector.clear(Feature.VOLUME_RATIO);
        }
        else
        {
            writeVolume(bar.volumeLots(), vector);
        }
    }

    /** The rest of the bar. */
    void complete(final Bar bar, final FeatureVector vector)
    {
        writeImpact(bar.closeTicks(), bar.notionalE8(), vector);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        baseline.visitState(state);
        impacts.visitState(state);
        previousClose = state.visit(previousClose);
    }

    private void writeVolume(final double volume, final FeatureVector vector)
    {
        final double variance = baseline.isFull() ? baseline.sampleVariance() : 0.0;
        final boolean isReady = variance > 0.0;
        vector.putIf(isReady, Feature.VOLUME_Z, isReady ? (volume - baseline.mean()) / Math.sqrt(variance) : 0.0);
        baseline.add(volume);
        final double usual = baseline.mean();
        final boolean hasRatio = baseline.isFull() && usual > 0.0;
        vector.put(Feature.VOLUME, volume);
        vector.putIf(baseline.isFull(), Feature.VOLUME_MA, usual);
        vector.putIf(hasRatio, Feature.VOLUME_RATIO, hasRatio ? volume / usual : 0.0);
    }

    private void writeImpact(final double close, final long notionalE8, final FeatureVector vector)
    {
        final boolean hasMoney = Units.NULL_E8 != notionalE8 && notionalE8 > 0;
        if (hasMoney && close > 0.0 && previousClose > 0.0)
        {
            impacts.add(Math.abs(Transcendental.log(close / previousClose)) * (BPS_PER_MILLION / notionalE8));
        }
        previousClose = close;
        vector.putIf(impacts.isFull(), Feature.AMIHUD, Math.max(0.0, impacts.mean()));
    }
}
