package io.petrel.bench.plain;

import java.util.HashMap;
import java.util.Map;

/** Numbers of the configuration by name. */
final class Settings
{
    private final Map<String, Double> values = new HashMap<>();

    void set(final String key, final double value)
    {
        values.put(key, value);
    }

    double number(final String key)
    {
        final Double value = values.get(key);
        if (null == value)
        {
            throw new IllegalStateException(key + " is not configured");
        }
        return value;
    }

    int whole(final String key)
    {
        return (int)number(key);
    }

    boolean isOn(final String key)
    {
        return 0 != number(key);
    }

    double clamp(final double value, final String least, final String most)
    {
        return Math.min(Math.max(value, number(least)), number(most));
    }
}
