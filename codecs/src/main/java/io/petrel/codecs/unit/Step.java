package io.petrel.codecs.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The size of one unit as an exact decimal, {@code mantissa x 10^exponent}: a tick, a lot, a contract size.
 * <p>
 * Immutable. Kept in lowest terms (the mantissa has no trailing zero), so that equal steps are equal objects by value.
 */
public final class Step
{
    /** Exponents reach this far both ways; the wire carries them as int8. */
    public static final int MAX_EXPONENT = 30;

    private static final int MAX_EXACT_POWER = 22;
    private static final long MAX_EXACT_DOUBLE = 1L << 53;
    private static final double[] POWERS_OF_TEN = powersOfTen();

    private final long mantissa;
    private final int exponent;

    private Step(final long mantissa, final int exponent)
    {
        this.mantissa = mantissa;
        this.exponent = exponent;
    }

    /**
     * A step of {@code mantissa x 10^exponent}.
     *
     * @param mantissa above 0.
     * @param exponent decimal exponent; in lowest terms within -{@value #MAX_EXPONENT} to {@value #MAX_EXPONENT}.
     * @return the step, in lowest terms.
     * @throws IllegalArgumentException when out of range.
     */
    public static Step of(final long mantissa, final int exponent)
    {
        long m = mantissa;
        int e = exponent;

        while (m > 0 && 0 == m % 10)
        {
            m /= 10;
            e++;
        }

        if (m <= 0 || Math.abs(e) > MAX_EXPONENT)
        {
            throw new IllegalArgumentException("not a step: " + mantissa + "e" + exponent +
                "; needs a mantissa above 0 and an exponent within +-" + MAX_EXPONENT);
        }

        return new Step(m, e);
    }

    /**
     * The step that a decimal text names: "0.01" is 1e-2, "0.25" is 25e-2.
     *
     * @param decimal a decimal above 0.
     * @return the step.
     * @throws IllegalArgumentException when malformed, not positive or out of range; the text is in the message.
     */
    public static Step parse(final CharSequence decimal)
    {
        final BigDecimal value = DecimalText.slow(DecimalText.bytes(decimal), 0, decimal.length());

        if (value.signum() <= 0 || value.unscaledValue().bitLength() > 63)
        {
            throw new IllegalArgumentException("not a step: \"" + decimal + "\"; needs a positive decimal");
        }

        return of(value.unscaledValue().longValueExact(), -value.scale());
    }

    /**
     * Exact units of a decimal.
     *
     * @param decimal plain or scientific decimal.
     * @return units, within +-{@code Long.MAX_VALUE}.
     * @throws IllegalArgumentException when malformed, not a whole multiple of this step, or beyond 64 bits.
     */
    public long parseUnits(final CharSequence decimal)
    {
        return parseUnits(DecimalText.bytes(decimal), 0, decimal.length());
    }

    /**
     * Exact units of a decimal in ASCII. No garbage for plain decimals of up to 18 significant digits.
     *
     * @param bytes  holding the text.
     * @param offset of its first character.
     * @param length of it.
     * @return units, within +-{@code Long.MAX_VALUE}.
     * @throws IllegalArgumentException when malformed, not a whole multiple of this step, or beyond 64 bits.
     */
    public long parseUnits(final byte[] bytes, final int offset, final int length)
    {
        final long significand = DecimalText.significand(bytes, offset, length);

        if (DecimalText.NOT_SIMPLE != significand)
        {
            final long units = exactUnits(significand, DecimalText.exponent(bytes, offset, length) - exponent);

            if (WideMath.NOT_WHOLE != units)
            {
                return units;
            }
        }

        return parseSlowly(bytes, offset, length, RoundingMode.UNNECESSARY);
    }

    /**
     * Units nearest to a decimal, a tie to the even unit. For imports of derived data only: a price of a venue that is
     * not on its own grid is a defect to report, not to round.
     *
     * @param decimal plain or scientific decimal.
     * @return units, within +-{@code Long.MAX_VALUE}.
     * @throws IllegalArgumentException when malformed or beyond 64 bits.
     */
    public long nearestUnits(final CharSequence decimal)
    {
        return parseSlowly(DecimalText.bytes(decimal), 0, decimal.length(), RoundingMode.HALF_EVEN);
    }

    /**
     * Plain decimal of a number of units, trailing zeros stripped: "61780", "0.04679".
     *
     * @param units not absent.
     * @return the text; {@link #parseUnits(CharSequence)} gives the same units back.
     */
    public String format(final long units)
    {
        final BigDecimal value = exact(WideMath.checked(units));
        return 0 == value.signum() ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /**
     * The double nearest to a number of units.
     *
     * @param units not absent.
     * @return correctly rounded value; no garbage while units x mantissa is below 2^53.
     */
    public double toDouble(final long units)
    {
        WideMath.checked(units);

        if (WideMath.productFits(units, mantissa) && Math.abs(exponent) <= MAX_EXACT_POWER)
        {
            final long product = units * mantissa;

            if (Math.abs(product) <= MAX_EXACT_DOUBLE)
            {
                // both operands are exact doubles, so the one operation rounds correctly
                return exponent < 0 ? product / POWERS_OF_TEN[-exponent] : product * POWERS_OF_TEN[exponent];
            }
        }

        return exact(units).doubleValue();
    }

    /**
     * Mantissa in lowest terms.
     *
     * @return above 0.
     */
    public long mantissa()
    {
        return mantissa;
    }

    /**
     * Decimal exponent that belongs to {@link #mantissa()}.
     *
     * @return within +-{@value #MAX_EXPONENT}.
     */
    public int exponent()
    {
        return exponent;
    }

    @Override
    public boolean equals(final Object other)
    {
        return other instanceof Step && mantissa == ((Step)other).mantissa && exponent == ((Step)other).exponent;
    }

    @Override
    public int hashCode()
    {
        return 31 * Long.hashCode(mantissa) + exponent;
    }

    /** The decimal itself, as {@link #parse} reads it. */
    @Override
    public String toString()
    {
        return format(1);
    }

    /** {@link WideMath#NOT_WHOLE} also when it does not fit: the slow route finds out and says which. */
    private long exactUnits(final long significand, final int power)
    {
        if (Math.abs(power) > DecimalText.MAX_DIGITS)
        {
            return 0 == significand ? 0 : WideMath.NOT_WHOLE;
        }

        if (power >= 0)
        {
            return WideMath.mulDivExact(significand, DecimalText.powerOfTen(power), mantissa);
        }

        final long scale = DecimalText.powerOfTen(-power);
        return WideMath.productFits(mantissa, scale) ?
            WideMath.mulDivExact(significand, 1, mantissa * scale) : WideMath.NOT_WHOLE;
    }

    /** Any spelling, any number of digits, and the place where every refusal gets its message. */
    private long parseSlowly(final byte[] bytes, final int offset, final int length, final RoundingMode rounding)
    {
        final BigDecimal value = DecimalText.slow(bytes, offset, length);
        final BigDecimal units;

        try
        {
            units = value.scaleByPowerOfTen(-exponent).divide(BigDecimal.valueOf(mantissa), 0, rounding);
        }
        catch (final ArithmeticException notWhole)
        {
            throw new IllegalArgumentException(
                "\"" + DecimalText.text(bytes, offset, length) + "\" is not a whole multiple of " + this, notWhole);
        }

        final BigInteger whole = units.toBigInteger();

        if (whole.abs().bitLength() > 63)
        {
            throw new IllegalArgumentException(
                "\"" + DecimalText.text(bytes, offset, length) + "\" is beyond 64-bit units of " + this);
        }

        return whole.longValue();
    }

    private BigDecimal exact(final long units)
    {
        return BigDecimal.valueOf(units).multiply(BigDecimal.valueOf(mantissa)).scaleByPowerOfTen(exponent);
    }

    private static double[] powersOfTen()
    {
        final double[] powers = new double[MAX_EXACT_POWER + 1];
        powers[0] = 1.0;

        for (int i = 1; i < powers.length; i++)
        {
            powers[i] = powers[i - 1] * 10.0;
        }

        return powers;
    }
}
