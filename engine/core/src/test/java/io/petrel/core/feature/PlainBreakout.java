package io.petrel.core.feature;

import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Breakout features, plain. */
final class PlainBreakout
{
    private final PlainSeries series;
    private final PlainReversion reversion;

    PlainBreakout(final PlainSeries series, final PlainReversion reversion)
    {
        this.series = series;
        this.reversion = reversion;
    }

    void define(final Map<Feature, IntToDoubleFunction> formulas)
    {
        formulas.put(Feature.EXPANSION_RATE, this::expansion);
        formulas.put(Feature.IGNITION, this::ignition);
        final IntToDoubleFunction volumeRatio = formulas.get(Feature.VOLUME_RATIO);
        formulas.put(Feature.BREAKOUT_QUALITY, at -> quality(at, volumeRatio.applyAsDouble(at)));
        formulas.put(Feature.BREAKOUT_THRUST, this::thrust);
        formulas.put(Feature.NR7, at -> narrow(at, 7));
        formulas.put(Feature.NR4, at -> narrow(at, 4));
        formulas.put(Feature.NR7_DENSITY,
            at -> PlainSeries.mean(i -> narrow(i, 7), at, series.whole("nr_density_bars")));
        formulas.put(Feature.PULLBACK_DEPTH, this::pullback);
    }

    private double expansion(final int at)
    {
        return series.trueRange(at) / PlainSeries.positive(series.atr(at - 1));
    }

    private double ignition(final int at)
    {
        final double before = PlainSeries.mean(reversion::compression, at - 1, series.whole("ignition_bars"));
        return 100 * before * Math.min(1, expansion(at) / series.real("ignition_full"));
    }

    private double quality(final int at, final double volumeRatio)
    {
        final double width = series.high(at) - series.low(at);
        final double body = Math.abs(series.close(at) - series.bar(at).openTicks());
        return Math.min(1, volumeRatio / series.real("quality_volume_full")) * (width > 0 ? body / width : 0);
    }

    private double thrust(final int at)
    {
        final double atr = PlainSeries.positive(series.atr(at));
        final int bars = series.whole("range_bars");
        final double high = at < 1 ? Double.NaN : series.highest(at - 1, bars);
        final double low = at < 1 ? Double.NaN : series.lowest(at - 1, bars);
        final double close = series.close(at);
        return Double.isNaN(high) ? high : (close > high ? close - high : close < low ? close - low : 0) / atr;
    }

    private double narrow(final int at, final int bars)
    {
        if (at + 1 < bars)
        {
            return Double.NaN;
        }
        boolean isNarrowest = true;
        for (int i = at - bars + 1; i < at; i++)
        {
            isNarrowest &= series.high(at) - series.low(at) < series.high(i) - series.low(i);
        }
        return isNarrowest ? 1 : 0;
    }

    private double pullback(final int at)
    {
        final int bars = series.whole("range_bars");
        final double position = series.position(at, bars);
        int highAt = at;
        int lowAt = at;
        for (int i = at; i > at - bars && i >= 0; i--)
        {
            highAt = series.high(i) > series.high(highAt) ? i : highAt;
            lowAt = series.low(i) < series.low(lowAt) ? i : lowAt;
        }
        return highAt == lowAt ? Math.min(position, 1 - position) : highAt > lowAt ? 1 - position : position;
    }
}
