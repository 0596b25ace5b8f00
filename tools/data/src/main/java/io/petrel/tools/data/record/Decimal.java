package io.petrel.tools.data.record;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.petrel.codecs.unit.Step;

/**
 * An exact decimal of outside data: {@code mantissa / 10^scale}, in lowest terms, so that {@link #scale()} counts the
 * decimals really used ("61837.63000000" has two). Immutable.
 *
 * @param mantissa significant digits with sign; at most 18 of them.
 * @param scale    decimals used, 0 or more; {@link #NONE} has -1.
 */
public record Decimal(long mantissa, int scale)
{
    /** A number that the source does not give. */
    public static final Decimal NONE = new Decimal(0, -1);

    /** The number zero. */
    public static final Decimal ZERO = new Decimal(0, 0);

    private static final int MAX_SCALE = 18;

    /**
     * Reads plain or scientific notation.
     *
     * @param text such as "0.00001234", "17", "-1.5", "6.0E+5"; blanks around it are allowed.
     * @return the number, exact.
     * @throws IllegalArgumentException when it is no number or has more than 18 significant digits.
     */
    public static Decimal parse(final CharSequence text)
    {
        final String trimmed = text.toString().strip();
        final Decimal plain = parsePlain(trimmed);
        return NONE == plain ? parseSlowly(trimmed) : plain;
    }

    /**
     * A decimal from its parts.
     *
     * @param mantissa digits.
     * @param scale    decimals among them, 0 or more.
     * @return the number in lowest terms.
     */
    public static Decimal of(final long mantissa, final int scale)
    {
        long digits = mantissa;
        int decimals = scale;

        while (decimals > 0 && 0 == digits % 10)
        {
            digits /= 10;
            decimals--;
        }

        return new Decimal(digits, decimals);
    }

    /** True when the source gave no number. */
    public boolean isNone()
    {
        return scale < 0;
    }

    /** True for a number above zero. */
    public boolean isPositive()
    {
        return mantissa > 0;
    }

    /** True for the number zero. */
    public boolean isZero()
    {
        return 0 == mantissa && scale >= 0;
    }

    /**
     * Whole units of a step.
     *
     * @param step tick or lot.
     * @return units, exact.
     * @throws IllegalArgumentException when this is no whole multiple of the step or beyond 64 bits.
     */
    public long units(final Step step)
    {
        final int power = -step.exponent() - scale;

        if (1 == step.mantissa() && power >= 0 && power <= MAX_SCALE)
        {
            final long factor = powerOfTen(power);

            if (Math.multiplyHigh(mantissa, factor) == mantissa * factor >> 63)
            {
                return mantissa * factor;
            }
        }

        return step.parseUnits(toString());
    }

    /**
     * Nearest units of a step, ties to the even unit: for derived data (bars, mark prices) only.
     *
     * @param step tick or lot.
     * @return units, rounded.
     */
    public long nearestUnits(final Step step)
    {
        return step.nearestUnits(toString());
    }

    /**
     * This number with at most so many decimals, ties to even: for derived data only.
     *
     * @param decimals most decimals to keep.
     * @return the number, rounded when it has more.
     */
    public Decimal rounded(final int decimals)
    {
        if (scale <= decimals)
        {
            return this;
        }

        final BigDecimal value = toBigDecimal().setScale(decimals, RoundingMode.HALF_EVEN);
        return of(value.unscaledValue().longValueExact(), decimals);
    }

    /** The same number as a {@link BigDecimal}. */
    public BigDecimal toBigDecimal()
    {
        return BigDecimal.valueOf(mantissa, Math.max(scale, 0));
    }

    /** Plain decimal text; "none" for {@link #NONE}. */
    @Override
    public String toString()
    {
        return isNone() ? "none" : toBigDecimal().toPlainString();
    }

    /** {@link #NONE} when the text is not a short plain decimal; the slow route then decides. */
    private static Decimal parsePlain(final String text)
    {
        long digits = 0;
        int digitCount = 0;
        int decimals = -1;
        final int start = text.startsWith("-") ? 1 : 0;

        for (int i = start; i < text.length(); i++)
        {
            final char character = text.charAt(i);

            if ('.' == character && decimals < 0)
            {
                decimals = 0;
            }
            else if (character >= '0' && character <= '9' && digitCount < MAX_SCALE)
            {
                digits = 10 * digits + (character - '0');
                digitCount += 0 == digits ? 0 : 1;
                decimals += decimals < 0 ? 0 : 1;
            }
            else
            {
                return NONE;
            }
        }

        final boolean isNumber = text.length() > start + (decimals < 0 ? 0 : 1) && decimals <= MAX_SCALE;
        return isNumber ? of(start > 0 ? -digits : digits, Math.max(decimals, 0)) : NONE;
    }

    private static Decimal parseSlowly(final String text)
    {
        try
        {
            final BigDecimal value = new BigDecimal(text).stripTrailingZeros();
            final BigDecimal whole = value.scale() < 0 ? value.setScale(0) : value;

            if (whole.unscaledValue().bitLength() > 62 || whole.scale() > MAX_SCALE)
            {
                throw new IllegalArgumentException("more than 18 digits: \"" + text + "\"");
            }

            return new Decimal(whole.unscaledValue().longValueExact(), whole.scale());
        }
        catch (final NumberFormatException notANumber)
        {
            throw new IllegalArgumentException("not a number: \"" + text + "\"", notANumber);
        }
    }

    private static long powerOfTen(final int power)
    {
        long value = 1;

        for (int i = 0; i < power; i++)
        {
            value *= 10;
        }

        return value;
    }
}
