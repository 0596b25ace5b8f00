package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.math.RollingCounts;
import io.petrel.core.math.RollingMoments;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Compression released: ignition, quality, thrust, narrow ranges, pullback. Reads the ATR, the volume ratio and the
 * compression of the same bar from the vector, so it comes after them. Pipeline thread only; allocates nothing after
 * the start.
 */
final class BreakoutFeatures implements Stateful
{
    private static final ParamSpec IGNITION_BARS = FeatureParams.window(
        "feature.ignition_bars", "bars", 2, "Bars before the present one whose compression ignition releases");
    private static final ParamSpec IGNITION_FULL = ParamSpec.ofPositive(
        "feature.ignition_full", "ATR", "True range from which on ignition counts in full");
    private static final ParamSpec QUALITY_VOLUME_FULL = ParamSpec.ofPositive(
        "feature.quality_volume_full", "1", "Volume ratio from which on a breakout's volume counts in full");
    private static final ParamSpec NR_DENSITY_BARS =
        FeatureParams.window("feature.nr_density_bars", "bars", 1, "Bars over which narrow ranges are counted");

    static final List<ParamSpec> SPECS =
        List.of(IGNITION_BARS, IGNITION_FULL, QUALITY_VOLUME_FULL, NR_DENSITY_BARS);
    private static final double PERCENT = 100.0;
    private static final int SEVEN = 7;
    private static final int FOUR = 4;

    private final double ignitionFull;
    private final double volumeFull;
    private final int densityBars;
    private final RollingMoments compressions;
    private final PriceRange range;
    private final NarrowRange narrowest7 = new NarrowRange(SEVEN);
    private final NarrowRange narrowest4 = new NarrowRange(FOUR);
    private final RollingCounts narrowBars;
    private double previousClose;
    /** Zero until it is known. */
    private double previousAtr;

    /** Reads the range, which somebody else keeps and has told of the bar before this is. */
    BreakoutFeatures(final FeatureParams params, final PriceRange range)
    {
        this.range = range;
        ignitionFull = params.real(IGNITION_FULL);
        volumeFull = params.real(QUALITY_VOLUME_FULL);
        densityBars = params.whole(NR_DENSITY_BARS);
        compressions = new RollingMoments(params.whole(IGNITION_BARS));
        narrowBars = new RollingCounts(densityBars);
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        final double high = bar.highTicks();
        final double low = bar.lowTicks();
        final double close = bar.closeTicks();

        writeExpansion(high, low, vector);
        writeIgnition(vector);
        writeQuality(bar, vector);
        writeThrust(close, vector);
        writeNarrowRanges(high - low, vector);
        writePullback(close, vector);
        previousClose = close;
        previousAtr = vector.valueOrZero(Feature.ATR.index());
    }

    /** The rest of the bar; its compression joins those that the next one may release. */
    void complete(final Bar bar, final FeatureVector vector)
    {
        if (vector.isReady(Feature.COMPRESSION))
        {
            compressions.add(vector.value(Feature.COMPRESSION));
        }
        narrowest4.add((double)bar.highTicks() - bar.lowTicks());
        vector.putIf(narrowest4.isReady(), Feature.NR4, narrowest4.value());
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        compressions.visitState(state);
        narrowest7.visitState(state);
        narrowest4.visitState(state);
        narrowBars.visitState(state);
        previousClose = state.visit(previousClose);
        previousAtr = state.visit(previousAtr);
    }

    private void writeExpansion(final double high, final double low, final FeatureVector vector)
    {
        final boolean isReady = previousAtr > 0.0;
        vector.putIf(isReady, Feature.EXPANSION_RATE,
            isReady ? AverageTrueRange.trueRange(high, low, previousClose) / previousAtr : 0.0);
    }

    private void writeIgnition(final FeatureVector vector)
    {
        final boolean isReady = compressions.isFull() && vector.isReady(Feature.EXPANSION_RATE);
        vector.putIf(isReady, Feature.IGNITION, isReady ? ignition(vector.value(Feature.EXPANSION_RATE)) : 0.0);
    }

    private double ignition(final double expansion)
    {
        final double compression = Math.max(0.0, Math.min(1.0, compressions.mean()));
        return PERCENT * compression * Math.min(1.0, expansion / ignitionFull);
    }

    private void writeQuality(final Bar bar, final FeatureVector vector)
    {
        final boolean isReady = vector.isReady(Feature.VOLUME_RATIO);
        final double width = (double)bar.highTicks() - bar.lowTicks();
        final double body = width > 0.0 ? Math.abs((double)bar.closeTicks() - bar.openTicks()) / width : 0.0;
        vector.putIf(isReady, Feature.BREAKOUT_QUALITY,
            isReady ? Math.min(1.0, vector.value(Feature.VOLUME_RATIO) / volumeFull) * body : 0.0);
    }

    /** Measured against the range before this bar joined it. */
    private void writeThrust(final double close, final FeatureVector vector)
    {
        final double atr = vector.valueOrZero(Feature.ATR.index());
        final boolean isReady = range.wasReady() && atr > 0.0;
        vector.putIf(isReady, Feature.BREAKOUT_THRUST, isReady ? range.beyondBefore(close) / atr : 0.0);
    }

    private void writeNarrowRanges(final double width, final FeatureVector vector)
    {
        narrowest7.add(width);
        if (narrowest7.isReady())
        {
            narrowBars.add(narrowest7.value());
        }
        vector.putIf(narrowest7.isReady(), Feature.NR7, narrowest7.value());
        vector.putIf(narrowBars.isFull(), Feature.NR7_DENSITY, (double)narrowBars.sum() / densityBars);
    }

    private void writePullback(final double close, final FeatureVector vector)
    {
        final boolean isReady = range.hasWidth();
        vector.putIf(isReady, Feature.PULLBACK_DEPTH, isReady ? range.pullback(close) : 0.0);
    }
}
