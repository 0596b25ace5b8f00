package io.petrel.core.feature;

import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Trend strength of one bar series: how many average true ranges lie between a fast and a slow moving average, bent
 * into [-1, 1] by tanh. The specification asks for the "direction and magnitude" of EMA 5 against EMA 21 and gives no
 * scale; the average true range makes the number independent of price and of volatility, and in a steady trend of s ATR
 * per bar it tends to tanh(scale x s x (slow - fast) / 2). Pipeline thread only; allocates nothing.
 */
final class TrendLine implements Stateful
{
    private final double scale;
    private final Ema fast;
    private final Ema slow;
    private final AverageTrueRange range;

    TrendLine(final FeatureParams params)
    {
        scale = params.trendStrengthScale();
        fast = new Ema(params.emaFastBars());
        slow = new Ema(params.emaSlowBars());
        range = new AverageTrueRange(params.atrBars());
    }

    void add(final double high, final double low, final double close)
    {
        fast.add(close);
        slow.add(close);
        range.add(high, low, close);
    }

    Ema fast()
    {
        return fast;
    }

    Ema slow()
    {
        return slow;
    }

    /** Whether there is a range to measure with: warm, and the market has moved at all. */
    boolean hasRange()
    {
        return range.isReady() && range.value() > 0.0;
    }

    AverageTrueRange range()
    {
        return range;
    }

    boolean isReady()
    {
        return fast.isReady() && slow.isReady() && hasRange();
    }

    double strength()
    {
        return Transcendental.tanh(scale * (fast.value() - slow.value()) / range.value());
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        fast.visitState(state);
        slow.visitState(state);
        range.visitState(state);
    }
}
