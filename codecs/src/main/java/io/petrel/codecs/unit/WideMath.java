package io.petrel.codecs.unit;

/**
 * {@code a * b / divisor} with a 128-bit product, without garbage.
 * <p>
 * Assumes: no operand is {@link Long#MIN_VALUE}, the sentinel of every unit. Guarantees: the exact quotient rounded as
 * the method's name says, or an {@link ArithmeticException}; never the sentinel, never a wrapped number.
 */
final class WideMath
{
    /** What {@link #mulDivExact} answers when the quotient is not whole. */
    static final long NOT_WHOLE = Long.MIN_VALUE;

    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private WideMath()
    {
    }

    /** Rounds to the nearest whole number, a tie to the even one. */
    static long mulDivHalfEven(final long a, final long b, final long divisor)
    {
        final long magnitude = Math.abs(checked(divisor));
        final long quotient = fitting(quotient(a, b, magnitude));
        final long remainder = remainder(a, b, magnitude, quotient);
        final long toNext = magnitude - remainder;
        final boolean up = remainder > toNext || (remainder == toNext && 1 == (quotient & 1));
        return signed(fitting(up ? quotient + 1 : quotient), isNegative(a, b, divisor));
    }

    /** Rounds toward zero. */
    static long mulDivDown(final long a, final long b, final long divisor)
    {
        return signed(fitting(quotient(a, b, Math.abs(checked(divisor)))), isNegative(a, b, divisor));
    }

    /** Rounds away from zero. */
    static long mulDivUp(final long a, final long b, final long divisor)
    {
        final long magnitude = Math.abs(checked(divisor));
        final long quotient = fitting(quotient(a, b, magnitude));
        final boolean isWhole = 0 == remainder(a, b, magnitude, quotient);
        return signed(fitting(isWhole ? quotient : quotient + 1), isNegative(a, b, divisor));
    }

    /** Does not round or throw: {@link #NOT_WHOLE} when there is a remainder or the quotient does not fit. */
    static long mulDivExact(final long a, final long b, final long divisor)
    {
        final long magnitude = Math.abs(checked(divisor));
        final long quotient = quotient(a, b, magnitude);
        final boolean isWhole = quotient >= 0 && 0 == remainder(a, b, magnitude, quotient);
        return isWhole ? signed(quotient, isNegative(a, b, divisor)) : NOT_WHOLE;
    }

    /** Whether {@code a * b} is a long. */
    static boolean productFits(final long a, final long b)
    {
        final long product = a * b;
        return Math.multiplyHigh(a, b) == product >> 63 && Long.MIN_VALUE != product;
    }

    static long checked(final long operand)
    {
        if (Long.MIN_VALUE == operand)
        {
            throw new ArithmeticException("absent value (Long.MIN_VALUE) in arithmetic");
        }

        return operand;
    }

    /** Quotient of the magnitudes; negative when it does not fit. */
    private static long quotient(final long a, final long b, final long divisor)
    {
        if (0 == divisor)
        {
            throw new ArithmeticException("division by zero");
        }

        final long x = Math.abs(checked(a));
        final long y = Math.abs(checked(b));
        final long high = Math.multiplyHigh(x, y);
        final long low = x * y;

        if (0 == high && low >= 0)
        {
            return low / divisor;
        }

        return divideWide(high, low, divisor);
    }

    /** The product modulo 2^64 is enough: the remainder is below the divisor, hence below 2^63. */
    private static long remainder(final long a, final long b, final long divisor, final long quotient)
    {
        return Math.abs(a) * Math.abs(b) - quotient * divisor;
    }

    private static boolean isNegative(final long a, final long b, final long divisor)
    {
        return (a ^ b ^ divisor) < 0;
    }

    private static long signed(final long magnitude, final boolean isNegative)
    {
        return isNegative ? -magnitude : magnitude;
    }

    private static long fitting(final long magnitude)
    {
        if (magnitude < 0)
        {
            throw overflow();
        }

        return magnitude;
    }

    /**
     * 128 by 63 bit division: two 32-bit quotient digits, each estimated and corrected at most twice
     * (Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D).
     */
    private static long divideWide(final long high, final long low, final long divisor)
    {
        if (high >= divisor)
        {
            return -1;
        }

        final int shift = Long.numberOfLeadingZeros(divisor);
        final long d = divisor << shift;
        final long top = (high << shift) | (low >>> (Long.SIZE - shift));
        final long rest = low << shift;
        final long digit1 = digit(top, rest >>> 32, d);
        final long middle = (top << 32) + (rest >>> 32) - digit1 * d;
        return (digit1 << 32) + digit(middle, rest & LOW_HALF, d);
    }

    /** One base-2^32 digit of {@code (top * 2^32 + next) / d}, d having its highest bit set. */
    private static long digit(final long top, final long next, final long d)
    {
        final long dHigh = d >>> 32;
        final long dLow = d & LOW_HALF;
        long digit = Long.divideUnsigned(top, dHigh);
        long left = top - digit * dHigh;

        while (digit > LOW_HALF || Long.compareUnsigned(digit * dLow, (left << 32) + next) > 0)
        {
            digit--;
            left += dHigh;

            if (left > LOW_HALF)
            {
                break;
            }
        }

        return digit;
    }

    static ArithmeticException overflow()
    {
        return new ArithmeticException("overflow of 64-bit units");
    }
}
