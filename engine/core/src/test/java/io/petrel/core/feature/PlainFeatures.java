package io.petrel.core.feature;

import io.petrel.core.bar.Bar;

import java.util.ArrayList;
import java.util.List;

/**
 * Every bar feature from its definition, recomputed over the whole history at each question: slow, without state, the
 * reference for the incremental ones. Not-a-number means not ready.
 */
final class PlainFeatures
{
    private final List<Bar> bars = new ArrayList<>();

    void add(final Bar bar)
    {
        bars.add(bar);
    }

    double value(final Feature feature)
    {
        switch (feature)
        {
            case EMA_FAST:
                return ema(bars, 5, bars.size());
            case EMA_SLOW:
                return ema(bars, 21, bars.size());
            case TREND_STRENGTH:
                return strength(bars);
            case EMA_SLOPE:
                return (ema(bars, 5, bars.size()) - ema(bars, 5, bars.size() - 3)) / 3 / positive(atr(bars));
            case ADX:
                return adx();
            case ATR:
                return atr(bars);
            case ATR_PCT:
                return atr(bars) / close(bars, bars.size() - 1);
            case MOMENTUM:
                return momentum(bars.size());
            case MOMENTUM_SLOPE:
                return (momentum(bars.size()) - momentum(bars.size() - 3)) / 3 /
                    (positive(atr(bars)) / close(bars, bars.size() - 1));
            case HTF_BIAS:
                return strength(joined());
            case VOLUME_Z:
                return volumeZ();
            case REALISED_SIGMA:
                return bars.size() < 31 ? Double.NaN : Math.sqrt(squaredReturns() / 30);
            case REALISED_VOL:
                return bars.size() < 31 ? Double.NaN : Math.sqrt(squaredReturns() / elapsedNs() * 365 * 86_400e9);
            default:
                throw new IllegalArgumentException(feature.name());
        }
    }

    private static double strength(final List<Bar> series)
    {
        final double range = positive(atr(series));
        return StrictMath.tanh((ema(series, 5, series.size()) - ema(series, 21, series.size())) / range);
    }

    private static double ema(final List<Bar> series, final int period, final int count)
    {
        if (count < period)
        {
            return Double.NaN;
        }
        double value = 0;
        for (int i = 0; i < period; i++)
        {
            value += close(series, i) / period;
        }
        final double smoothing = 2.0 / (period + 1);
        for (int i = period; i < count; i++)
        {
            value = close(series, i) * smoothing + value * (1 - smoothing);
        }
        return value;
    }

    private static double atr(final List<Bar> series)
    {
        final double[] ranges = new double[Math.max(0, series.size() - 1)];
        for (int i = 1; i < series.size(); i++)
        {
            ranges[i - 1] = trueRange(series, i);
        }
        return wilder(ranges, ranges.length);
    }

    private double adx()
    {
        final int moves = Math.max(0, bars.size() - 1);
        final double[] ranges = new double[moves];
        final double[] plus = new double[moves];
        final double[] minus = new double[moves];
        for (int i = 1; i < bars.size(); i++)
        {
            final double up = bars.get(i).highTicks() - bars.get(i - 1).highTicks();
            final double down = bars.get(i - 1).lowTicks() - bars.get(i).lowTicks();
            ranges[i - 1] = trueRange(bars, i);
            plus[i - 1] = up > down && up > 0 ? up : 0;
            minus[i - 1] = down > up && down > 0 ? down : 0;
        }
        final double[] dx = new double[Math.max(0, moves - 13)];
        for (int i = 0; i < dx.length; i++)
        {
            final double range = wilder(ranges, i + 14);
            final double plusDi = range > 0 ? 100 * wilder(plus, i + 14) / range : 0;
            final double minusDi = range > 0 ? 100 * wilder(minus, i + 14) / range : 0;
            dx[i] = plusDi + minusDi > 0 ? 100 * Math.abs(plusDi - minusDi) / (plusDi + minusDi) : 0;
        }
        return wilder(dx, dx.length);
    }

    private static double wilder(final double[] values, final int count)
    {
        if (count < 14)
        {
            return Double.NaN;
        }
        double value = 0;
        for (int i = 0; i < 14; i++)
        {
            value += values[i] / 14;
        }
        for (int i = 14; i < count; i++)
        {
            value += (values[i] - value) / 14;
        }
        return value;
    }

    private double momentum(final int count)
    {
        return count < 11 ? Double.NaN : close(bars, count - 1) / close(bars, count - 11) - 1;
    }

    private List<Bar> joined()
    {
        final List<Bar> joined = new ArrayList<>();
        for (int i = 0; i + 5 <= bars.size(); i += 5)
        {
            final List<Bar> part = bars.subList(i, i + 5);
            joined.add(Markets.bar(
                part.get(0).openTicks(),
                part.stream().mapToLong(Bar::highTicks).max().orElseThrow(),
                part.stream().mapToLong(Bar::lowTicks).min().orElseThrow(),
                part.get(4).closeTicks(),
                0,
                part.get(4).endTimeNs()));
        }
        return joined;
    }

    private double volumeZ()
    {
        if (bars.size() < 21)
        {
            return Double.NaN;
        }
        final double[] before = bars.subList(bars.size() - 21, bars.size() - 1).stream()
            .mapToDouble(Bar::volumeLots).toArray();
        double mean = 0;
        for (final double volume : before)
        {
            mean += volume / before.length;
        }
        double squares = 0;
        for (final double volume : before)
        {
            squares += (volume - mean) * (volume - mean);
        }
        return (bars.get(bars.size() - 1).volumeLots() - mean) / positive(Math.sqrt(squares / (before.length - 1)));
    }

    private double squaredReturns()
    {
        double sum = 0;
        for (int i = bars.size() - 30; i < bars.size(); i++)
        {
            final double logReturn = StrictMath.log(close(bars, i) / close(bars, i - 1));
            sum += logReturn * logReturn;
        }
        return sum;
    }

    private double elapsedNs()
    {
        return positive(bars.get(bars.size() - 1).endTimeNs() - bars.get(bars.size() - 31).endTimeNs());
    }

    private static double trueRange(final List<Bar> series, final int index)
    {
        final double high = series.get(index).highTicks();
        final double low = series.get(index).lowTicks();
        final double previous = close(series, index - 1);
        return Math.max(high - low, Math.max(Math.abs(high - previous), Math.abs(low - previous)));
    }

    private static double close(final List<Bar> series, final int index)
    {
        return series.get(index).closeTicks();
    }

    private static double positive(final double value)
    {
        return value > 0 ? value : Double.NaN;
    }
}
