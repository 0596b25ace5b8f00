package io.petrel.node.config;

import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.TextHash;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the text of a value is read. Numbers go through exact decimals; nothing is rounded but a double to its bits. */
enum ValueType
{
    /** A whole number, of 64 bits. */
    LONG("a whole number"),
    /** A finite number. */
    DOUBLE("a number"),
    /** A switch. */
    BOOL("true or false"),
    /** Money, or a fraction of it, exact to 1e-8. */
    E8("a decimal of at most 8 decimals"),
    /** A tick, lot or contract size. */
    STEP("a decimal above 0"),
    /** A time zone, by its hash. */
    ZONE("a time zone like Europe/Prague or UTC"),
    /** One of several words, or free text. */
    TEXT("text");

    private static final Pattern NUMBER = Pattern.compile("([-+]?[0-9._eE+-]*[0-9.])([A-Za-z]*)");
    private static final Pattern SEPARATOR = Pattern.compile("(?<=[0-9])_(?=[0-9])");

    private static final Map<String, Map<String, Long>> SUFFIXES = Map.of(
        "ns", Map.of(
            "ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L,
            "h", 3_600_000_000_000L, "d", 86_400_000_000_000L),
        "bytes", Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30));

    private final String description;

    ValueType(final String description)
    {
        this.description = description;
    }

    /** What a value of this type must be, in words. */
    String describe(final String unit)
    {
        final boolean isPlain = ZONE == this || unit.isEmpty() || "1".equals(unit) || "flag".equals(unit);
        return description + (isPlain ? "" : " (" + unit + ")");
    }

    /** How numbers of a unit may be written besides plain. */
    static String spellings(final String unit)
    {
        return "ns".equals(unit) ? " (or like 250ms, 30s, 5m, 2h)" : "bytes".equals(unit) ? " (or like 16MiB)" : "";
    }

    /**
     * Reads a value.
     *
     * @throws ArithmeticException or IllegalArgumentException when the text is not of this type.
     */
    Value parse(final String text, final String unit)
    {
        switch (this)
        {
            case BOOL:
                if (!"true".equals(text) && !"false".equals(text))
                {
                    throw new IllegalArgumentException(text);
                }
                return new Value(Boolean.valueOf(text), "true".equals(text) ? 1 : 0);

            case TEXT:
                return new Value(text, 0);

            case ZONE:
                if (!ZoneId.getAvailableZoneIds().contains(text))
                {
                    throw new IllegalArgumentException(text);
                }
                return new Value(text, TextHash.of(text));

            case STEP:
                final Step step = Step.parse(text);
                return new Value(step.toString(), step.mantissa());

            default:
                return number(decimal(text, unit));
        }
    }

    private Value number(final BigDecimal number)
    {
        switch (this)
        {
            case LONG:
                final long whole = number.longValueExact();
                return new Value(whole, requirePresent(whole));

            case E8:
                return new Value(canonical(number), requirePresent(io.petrel.codecs.unit.E8.parse(number.toString())));

            default:
                final double value = Double.parseDouble(number.toString());
                if (!Double.isFinite(value))
                {
                    throw new ArithmeticException("infinite");
                }
                return new Value(canonical(number), Double.doubleToLongBits(value));
        }
    }

    private static BigDecimal decimal(final String text, final String unit)
    {
        final Matcher matcher = NUMBER.matcher(SEPARATOR.matcher(text).replaceAll(""));

        if (!matcher.matches() || text.length() > 64)
        {
            throw new IllegalArgumentException(text);
        }

        final String suffix = matcher.group(2);
        final Long factor = suffix.isEmpty() ? Long.valueOf(1) : SUFFIXES.getOrDefault(unit, Map.of()).get(suffix);

        if (null == factor)
        {
            throw new IllegalArgumentException(text);
        }

        final BigDecimal number = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor));

        if (number.precision() - (long)number.scale() > 400 || number.scale() > 400)
        {
            throw new ArithmeticException("beyond any double");
        }

        return number;
    }

    /** The same number is the same object by value, however it was written. */
    private static BigDecimal canonical(final BigDecimal number)
    {
        return 0 == number.signum() ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static long requirePresent(final long value)
    {
        if (Units.NULL_E8 == value)
        {
            throw new ArithmeticException("the sentinel of an absent value");
        }

        return value;
    }

    /**
     * A value that was read.
     *
     * @param canonical Long, BigDecimal, Boolean or String; equal for equal values.
     * @param bits      of the number: integer, E8, bits of the double, 0 and 1; 0 for text.
     */
    record Value(Object canonical, long bits)
    {
    }
}
