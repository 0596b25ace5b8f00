package io.petrel.bench.plain;

import java.util.ArrayList;
import java.util.List;

/** A moving average that begins as the mean of its first values: exponential, or Wilder's. */
final class Average
{
    private final int length;
    private final double weight;
    private final List<Double> first = new ArrayList<>();
    private Double value;

    private Average(final int length, final double weight)
    {
        this.length = length;
        this.weight = weight;
    }

    static Average exponential(final int length)
    {
        return new Average(length, 2.0 / (length + 1));
    }

    static Average wilder(final int length)
    {
        return new Average(length, 1.0 / length);
    }

    void add(final double newest)
    {
        if (null != value)
        {
            value += weight * (newest - value);
            return;
        }
        first.add(newest);
        if (first.size() == length)
        {
            value = first.stream().mapToDouble(Double::doubleValue).sum() / length;
        }
    }

    /** Null until there were values enough. */
    Double value()
    {
        return value;
    }
}
