package io.petrel.codecs.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Arithmetic of money, and of rates, in units of 1e-8. Exact or half-even where said; overflow and absent operands
 * throw {@link ArithmeticException}. No garbage but where said.
 */
public final class E8
{
    private static final Step STEP = Step.of(1, -8);
    private static final double ONE = Units.ONE_E8;

    /** Doubles of this size and above have no fraction. */
    private static final double WHOLE_FROM = 0x1p52;
    private static final double TOO_LARGE = 0x1p63;
    private static final double TIE = 0.5;

    private E8()
    {
    }

    /**
     * Exact sum.
     *
     * @param aE8 first amount.
     * @param bE8 second amount.
     * @return the sum, E8.
     */
    public static long add(final long aE8, final long bE8)
    {
        return present(Math.addExact(WideMath.checked(aE8), WideMath.checked(bE8)));
    }

    /**
     * Exact difference.
     *
     * @param aE8 amount to take from.
     * @param bE8 amount to take.
     * @return {@code aE8 - bE8}, E8.
     */
    public static long subtract(final long aE8, final long bE8)
    {
        return present(Math.subtractExact(WideMath.checked(aE8), WideMath.checked(bE8)));
    }

    /**
     * {@code a * b / divisor} with a 128-bit product, rounded half-even. With {@link Units#ONE_E8} as divisor it
     * multiplies two E8 numbers: a notional by a fee rate.
     *
     * @param a       first factor.
     * @param b       second factor.
     * @param divisor not 0.
     * @return the quotient nearest to the exact one, the even one on a tie.
     */
    public static long mulDiv(final long a, final long b, final long divisor)
    {
        return WideMath.mulDivHalfEven(a, b, divisor);
    }

    /**
     * {@code a * b / divisor} with a 128-bit product, rounded away from zero.
     *
     * @param a       first factor.
     * @param b       second factor.
     * @param divisor not 0.
     * @return the quotient when it is whole, else the next whole number of greater magnitude.
     */
    public static long mulDivUp(final long a, final long b, final long divisor)
    {
        return WideMath.mulDivUp(a, b, divisor);
    }

    /**
     * Exact E8 of a decimal of at most 8 decimals.
     *
     * @param decimal plain or scientific decimal.
     * @return E8.
     * @throws IllegalArgumentException when malformed, finer than 1e-8, or beyond 64 bits.
     */
    public static long parse(final CharSequence decimal)
    {
        return STEP.parseUnits(decimal);
    }

    /**
     * Plain decimal, trailing zeros stripped.
     *
     * @param e8 not absent.
     * @return the text.
     */
    public static String format(final long e8)
    {
        return STEP.format(e8);
    }

    /**
     * E8 nearest to the exact value of a double, the even one on a tie. No garbage but on an apparent tie.
     *
     * @param value finite, of magnitude below 2^63 / 1e8.
     * @return E8.
     * @throws ArithmeticException when not a number or out of range.
     */
    public static long fromDouble(final double value)
    {
        final double product = value * ONE;

        if (!(Math.abs(product) < TOO_LARGE))
        {
            throw new ArithmeticException("not money: " + value);
        }

        if (Math.abs(product) < WHOLE_FROM)
        {
            // the product lost at most half of its last bit: too little to carry it over a tie, enough to make one
            final double whole = Math.rint(product);
            return TIE == Math.abs(product - whole) ? fromDoubleExactly(value) : (long)whole;
        }

        final double lost = Math.fma(value, ONE, -product);
        final double carry = Math.rint(lost);
        return TIE == Math.abs(lost - carry) ? fromDoubleExactly(value) : add((long)product, (long)carry);
    }

    /**
     * Value of an amount in whole units of its currency.
     *
     * @param e8 not absent.
     * @return {@code e8 / 1e8}, correctly rounded below 2^53, within one unit in the last place beyond.
     */
    public static double toDouble(final long e8)
    {
        return WideMath.checked(e8) / ONE;
    }

    private static long fromDoubleExactly(final double value)
    {
        return new BigDecimal(value).movePointRight(8).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static long present(final long e8)
    {
        if (Units.NULL_E8 == e8)
        {
            throw WideMath.overflow();
        }

        return e8;
    }
}
