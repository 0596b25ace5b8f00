package io.petrel.tools.research.calibrate;

import io.petrel.codecs.event.ValueKind;
import io.petrel.node.app.SessionSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * Lengths of the core's indicators, over which thresholds are derived: a threshold means nothing without them.
 *
 * @param rsiBars    of the RSI.
 * @param atrBars    of the average true range.
 * @param fastBars   of the fast EMA.
 * @param slowBars   of the slow EMA.
 * @param trendScale of the trend strength.
 */
public record Lengths(int rsiBars, int atrBars, int fastBars, int slowBars, double trendScale)
{
    /**
     * Takes the lengths from the parameters in force.
     *
     * @param values by key; whole numbers as doubles.
     * @return the lengths.
     * @throws IllegalArgumentException when one that every configuration holds is missing.
     */
    public static Lengths of(final Map<String, Double> values)
    {
        return new Lengths(
            (int)required(values, "feature.rsi_bars"),
            (int)required(values, "feature.atr_bars"),
            (int)required(values, "feature.ema_fast_bars"),
            (int)required(values, "feature.ema_slow_bars"),
            required(values, "feature.trend_strength_scale"));
    }

    /**
     * Takes the lengths that a session starts with: the calibrated ones, where there are, before the configured.
     *
     * @param settings of the session.
     * @return the lengths.
     */
    public static Lengths of(final SessionSettings settings)
    {
        final Map<String, Double> values = new HashMap<>();
        settings.values().forEach(value -> values.put(value.key(), number(value.kind(), value.bits())));
        settings.parameters().forEach(value -> values.put(value.key(), number(value.kind(), value.bits())));
        return of(values);
    }

    private static double number(final ValueKind kind, final long bits)
    {
        return ValueKind.DOUBLE == kind ? Double.longBitsToDouble(bits) : bits;
    }

    private static double required(final Map<String, Double> values, final String key)
    {
        final Double value = values.get(key);
        if (null == value)
        {
            throw new IllegalArgumentException(key + " is not configured; thresholds are derived over that length");
        }
        return value;
    }
}
