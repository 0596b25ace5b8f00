package io.petrel.core.param;

import io.petrel.codecs.event.ValueKind;

/**
 * Declaration of one parameter by the stage that uses it. It holds no value: values come from events only.
 *
 * @param key         dotted, lower case, for example {@code signal.trend.adx_min}.
 * @param kind        type of the value.
 * @param unit        unit of the value in words, {@code 1} for a pure number.
 * @param min         smallest value accepted, inclusive.
 * @param max         largest value accepted, inclusive.
 * @param description what it does, in one sentence.
 */
public record ParamSpec(String key, ValueKind kind, String unit, double min, double max, String description)
{
    /**
     * Checks the declaration.
     *
     * @throws IllegalArgumentException if the key is malformed or the range is empty.
     */
    public ParamSpec
    {
        if (!isKey(key))
        {
            throw new IllegalArgumentException("parameter key must be dotted lower case: " + key);
        }
        if (!(min <= max))
        {
            throw new IllegalArgumentException("empty range of " + key + ": [" + min + ", " + max + "]");
        }
    }

    /**
     * A whole number.
     *
     * @param key         of the parameter.
     * @param unit        of the value.
     * @param min         inclusive.
     * @param max         inclusive.
     * @param description in one sentence.
     * @return the declaration.
     */
    public static ParamSpec ofLong(
        final String key, final String unit, final long min, final long max, final String description)
    {
        return new ParamSpec(key, ValueKind.LONG, unit, min, max, description);
    }

    /**
     * A fraction.
     *
     * @param key         of the parameter.
     * @param unit        of the value.
     * @param min         inclusive.
     * @param max         inclusive.
     * @param description in one sentence.
     * @return the declaration.
     */
    public static ParamSpec ofDouble(
        final String key, final String unit, final double min, final double max, final String description)
    {
        return new ParamSpec(key, ValueKind.DOUBLE, unit, min, max, description);
    }

    /**
     * A share, weight or probability in [0, 1].
     *
     * @param key         of the parameter.
     * @param description in one sentence.
     * @return the declaration.
     */
    public static ParamSpec ofShare(final String key, final String description)
    {
        return ofDouble(key, "1", 0, 1, description);
    }

    /**
     * A finite number above zero.
     *
     * @param key         of the parameter.
     * @param unit        of the value.
     * @param description in one sentence.
     * @return the declaration.
     */
    public static ParamSpec ofPositive(final String key, final String unit, final String description)
    {
        return ofDouble(key, unit, Double.MIN_NORMAL, Double.MAX_VALUE, description);
    }

    /**
     * A finite number that is not negative.
     *
     * @param key         of the parameter.
     * @param unit        of the value.
     * @param description in one sentence.
     * @return the declaration.
     */
    public static ParamSpec ofNonNegative(final String key, final String unit, final String description)
    {
        return ofDouble(key, unit, 0, Double.MAX_VALUE, description);
    }

    /**
     * A switch.
     *
     * @param key         of the parameter.
     * @param description in one sentence.
     * @return the declaration.
     */
    public static ParamSpec ofFlag(final String key, final String description)
    {
        return new ParamSpec(key, ValueKind.BOOL, "flag", 0, 1, description);
    }

    /**
     * Whether a value lies in the declared range.
     *
     * @param value to check; not-a-number never does.
     * @return true if accepted.
     */
    public boolean admits(final double value)
    {
        return value >= min && value <= max;
    }

    private static boolean isKey(final String key)
    {
        boolean wordStarts = true;
        for (int i = 0; i < key.length(); i++)
        {
            final char c = key.charAt(i);
            final boolean isDot = '.' == c;
            if (isDot ? wordStarts : !isWord(c))
            {
                return false;
            }
            wordStarts = isDot;
        }
        return !wordStarts;
    }

    private static boolean isWord(final char c)
    {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || '_' == c;
    }
}
