package io.petrel.core.feature;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Trend features, plain. */
final class PlainTrend
{
    private final PlainSeries series;
    private final Map<String, IntToDoubleFunction> averages = new HashMap<>();
    private final IntToDoubleFunction macd;
    private final IntToDoubleFunction macdSignal;
    private final IntToDoubleFunction adx;
    private final IntToDoubleFunction ranges;
    private final IntToDoubleFunction rises;
    private final IntToDoubleFunction falls;

    /** Null until the first bar of the higher time frame is asked for. */
    private PlainTrend higher;

    PlainTrend(final PlainSeries series)
    {
        this.series = series;
        final int period = series.whole("adx_bars");
        ranges = PlainSeries.wilderLine(series::trueRange, 1, period);
        rises = PlainSeries.wilderLine(this::rise, 1, period);
        falls = PlainSeries.wilderLine(this::fall, 1, period);
        adx = PlainSeries.wilderLine(this::divergence, period, period);
        macd = new Remembered(at -> ema("macd_fast_bars", at) - ema("macd_slow_bars", at));
        macdSignal = PlainSeries.emaLine(
            macd, series.whole("macd_slow_bars") - 1, series.whole("macd_signal_bars"));
    }

    void define(final Map<Feature, IntToDoubleFunction> formulas)
    {
        formulas.put(Feature.EMA_FAST, at -> ema("ema_fast_bars", at));
        formulas.put(Feature.EMA_SLOW, at -> ema("ema_slow_bars", at));
        formulas.put(Feature.EMA_LONG, at -> ema("ema_long_bars", at));
        formulas.put(Feature.EMA_ANCHOR, at -> ema("ema_anchor_bars", at));
        formulas.put(Feature.SMA_SHORT, at -> sma("sma_short_bars", at));
        formulas.put(Feature.SMA_MEDIUM, at -> sma("sma_medium_bars", at));
        formulas.put(Feature.SMA_LONG, at -> sma("sma_long_bars", at));
        formulas.put(Feature.SMA_ANCHOR, at -> sma("sma_anchor_bars", at));
        formulas.put(Feature.EMA_SLOPE, at -> slope("ema_fast_bars", at));
        formulas.put(Feature.EMA_SLOW_SLOPE, at -> slope("ema_slow_bars", at));
        formulas.put(Feature.TREND_STRENGTH, this::strength);
        formulas.put(Feature.HTF_BIAS, this::bias);
        formulas.put(Feature.ADX, adx);
        formulas.put(Feature.ATR, series::atr);
        formulas.put(Feature.ATR_PCT, at -> series.atr(at) / series.close(at));
        formulas.put(Feature.MOMENTUM, this::momentum);
        formulas.put(Feature.MOMENTUM_SLOPE, this::momentumSlope);
        formulas.put(Feature.MACD, at -> macd.applyAsDouble(at) / series.close(at));
        formulas.put(Feature.MACD_SIGNAL, at -> macdSignal.applyAsDouble(at) / series.close(at));
    }

    private double ema(final String bars, final int at)
    {
        return averages.computeIfAbsent(bars, key -> PlainSeries.emaLine(series::close, 0, series.whole(key)))
            .applyAsDouble(at);
    }

    private double sma(final String bars, final int at)
    {
        return PlainSeries.mean(series::close, at, series.whole(bars));
    }

    private double slope(final String bars, final int at)
    {
        final int slopeBars = series.whole("slope_bars");
        return (ema(bars, at) - ema(bars, at - slopeBars)) / slopeBars / PlainSeries.positive(series.atr(at));
    }

    private double strength(final int at)
    {
        return StrictMath.tanh(series.real("trend_strength_scale") *
            (ema("ema_fast_bars", at) - ema("ema_slow_bars", at)) / PlainSeries.positive(series.atr(at)));
    }

    private double bias(final int at)
    {
        final int ratio = series.whole("htf_ratio");
        higher = null == higher ? new PlainTrend(series.empty()) : higher;
        series.join(higher.series, ratio, at + 1);
        return higher.strength((at + 1) / ratio - 1);
    }

    private double momentum(final int at)
    {
        return series.close(at) / series.close(at - series.whole("momentum_bars")) - 1;
    }

    private double momentumSlope(final int at)
    {
        final int slopeBars = series.whole("slope_bars");
        return (momentum(at) - momentum(at - slopeBars)) / slopeBars /
            (PlainSeries.positive(series.atr(at)) / series.close(at));
    }

    private double divergence(final int at)
    {
        final double range = ranges.applyAsDouble(at);
        final double plus = range > 0 ? 100 * rises.applyAsDouble(at) / range : 0;
        final double minus = range > 0 ? 100 * falls.applyAsDouble(at) / range : 0;
        return plus + minus > 0 ? 100 * Math.abs(plus - minus) / (plus + minus) : 0;
    }

    private double rise(final int at)
    {
        final double up = series.high(at) - series.high(at - 1);
        final double down = series.low(at - 1) - series.low(at);
        return up > down && up > 0 ? up : 0;
    }

    private double fall(final int at)
    {
        final double up = series.high(at) - series.high(at - 1);
        final double down = series.low(at - 1) - series.low(at);
        return down > up && down > 0 ? down : 0;
    }
}
