package io.petrel.node.config;

import java.util.Arrays;
import java.util.Locale;

/** Keys that may be left out, for the value they then have stands with what they set. */
final class OptionalKeys
{
    private OptionalKeys()
    {
    }

    static KeySpec number(
        final String key, final ValueType type, final String unit, final long min, final long max, final String text)
    {
        return KeySpec.number(key, type, unit, min, max, text).optional();
    }

    static KeySpec number(
        final String key,
        final ValueType type,
        final String unit,
        final String min,
        final String max,
        final String text)
    {
        return KeySpec.number(key, type, unit, min, max, text).optional();
    }

    /** A number of lots or ticks, 1 or more. */
    static KeySpec lots(final String key, final String unit, final String text)
    {
        return number(key, ValueType.LONG, unit, 1, Long.MAX_VALUE, text);
    }

    /** A part of something, 0 to 1. */
    static KeySpec rate(final String key, final String unit, final String text)
    {
        return number(key, ValueType.E8, unit, 0, 1, text);
    }

    /** A length of time. */
    static KeySpec time(final String key, final long minNs, final long maxNs, final String text)
    {
        return number(key, ValueType.LONG, "ns", minNs, maxNs, text);
    }

    static KeySpec flag(final String key, final String text)
    {
        return KeySpec.number(key, ValueType.BOOL, "flag", 0, 1, text).optional();
    }

    static <E extends Enum<E>> KeySpec word(final String key, final Class<E> words, final String text)
    {
        return KeySpec.choice(key, Arrays.stream(words.getEnumConstants()).map(OptionalKeys::word).toList(),
            text).optional();
    }

    static long longValue(final Section section, final String key, final long absent)
    {
        return null == section.value(key) ? absent : section.longValue(key);
    }

    static int intValue(final Section section, final String key, final int absent)
    {
        return Math.toIntExact(longValue(section, key, absent));
    }

    static double realValue(final Section section, final String key, final double absent)
    {
        return null == section.value(key) ? absent : section.realValue(key);
    }

    static boolean flag(final Section section, final String key, final boolean absent)
    {
        return null == section.value(key) ? absent : 0 != section.longValue(key);
    }

    static <E extends Enum<E>> E word(final Section section, final String key, final E absent)
    {
        return null == section.value(key) ? absent :
            Enum.valueOf(absent.getDeclaringClass(), section.text(key).toUpperCase(Locale.ROOT));
    }

    private static String word(final Enum<?> value)
    {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
