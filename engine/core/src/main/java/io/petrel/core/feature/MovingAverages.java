package io.petrel.core.feature;

import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/** The longer averages of bar closes, simple and exponential, and the MACD. Pipeline thread only; allocates nothing. */
final class MovingAverages implements Stateful
{
    private static final ParamSpec EMA_LONG_BARS =
        FeatureParams.window("feature.ema_long_bars", "bars", 1, "Length of the long EMA");
    private static final ParamSpec EMA_ANCHOR_BARS =
        FeatureParams.window("feature.ema_anchor_bars", "bars", 1, "Length of the longest EMA");
    private static final ParamSpec SMA_SHORT_BARS =
        FeatureParams.window("feature.sma_short_bars", "bars", 1, "Length of the short simple average");
    private static final ParamSpec SMA_MEDIUM_BARS =
        FeatureParams.window("feature.sma_medium_bars", "bars", 1, "Length of the medium simple average");
    private static final ParamSpec SMA_LONG_BARS =
        FeatureParams.window("feature.sma_long_bars", "bars", 1, "Length of the long simple average");
    private static final ParamSpec SMA_ANCHOR_BARS =
        FeatureParams.window("feature.sma_anchor_bars", "bars", 1, "Length of the longest simple average");
    private static final ParamSpec MACD_FAST_BARS =
        FeatureParams.window("feature.macd_fast_bars", "bars", 1, "Length of the fast EMA of the MACD");
    private static final ParamSpec MACD_SLOW_BARS =
        FeatureParams.window("feature.macd_slow_bars", "bars", 1, "Length of the slow EMA of the MACD");
    private static final ParamSpec MACD_SIGNAL_BARS =
        FeatureParams.window("feature.macd_signal_bars", "bars", 1, "Length of the EMA over the MACD");

    static final List<ParamSpec> SPECS = List.of(
        EMA_LONG_BARS, EMA_ANCHOR_BARS, SMA_SHORT_BARS, SMA_MEDIUM_BARS, SMA_LONG_BARS, SMA_ANCHOR_BARS,
        MACD_FAST_BARS, MACD_SLOW_BARS, MACD_SIGNAL_BARS);

    private final Ema emaLong;
    private final Ema emaAnchor;
    private final SimpleMean smaShort;
    private final SimpleMean smaMedium;
    private final SimpleMean smaLong;
    private final SimpleMean smaAnchor;
    private final Macd macd;

    MovingAverages(final FeatureParams params)
    {
        emaLong = new Ema(params.whole(EMA_LONG_BARS));
        emaAnchor = new Ema(params.whole(EMA_ANCHOR_BARS));
        smaShort = new SimpleMean(params.whole(SMA_SHORT_BARS));
        smaMedium = new SimpleMean(params.whole(SMA_MEDIUM_BARS));
        smaLong = new SimpleMean(params.whole(SMA_LONG_BARS));
        smaAnchor = new SimpleMean(params.whole(SMA_ANCHOR_BARS));
        macd = new Macd(
            params.whole(MACD_FAST_BARS), params.whole(MACD_SLOW_BARS), params.whole(MACD_SIGNAL_BARS));
    }

    void onClose(final long closeTicks, final FeatureVector vector)
    {
        writeExponential(emaLong, closeTicks, Feature.EMA_LONG, vector);
        writeExponential(emaAnchor, closeTicks, Feature.EMA_ANCHOR, vector);
        writeSimple(smaShort, closeTicks, Feature.SMA_SHORT, vector);
        writeSimple(smaMedium, closeTicks, Feature.SMA_MEDIUM, vector);
        writeSimple(smaLong, closeTicks, Feature.SMA_LONG, vector);
        writeSimple(smaAnchor, closeTicks, Feature.SMA_ANCHOR, vector);
        writeMacd(closeTicks, vector);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        emaLong.visitState(state);
        emaAnchor.visitState(state);
        smaShort.visitState(state);
        smaMedium.visitState(state);
        smaLong.visitState(state);
        smaAnchor.visitState(state);
        macd.visitState(state);
    }

    private static void writeExponential(
        final Ema average, final double close, final Feature feature, final FeatureVector vector)
    {
        average.add(close);
        vector.putIf(average.isReady(), feature, average.value());
    }

    private static void writeSimple(
        final SimpleMean average, final long closeTicks, final Feature feature, final FeatureVector vector)
    {
        average.add(closeTicks);
        vector.putIf(average.isReady(), feature, average.value());
    }

    private void writeMacd(final double close, final FeatureVector vector)
    {
        macd.add(close);
        final boolean hasPrice = close > 0.0;
        final double price = hasPrice ? close : 1.0;
        vector.putIf(hasPrice && macd.isReady(), Feature.MACD, macd.line() / price);
        vector.putIf(hasPrice && macd.isSignalReady(), Feature.MACD_SIGNAL, macd.signal() / price);
    }
}
