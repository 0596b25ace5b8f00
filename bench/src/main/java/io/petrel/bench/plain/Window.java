package io.petrel.bench.plain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.DoubleStream;

/** The last so many values; every statistic is computed anew. */
final class Window
{
    /** What differs by rounding only counts as equal. */
    private static final double TIE = 0x1p-30;

    private final int length;
    private final Deque<Double> values = new ArrayDeque<>();

    Window(final int length)
    {
        this.length = length;
    }

    void add(final double newest)
    {
        if (isFull())
        {
            values.removeFirst();
        }
        values.addLast(newest);
    }

    boolean isFull()
    {
        return length == values.size();
    }

    int size()
    {
        return values.size();
    }

    /** Oldest first. */
    List<Double> values()
    {
        return new ArrayList<>(values);
    }

    /** Mean of so many newest. */
    double meanOfLast(final int count)
    {
        return stream().skip(values.size() - count).sum() / count;
    }

    /** Mean of the distances from the mean, whatever their sign. */
    double meanDeviation()
    {
        final double mean = mean();
        return stream().map(value -> Math.abs(value - mean)).sum() / values.size();
    }

    double oldest()
    {
        return values.getFirst();
    }

    double sum()
    {
        return stream().sum();
    }

    double mean()
    {
        final double from = values.getFirst();
        return from + stream().map(value -> value - from).sum() / values.size();
    }

    /** Sum of the powers of the distances from the mean. */
    double central(final int power)
    {
        final double mean = mean();
        return stream().map(value -> Math.pow(value - mean, power)).sum();
    }

    double variance()
    {
        return central(2) / values.size();
    }

    double sampleVariance()
    {
        return central(2) / (values.size() - 1);
    }

    double meanSquare()
    {
        return stream().map(value -> value * value).sum() / values.size();
    }

    double skewness()
    {
        final double n = values.size();
        final double variance = central(2) / n;
        return central(3) / n / Math.pow(variance, 1.5) * Math.sqrt(n * (n - 1)) / (n - 2);
    }

    double excessKurtosis()
    {
        final double n = values.size();
        final double second = central(2);
        final double excess = central(4) * n / (second * second) - 3;
        return ((n + 1) * excess + 6) * (n - 1) / ((n - 2) * (n - 3));
    }

    double shareBelow(final double value)
    {
        final double reach = TIE * Math.abs(value);
        final long below = stream().filter(other -> other < value - reach).count();
        final long notAbove = stream().filter(other -> other <= value + reach).count();
        return 0.5 * (below + notAbove) / values.size();
    }

    double max()
    {
        return stream().max().orElseThrow();
    }

    double min()
    {
        return stream().min().orElseThrow();
    }

    /** How many values ago it was last there; 0 is the newest. */
    int age(final double value)
    {
        final List<Double> all = new ArrayList<>(values);
        return all.size() - 1 - all.lastIndexOf(value);
    }

    private DoubleStream stream()
    {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}
