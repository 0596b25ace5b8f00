package io.petrel.tools.research.regime;

import io.petrel.codecs.event.ValueKind;

/**
 * One fitted number and the parameter of the core that takes it.
 *
 * @param key   of the parameter.
 * @param kind  of the parameter.
 * @param value the number.
 */
public record TrainedValue(String key, ValueKind kind, double value)
{
    static TrainedValue real(final String key, final double value)
    {
        return new TrainedValue(key, ValueKind.DOUBLE, value);
    }

    static TrainedValue whole(final String key, final long value)
    {
        return new TrainedValue(key, ValueKind.LONG, value);
    }

    /**
     * The value as messages carry it.
     *
     * @return the whole number, or the double's bits.
     */
    public long bits()
    {
        return ValueKind.LONG == kind ? (long)value : Double.doubleToRawLongBits(value);
    }
}
