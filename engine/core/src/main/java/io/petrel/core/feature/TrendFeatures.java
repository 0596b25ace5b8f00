package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.math.Lagged;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Trend and range features of one bar series. Pipeline thread only; allocates nothing after construction.
 */
final class TrendFeatures implements Stateful
{
    private final int slopeBars;
    private final TrendLine trend;
    private final HigherTimeframe higher;
    private final DirectionalIndex direction;
    private final MovingAverages averages;
    private final Lagged fastLine;
    private final Lagged slowLine;
    private final Lagged closes;
    private final Lagged momenta;

    TrendFeatures(final FeatureParams params)
    {
        slopeBars = params.slopeBars();
        trend = new TrendLine(params);
        higher = new HigherTimeframe(params);
        direction = new DirectionalIndex(params.adxBars());
        averages = new MovingAverages(params);
        fastLine = new Lagged(params.slopeBars());
        slowLine = new Lagged(params.slopeBars());
        closes = new Lagged(params.momentumBars());
        momenta = new Lagged(params.slopeBars());
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        final double high = bar.highTicks();
        final double low = bar.lowTicks();
        final double close = bar.closeTicks();

        trend.add(high, low, close);
        higher.add(high, low, close);
        direction.add(high, low, close);

        writeLine(trend.fast(), fastLine, Feature.EMA_FAST, Feature.EMA_SLOPE, vector);
        writeRange(vector, close);
        writeMomentum(vector, close);
        vector.putIf(direction.isReady(), Feature.ADX, direction.adx());
        vector.putIf(trend.isReady(), Feature.TREND_STRENGTH, trend.isReady() ? trend.strength() : 0.0);
        vector.putIf(higher.isReady(), Feature.HTF_BIAS, higher.isReady() ? higher.bias() : 0.0);
    }

    /** The rest of the bar. */
    void complete(final Bar bar, final FeatureVector vector)
    {
        averages.onClose(bar.closeTicks(), vector);
        writeLine(trend.slow(), slowLine, Feature.EMA_SLOW, Feature.EMA_SLOW_SLOPE, vector);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        trend.visitState(state);
        higher.visitState(state);
        direction.visitState(state);
        averages.visitState(state);
        fastLine.visitState(state);
        slowLine.visitState(state);
        closes.visitState(state);
        momenta.visitState(state);
    }

    private void writeLine(
        final Ema line, final Lagged past, final Feature level, final Feature slope, final FeatureVector vector)
    {
        if (line.isReady())
        {
            past.add(line.value());
        }
        vector.putIf(line.isReady(), level, line.value());
        final boolean isReady = past.isReady() && trend.hasRange();
        vector.putIf(isReady, slope, isReady ? slope(line.value(), past.past(), atr()) : 0.0);
    }

    private void writeRange(final FeatureVector vector, final double close)
    {
        final boolean isReady = trend.range().isReady();
        vector.putIf(isReady, Feature.ATR, atr());
        vector.putIf(isReady && close > 0.0, Feature.ATR_PCT, close > 0.0 ? atr() / close : 0.0);
    }

    private void writeMomentum(final FeatureVector vector, final double close)
    {
        closes.add(close);
        final boolean hasMomentum = closes.isReady() && closes.past() > 0.0 && close > 0.0;
        final double momentum = hasMomentum ? close / closes.past() - 1.0 : 0.0;
        if (hasMomentum)
        {
            momenta.add(momentum);
        }
        vector.putIf(hasMomentum, Feature.MOMENTUM, momentum);
        final boolean hasSlope = hasMomentum && momenta.isReady() && trend.hasRange();
        vector.putIf(hasSlope, Feature.MOMENTUM_SLOPE,
            hasSlope ? slope(momentum, momenta.past(), atr() / close) : 0.0);
    }

    /** Change per bar, in units of the range. */
    private double slope(final double now, final double past, final double unit)
    {
        return (now - past) / slopeBars / unit;
    }

    private double atr()
    {
        return trend.range().value();
    }
}
