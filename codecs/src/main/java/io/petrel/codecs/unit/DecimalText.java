package io.petrel.codecs.unit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Decimal text as {@code significand x 10^exponent}. Two passes without garbage for what feeds send (sign, digits, one
 * point, at most 18 significant digits), {@link BigDecimal} for every other spelling.
 */
final class DecimalText
{
    /** Digits that always fit a long. */
    static final int MAX_DIGITS = 18;

    /** What {@link #significand} answers when the text is malformed, scientific or too long for a long. */
    static final long NOT_SIMPLE = Long.MIN_VALUE;

    /** From here on one more digit could make it {@link #MAX_DIGITS} + 1 long. */
    private static final long LAST_WITH_ROOM = 100_000_000_000_000_000L;

    /** Far beyond any unit, near enough that nothing is expanded to megabytes of zeros. */
    private static final int MAX_MAGNITUDE = 200;

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private DecimalText()
    {
    }

    /** All digits of the text as one signed number; {@link #NOT_SIMPLE} if there is more to it. */
    static long significand(final byte[] bytes, final int offset, final int length)
    {
        final int end = offset + length;
        final boolean isNegative = length > 0 && '-' == bytes[offset];
        final int start = isNegative ? offset + 1 : offset;
        long value = 0;
        int points = 0;

        for (int i = start; i < end; i++)
        {
            final int digit = bytes[i] - '0';

            if ('.' == bytes[i])
            {
                points++;
            }
            else if (digit < 0 || digit > 9 || value >= LAST_WITH_ROOM)
            {
                return NOT_SIMPLE;
            }
            else
            {
                value = value * 10 + digit;
            }
        }

        return points > 1 || end - start == points ? NOT_SIMPLE : isNegative ? -value : value;
    }

    /** Power of ten of the last digit of a text that has a simple significand: minus the digits after the point. */
    static int exponent(final byte[] bytes, final int offset, final int length)
    {
        for (int i = length - 1; i >= 0; i--)
        {
            if ('.' == bytes[offset + i])
            {
                return i + 1 - length;
            }
        }

        return 0;
    }

    /** Every spelling {@link BigDecimal} reads, in lowest terms. */
    static BigDecimal slow(final byte[] bytes, final int offset, final int length)
    {
        final String text = text(bytes, offset, length);
        final BigDecimal value;

        try
        {
            value = new BigDecimal(text);
        }
        catch (final NumberFormatException malformed)
        {
            throw new IllegalArgumentException("\"" + text + "\" is not a decimal", malformed);
        }

        if (0 != value.signum() && Math.abs((long)value.precision() - value.scale()) > MAX_MAGNITUDE)
        {
            throw new IllegalArgumentException("\"" + text + "\" is beyond 64-bit units");
        }

        return 0 == value.signum() ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** What is not Latin-1 becomes '?', which no decimal has. */
    static byte[] bytes(final CharSequence text)
    {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(final byte[] bytes, final int offset, final int length)
    {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    static long powerOfTen(final int power)
    {
        return POWERS_OF_TEN[power];
    }

    private static long[] powersOfTen()
    {
        final long[] powers = new long[MAX_DIGITS + 1];
        powers[0] = 1;

        for (int i = 1; i < powers.length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
