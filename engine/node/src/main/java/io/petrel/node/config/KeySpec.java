package io.petrel.node.config;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.param.ParamSpec;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a key of a section may hold.
 *
 * @param key         dotted; ends in {@code .*} when any word may stand in the last place.
 * @param type        of the value.
 * @param unit        of the number; "1" for none, empty for text.
 * @param min         smallest number, inclusive; null for text.
 * @param max         largest number, inclusive; null for text.
 * @param words       the only texts, or those allowed besides a number; empty when there are none.
 * @param isRequired  whether a configuration without it is refused.
 * @param description what it does.
 */
record KeySpec(
    String key,
    ValueType type,
    String unit,
    BigDecimal min,
    BigDecimal max,
    List<String> words,
    boolean isRequired,
    String description)
{
    private static final String ANY = ".*";

    /** Unit of the parameters that name a zone. */
    private static final String ZONE_UNIT = "FNV-1a of the name";

    static KeySpec number(
        final String key, final ValueType type, final String unit, final long min, final long max, final String text)
    {
        return new KeySpec(key, type, unit, BigDecimal.valueOf(min), BigDecimal.valueOf(max), List.of(), true, text);
    }

    static KeySpec choice(final String key, final List<String> words, final String text)
    {
        return new KeySpec(key, ValueType.TEXT, "", null, null, words, true, text);
    }

    static KeySpec text(final String key, final String text)
    {
        return new KeySpec(key, ValueType.TEXT, "", null, null, List.of(), true, text);
    }

    static KeySpec step(final String key, final String text)
    {
        return new KeySpec(key, ValueType.STEP, "", null, null, List.of(), true, text);
    }

    /** A parameter of the core. None is required: a stage that lacks one does not act, and says so. */
    static KeySpec parameter(final ParamSpec spec)
    {
        if (ZONE_UNIT.equals(spec.unit()))
        {
            return new KeySpec(
                spec.key(), ValueType.ZONE, spec.unit(), null, null, List.of(), false, spec.description());
        }
        final ValueType type = ValueKind.BOOL == spec.kind() ? ValueType.BOOL :
            ValueKind.LONG == spec.kind() ? ValueType.LONG : ValueType.DOUBLE;
        return new KeySpec(spec.key(), type, spec.unit(), bound(spec.min()), bound(spec.max()), List.of(), false,
            spec.description());
    }

    /** A required number whose bounds are decimals. */
    static KeySpec number(
        final String key,
        final ValueType type,
        final String unit,
        final String min,
        final String max,
        final String description)
    {
        return new KeySpec(
            key, type, unit, new BigDecimal(min), new BigDecimal(max), List.of(), true, description);
    }

    KeySpec orWord(final String word)
    {
        return new KeySpec(key, type, unit, min, max, List.of(word), isRequired, description);
    }

    KeySpec optional()
    {
        return new KeySpec(key, type, unit, min, max, words, false, description);
    }

    boolean matches(final String name)
    {
        final int prefix = key.length() - 1;
        return key.endsWith(ANY) ?
            name.length() > prefix && name.startsWith(key.substring(0, prefix)) && name.indexOf('.', prefix) < 0 :
            key.equals(name);
    }

    /** In words, what the value must be. */
    String expected()
    {
        if (ValueType.TEXT == type)
        {
            return words.isEmpty() ? "text" : "one of " + String.join(", ", words);
        }

        return type.describe(unit) + range() + ValueType.spellings(unit) +
            (words.isEmpty() ? "" : ", or " + String.join(", ", words));
    }

    /**
     * Reads and checks a value.
     *
     * @return the value, or null when it is not what this key holds.
     */
    ValueType.Value parse(final String text)
    {
        if (words.contains(text))
        {
            return new ValueType.Value(text, 0);
        }

        if (text.isEmpty() || (ValueType.TEXT == type && !words.isEmpty()))
        {
            return null;
        }

        try
        {
            final ValueType.Value value = type.parse(text, unit);
            return isInRange(value.canonical()) ? value : null;
        }
        catch (final IllegalArgumentException | ArithmeticException notOfThisType)
        {
            return null;
        }
    }

    private boolean isInRange(final Object value)
    {
        if (null == min || !(value instanceof Number))
        {
            return true;
        }

        final BigDecimal number = new BigDecimal(value.toString());
        return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }

    private String range()
    {
        if (null == min || ValueType.BOOL == type)
        {
            return "";
        }

        final boolean hasMin = min.compareTo(BigDecimal.valueOf(-Double.MAX_VALUE)) > 0;
        final boolean hasMax = max.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
        final boolean isAboveZero = min.signum() > 0 && min.compareTo(BigDecimal.valueOf(Double.MIN_NORMAL)) <= 0;

        if (hasMin && hasMax && !isAboveZero)
        {
            return ", " + plain(min) + " to " + plain(max);
        }

        return (isAboveZero ? ", above 0" : hasMin ? ", at least " + plain(min) : "") +
            (hasMax ? ", at most " + plain(max) : "");
    }

    private static BigDecimal bound(final double bound)
    {
        return Double.isInfinite(bound) ? BigDecimal.valueOf(Math.copySign(Double.MAX_VALUE, bound)) :
            new BigDecimal(Double.toString(bound));
    }

    private static String plain(final BigDecimal number)
    {
        return 0 == number.signum() ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
