package io.petrel.tools.research.regime;

import io.petrel.codecs.event.ValueKind;

/**
 * One fitted number and the parameter of the core that takes it.
 *
 * @param key   of the parameter.
 * @param kind  of the parameter.
 * @param bits  the number as messages carry it: whole number, double's bits, or 0 and 1.
 */
public record TrainedValue(String key, ValueKind kind, long bits)
{
    static TrainedValue real(final String key, final double value)
    {
        return new TrainedValue(key, ValueKind.DOUBLE, Double.doubleToRawLongBits(value));
    }

    static TrainedValue flag(final String key, final boolean isOn)
    {
        return new TrainedValue(key, ValueKind.BOOL, isOn ? 1 : 0);
    }

    static TrainedValue whole(final String key, final long value)
    {
        return new TrainedValue(key, ValueKind.LONG, value);
    }

    /**
     * The value for people.
     *
     * @return of a fraction itself, of others converted.
     */
    public double value()
    {
        return ValueKind.DOUBLE == kind ? Double.longBitsToDouble(bits) : bits;
    }
}
