package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.math.RollingMoments;
import io.petrel.core.math.RollingRank;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Oscillators, bands, place in the range, pull to the mean. Pipeline thread only; allocates nothing after
 * the start.
 */
final class MeanReversionFeatures implements Stateful
{
    private static final ParamSpec RANGE_BARS =
        FeatureParams.window("feature.range_bars", "bars", 2, "Bars of the recent range, its extremes and its mean");

    private static final ParamSpec RSI_BARS =
        FeatureParams.window("feature.rsi_bars", "bars", 1, "Wilder length of the RSI");
    private static final ParamSpec RSI_LONG_BARS =
        FeatureParams.window("feature.rsi_long_bars", "bars", 1, "Wilder length of the long RSI");
    private static final ParamSpec STOCH_BARS =
        FeatureParams.window("feature.stoch_bars", "bars", 1, "Bars of the range of the stochastic oscillator");
    private static final ParamSpec STOCH_SMOOTH_BARS =
        FeatureParams.window("feature.stoch_smooth_bars", "bars", 2, "Length of the mean that makes %K slow");
    private static final ParamSpec STOCH_SIGNAL_BARS =
        FeatureParams.window("feature.stoch_signal_bars", "bars", 2, "Length of the mean of %K that is %D");
    private static final ParamSpec CCI_BARS =
        ParamSpec.ofLong("feature.cci_bars", "bars", 2, 1_000, "Length of the CCI; each bar costs as many steps");
    private static final ParamSpec BB_BARS =
        FeatureParams.window("feature.bb_bars", "bars", 2, "Length of the Bollinger bands");
    private static final ParamSpec BB_DEVIATIONS = ParamSpec.ofPositive(
        "feature.bb_deviations", "deviations", "Distance of a Bollinger band from the middle");
    private static final ParamSpec COMPRESSION_BARS = FeatureParams.window(
        "feature.compression_bars", "bars", 1, "Band widths among which the present one is ranked");
    private static final ParamSpec OU_BARS =
        FeatureParams.window("feature.ou_bars", "bars", 3, "Steps to which the Ornstein-Uhlenbeck process is fitted");

    static final List<ParamSpec> SPECS = List.of(
        RANGE_BARS, RSI_BARS, RSI_LONG_BARS, STOCH_BARS, STOCH_SMOOTH_BARS, STOCH_SIGNAL_BARS, CCI_BARS, BB_BARS,
        BB_DEVIATIONS, COMPRESSION_BARS, OU_BARS);

    private final Rsi rsi;
    private final Rsi rsiLong;
    private final Stochastic stochastic;
    private final CommodityChannel channel;
    private final BollingerBands bands;
    private final RollingRank widths;
    private final PriceRange range;
    private final RollingMoments closes;
    private final OrnsteinUhlenbeck process;

    MeanReversionFeatures(final FeatureParams params)
    {
        rsi = new Rsi(params.whole(RSI_BARS));
        rsiLong = new Rsi(params.whole(RSI_LONG_BARS));
        stochastic = new Stochastic(
            params.whole(STOCH_BARS), params.whole(STOCH_SMOOTH_BARS), params.whole(STOCH_SIGNAL_BARS));
        channel = new CommodityChannel(params.whole(CCI_BARS));
        bands = new BollingerBands(params.whole(BB_BARS), params.real(BB_DEVIATIONS));
        widths = new RollingRank(params.whole(COMPRESSION_BARS));
        range = new PriceRange(params.whole(RANGE_BARS));
        closes = new RollingMoments(params.whole(RANGE_BARS));
        process = new OrnsteinUhlenbeck(params.whole(OU_BARS));
    }

    /** The recent range, for whoever comes after these features. */
    PriceRange range()
    {
        return range;
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        final double high = bar.highTicks();
        final double low = bar.lowTicks();
        final double close = bar.closeTicks();

        writeBands(close, vector);
        writeRange(high, low, close, vector);
    }

    /** The rest of the bar; the width joins those among which the next one is ranked. */
    void complete(final Bar bar, final FeatureVector vector)
    {
        final double close = bar.closeTicks();

        if (vector.isReady(Feature.BB_WIDTH))
        {
            widths.add(vector.value(Feature.BB_WIDTH));
        }
        writeStrength(close, vector);
        writeOscillators(bar.highTicks(), bar.lowTicks(), close, vector);
        writeDistance(close, vector);
        writeProcess(close, vector);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        rsi.visitState(state);
        rsiLong.visitState(state);
        stochastic.visitState(state);
        channel.visitState(state);
        bands.visitState(state);
        widths.visitState(state);
        range.visitState(state);
        closes.visitState(state);
        process.visitState(state);
    }

    private void writeStrength(final double close, final FeatureVector vector)
    {
        rsi.add(close);
        rsiLong.add(close);
        vector.putIf(rsi.isReady(), Feature.RSI, rsi.value());
        vector.putIf(rsiLong.isReady(), Feature.RSI_LONG, rsiLong.value());
    }

    private void writeOscillators(
        final double high, final double low, final double close, final FeatureVector vector)
    {
        stochastic.add(high, low, close);
        channel.add(high, low, close);
        vector.putIf(stochastic.isReady(), Feature.STOCH_K, stochastic.k());
        vector.putIf(stochastic.isSignalReady(), Feature.STOCH_D, stochastic.d());
        vector.putIf(channel.isReady(), Feature.CCI, channel.isReady() ? channel.value() : 0.0);
    }

    private void writeBands(final double close, final FeatureVector vector)
    {
        bands.add(close);
        vector.putIf(bands.isReady(), Feature.BB_UPPER, bands.upper());
        vector.putIf(bands.isReady(), Feature.BB_MIDDLE, bands.middle());
        vector.putIf(bands.isReady(), Feature.BB_LOWER, bands.lower());
        final boolean hasWidth = bands.hasWidth();
        vector.putIf(hasWidth, Feature.BB_POSITION, hasWidth ? bands.position(close) : 0.0);
        vector.putIf(hasWidth, Feature.MEAN_REVERT_BIAS, hasWidth ? bands.pull(close) : 0.0);
        if (bands.isReady() && bands.middle() > 0.0)
        {
            writeWidth(bands.width(), vector);
        }
        else
        {
            vector.clear(Feature.BB_WIDTH);
            vector.clear(Feature.COMPRESSION);
        }
    }

    /** The width is ranked among those before it, so that an unheard-of one scores in full. */
    private void writeWidth(final double width, final FeatureVector vector)
    {
        final boolean isReady = widths.isFull();
        vector.put(Feature.BB_WIDTH, width);
        vector.putIf(isReady, Feature.COMPRESSION, isReady ? 1.0 - widths.shareBelow(width) : 0.0);
    }

    private void writeRange(final double high, final double low, final double close, final FeatureVector vector)
    {
        range.add(high, low);
        final boolean hasWidth = range.hasWidth();
        vector.putIf(hasWidth, Feature.PRICE_POSITION, hasWidth ? range.position(close) : 0.0);
    }

    private void writeDistance(final double close, final FeatureVector vector)
    {
        closes.add(close);
        final double variance = closes.isFull() ? closes.sampleVariance() : 0.0;
        final boolean isReady = variance > 0.0;
        vector.putIf(isReady, Feature.CLOSE_Z, isReady ? (close - closes.mean()) / Math.sqrt(variance) : 0.0);
    }

    private void writeProcess(final double close, final FeatureVector vector)
    {
        final boolean hasPrice = close > 0.0;
        if (hasPrice)
        {
            process.add(Transcendental.log(close));
        }
        final boolean isReverting = hasPrice && process.isReverting();
        final boolean hasDeviation = hasPrice && process.hasDeviation();
        vector.putIf(isReverting, Feature.OU_HALF_LIFE, isReverting ? process.halfLife() : 0.0);
        vector.putIf(hasDeviation, Feature.OU_DEVIATION, hasDeviation ? process.deviation() : 0.0);
    }
}
