package io.petrel.bench.plain;

/** Two exponential averages of the close, their distance in average true ranges, squeezed to -1..1. */
final class TrendLine
{
    private final double scale;
    private final Average fast;
    private final Average slow;
    private final Average range;
    private Double previousClose;

    TrendLine(final Settings settings)
    {
        scale = settings.number("feature.trend_strength_scale");
        fast = Average.exponential(settings.whole("feature.ema_fast_bars"));
        slow = Average.exponential(settings.whole("feature.ema_slow_bars"));
        range = Average.wilder(settings.whole("feature.atr_bars"));
    }

    void add(final double high, final double low, final double close)
    {
        fast.add(close);
        slow.add(close);
        if (null != previousClose)
        {
            range.add(trueRange(high, low, previousClose));
        }
        previousClose = close;
    }

    Double fast()
    {
        return fast.value();
    }

    Double slow()
    {
        return slow.value();
    }

    Double atr()
    {
        return range.value();
    }

    /** Null while an average is not known or the range is 0. */
    Double strength()
    {
        final boolean isKnown =
            null != fast.value() && null != slow.value() && null != range.value() && range.value() > 0;
        return isKnown ? Double.valueOf(Math.tanh(scale * (fast.value() - slow.value()) / range.value())) : null;
    }

    static double trueRange(final double high, final double low, final double previousClose)
    {
        return Math.max(high, previousClose) - Math.min(low, previousClose);
    }
}
