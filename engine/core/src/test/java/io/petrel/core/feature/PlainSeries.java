package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Bars, parameters, and plain statistics over a span of bars, each computed anew. Not-a-number means not known. */
final class PlainSeries
{
    private final Parameters parameters;
    private final List<Bar> bars = new ArrayList<>();
    private final IntToDoubleFunction atr;
    private final IntToDoubleFunction logCloses = new Remembered(at -> Transcendental.log(close(at)));

    PlainSeries(final Parameters parameters)
    {
        this.parameters = parameters;
        atr = wilderLine(this::trueRange, 1, whole("atr_bars"));
    }

    void add(final Bar bar)
    {
        final Bar copy = new Bar();
        copy.copyFrom(bar);
        bars.add(copy);
    }

    /** No bars yet, with the same parameters. */
    PlainSeries empty()
    {
        return new PlainSeries(parameters);
    }

    /** Joins bars in groups onto a series that holds the first of these groups already. */
    void join(final PlainSeries joined, final int ratio, final int count)
    {
        for (int i = joined.size() * ratio; i + ratio <= count; i += ratio)
        {
            final int first = i;
            final int last = i + ratio - 1;
            joined.add(Markets.bar(
                bars.get(first).openTicks(), (long)highest(last, ratio), (long)lowest(last, ratio),
                bars.get(last).closeTicks(), 0, bars.get(last).endTimeNs()));
        }
    }

    int size()
    {
        return bars.size();
    }

    int whole(final String key)
    {
        return parameters.param("feature." + key).asInt();
    }

    double real(final String key)
    {
        return parameters.param("feature." + key).asDouble();
    }

    Bar bar(final int at)
    {
        return bars.get(at);
    }

    double high(final int at)
    {
        return bars.get(at).highTicks();
    }

    double low(final int at)
    {
        return bars.get(at).lowTicks();
    }

    double close(final int at)
    {
        return at < 0 ? Double.NaN : bars.get(at).closeTicks();
    }

    double logClose(final int at)
    {
        return logCloses.applyAsDouble(at);
    }

    double logReturn(final int at)
    {
        return at < 1 ? Double.NaN : StrictMath.log(close(at) / close(at - 1));
    }

    double trueRange(final int at)
    {
        if (at < 1)
        {
            return Double.NaN;
        }
        final double previous = close(at - 1);
        return Math.max(high(at) - low(at), Math.max(Math.abs(high(at) - previous), Math.abs(low(at) - previous)));
    }

    /** Highest high of so many bars up to one. */
    double highest(final int at, final int count)
    {
        double highest = at + 1 < count ? Double.NaN : high(at);
        for (int i = at - count + 1; i <= at && i >= 0; i++)
        {
            highest = Math.max(highest, high(i));
        }
        return highest;
    }

    double lowest(final int at, final int count)
    {
        double lowest = at + 1 < count ? Double.NaN : low(at);
        for (int i = at - count + 1; i <= at && i >= 0; i++)
        {
            lowest = Math.min(lowest, low(i));
        }
        return lowest;
    }

    double atr(final int at)
    {
        return atr.applyAsDouble(at);
    }

    /** Place of the close in the range of so many bars. */
    double position(final int at, final int count)
    {
        return (close(at) - lowest(at, count)) / positive(highest(at, count) - lowest(at, count));
    }

    static double mean(final IntToDoubleFunction values, final int at, final int count)
    {
        if (at + 1 < count)
        {
            return Double.NaN;
        }
        // From the first value, so that equal values have exactly their mean.
        final double first = values.applyAsDouble(at);
        double sum = 0;
        for (int i = at - count + 1; i <= at; i++)
        {
            sum += values.applyAsDouble(i) - first;
        }
        return first + sum / count;
    }

    /** Sum of the powers of the distances from the mean. */
    static double central(final IntToDoubleFunction values, final int at, final int count, final int power)
    {
        final double mean = mean(values, at, count);
        double sum = Double.isNaN(mean) ? Double.NaN : 0;
        for (int i = at - count + 1; i <= at && !Double.isNaN(sum); i++)
        {
            sum += power(values.applyAsDouble(i) - mean, power);
        }
        return sum;
    }

    private static double power(final double base, final int exponent)
    {
        double product = base;
        for (int i = 1; i < exponent; i++)
        {
            product *= base;
        }
        return product;
    }

    /** Share of so many values before one that are below it; what differs by rounding only is equal. */
    static double rank(final IntToDoubleFunction values, final int at, final int count)
    {
        if (at < count || Double.isNaN(values.applyAsDouble(at - count)))
        {
            return Double.NaN;
        }
        final double present = values.applyAsDouble(at);
        double below = 0;
        for (int i = at - count; i < at; i++)
        {
            final double distance = present - values.applyAsDouble(i);
            below += Math.abs(distance) <= 0x1p-30 * Math.abs(present) ? 0.5 : distance > 0 ? 1 : 0;
        }
        return below / count;
    }

    static double ema(final IntToDoubleFunction values, final int first, final int at, final int period)
    {
        if (at - first + 1 < period)
        {
            return Double.NaN;
        }
        double value = mean(values, first + period - 1, period);
        final double smoothing = 2.0 / (period + 1);
        for (int i = first + period; i <= at; i++)
        {
            value = values.applyAsDouble(i) * smoothing + value * (1 - smoothing);
        }
        return value;
    }

    static double wilder(final IntToDoubleFunction values, final int first, final int at, final int period)
    {
        if (at - first + 1 < period)
        {
            return Double.NaN;
        }
        double value = mean(values, first + period - 1, period);
        for (int i = first + period; i <= at; i++)
        {
            value += (values.applyAsDouble(i) - value) / period;
        }
        return value;
    }

    /** The same average as {@link #ema}, as a line of which each value is computed once. */
    static IntToDoubleFunction emaLine(final IntToDoubleFunction values, final int first, final int period)
    {
        final double smoothing = 2.0 / (period + 1);
        return line(first + period - 1, at -> ema(values, first, at, period),
            (before, at) -> values.applyAsDouble(at) * smoothing + before * (1 - smoothing));
    }

    /** The same average as {@link #wilder}, as a line of which each value is computed once. */
    static IntToDoubleFunction wilderLine(final IntToDoubleFunction values, final int first, final int period)
    {
        return line(first + period - 1, at -> wilder(values, first, at, period),
            (before, at) -> before + (values.applyAsDouble(at) - before) / period);
    }

    /** How an average goes on from the bar before. */
    private interface Step
    {
        double next(double before, int at);
    }

    private static IntToDoubleFunction line(final int start, final IntToDoubleFunction plain, final Step step)
    {
        final Remembered[] line = new Remembered[1];
        line[0] = new Remembered(at -> at <= start ? plain.applyAsDouble(at) : step.next(line[0].before(at), at));
        return line[0];
    }

    static double positive(final double value)
    {
        return value > 0 ? value : Double.NaN;
    }
}
