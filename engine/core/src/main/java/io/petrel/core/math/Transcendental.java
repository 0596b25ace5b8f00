package io.petrel.core.math;

/**
 * Deterministic exp, expm1, log and tanh. Only {@code + - * /} and {@link Math#fma}, each of which IEEE 754 defines to
 * the last bit, so that interpreter, compilers, machines and JDKs agree; {@code java.lang.Math} promises only one ulp
 * and its tanh changed between JDK 17 and 25. Measured against 40-digit references (see the test): exp and log below 1
 * ulp, tanh below 3.
 *
 * <p>Method: x = k ln2 + r with ln2 in two parts (Cody and Waite), the Taylor series of expm1 on |r| &lt;= ln2 / 2, the
 * series of the inverse hyperbolic tangent for log, and tanh(x) = -expm1(-2x) / (2 + expm1(-2x)).
 *
 * <p>Any thread; allocates nothing where the hardware has FMA (the node does not start without).
 */
public final class Transcendental
{
    /** Beyond this, exp overflows: ln(Double.MAX_VALUE). */
    private static final double EXP_OVERFLOW = 0x1.62e42fefa39efp9;
    /** Below this, exp rounds to zero: ln(Double.MIN_VALUE / 2). */
    private static final double EXP_UNDERFLOW = -0x1.74910d52d3052p9;
    /** Below this, expm1 is -1 to the last bit: -56 ln2. */
    private static final double EXPM1_SATURATED = -0x1.368p5;
    /** From here on, tanh is 1 to the last bit. */
    private static final double TANH_SATURATED = 0x1.6p4;

    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_REST = 0x1.abc9e3b39803fp-56;
    /** ln2 with its last 21 bits cleared: a product with an exponent is exact. */
    private static final double LN2_SHORT = 0x1.62e42feep-1;
    private static final double LN2_SHORT_REST = 0x1.a39ef35793c76p-33;
    private static final double INVERSE_LN2 = 0x1.71547652b82fep0;
    /** Adding and subtracting 1.5 x 2^52 rounds a small double to the nearest whole number, half to even. */
    private static final double ROUNDER = 0x1.8p52;

    private static final int EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA_MASK = (1L << MANTISSA_BITS) - 1;
    private static final long ONE_BITS = (long)EXPONENT_BIAS << MANTISSA_BITS;
    private static final double SQRT_2 = 0x1.6a09e667f3bcdp0;
    private static final double SUBNORMAL_SCALE = 0x1p54;
    private static final int SUBNORMAL_SHIFT = 54;

    private Transcendental()
    {
    }

    /**
     * e raised to a power.
     *
     * @param x any double.
     * @return within 1 ulp; infinity on overflow, 0 on underflow, not-a-number for not-a-number.
     */
    public static double exp(final double x)
    {
        if (!(x <= EXP_OVERFLOW))
        {
            return x + Double.POSITIVE_INFINITY;
        }
        if (x < EXP_UNDERFLOW)
        {
            return 0.0;
        }
        final double k = Math.fma(x, INVERSE_LN2, ROUNDER) - ROUNDER;
        final double r = Math.fma(-k, LN2_REST, Math.fma(-k, LN2, x));
        return scale(1.0 + smallExpm1(r), (int)k);
    }

    /**
     * e raised to a power, less one, exact also near zero.
     *
     * @param x any double.
     * @return within 2 ulp; infinity on overflow, -1 at the other end, not-a-number for not-a-number.
     */
    public static double expm1(final double x)
    {
        if (!(x <= EXP_OVERFLOW))
        {
            return x + Double.POSITIVE_INFINITY;
        }
        if (x < EXPM1_SATURATED)
        {
            return -1.0;
        }
        final double k = Math.fma(x, INVERSE_LN2, ROUNDER) - ROUNDER;
        if (0.0 == k)
        {
            return smallExpm1(x);
        }
        final double q = smallExpm1(Math.fma(-k, LN2_REST, Math.fma(-k, LN2, x)));
        if (k > MANTISSA_BITS)
        {
            return scale(1.0 + q, (int)k);
        }
        final double power = powerOfTwo((int)k);
        return Math.fma(power, q, power - 1.0);
    }

    /**
     * Natural logarithm.
     *
     * @param x any double.
     * @return within 1 ulp; -infinity for zero, not-a-number below zero and for not-a-number.
     */
    public static double log(final double x)
    {
        if (!(x > 0.0))
        {
            return 0.0 == x ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (Double.POSITIVE_INFINITY == x)
        {
            return x;
        }
        return x < Double.MIN_NORMAL ? normalLog(x * SUBNORMAL_SCALE, -SUBNORMAL_SHIFT) : normalLog(x, 0);
    }

    /**
     * Hyperbolic tangent.
     *
     * @param x any double.
     * @return within 3 ulp, in [-1, 1]; the sign of zero is kept; not-a-number for not-a-number.
     */
    public static double tanh(final double x)
    {
        final double magnitude = Math.abs(x);
        if (magnitude >= TANH_SATURATED)
        {
            return x > 0.0 ? 1.0 : -1.0;
        }
        final double t = expm1(-2.0 * magnitude);
        final double y = -t / (2.0 + t);
        return x > 0.0 ? y : x < 0.0 ? -y : x;
    }

    /** expm1 on |r| <= ln2 / 2 by its Taylor series; the first term left out is below 2^-58 of the result. */
    private static double smallExpm1(final double r)
    {
        double p = 1.0 / 87_178_291_200.0;
        p = Math.fma(p, r, 1.0 / 6_227_020_800.0);
        p = Math.fma(p, r, 1.0 / 479_001_600.0);
        p = Math.fma(p, r, 1.0 / 39_916_800.0);
        p = Math.fma(p, r, 1.0 / 3_628_800.0);
        p = Math.fma(p, r, 1.0 / 362_880.0);
        p = Math.fma(p, r, 1.0 / 40_320.0);
        p = Math.fma(p, r, 1.0 / 5_040.0);
        p = Math.fma(p, r, 1.0 / 720.0);
        p = Math.fma(p, r, 1.0 / 120.0);
        p = Math.fma(p, r, 1.0 / 24.0);
        p = Math.fma(p, r, 1.0 / 6.0);
        p = Math.fma(p, r, 0.5);
        return Math.fma(r * r, p, r);
    }

    /** log of a normal number, plus a shift of its exponent. */
    private static double normalLog(final double x, final int shift)
    {
        final long bits = Double.doubleToRawLongBits(x);
        int k = (int)(bits >>> MANTISSA_BITS) - EXPONENT_BIAS + shift;
        double m = Double.longBitsToDouble(bits & MANTISSA_MASK | ONE_BITS);
        if (m > SQRT_2)
        {
            m *= 0.5;
            k++;
        }
        final double f = m - 1.0;
        final double s = f / (2.0 + f);
        final double halfSquare = 0.5 * f * f;
        // log(1 + f) = f - f^2 / 2 + s (f^2 / 2 + R), with R the tail of 2 atanh(s) / s: the large part is f, exact.
        final double small = Math.fma(s, halfSquare + atanhTail(s * s), k * LN2_SHORT_REST);
        return k * LN2_SHORT - (halfSquare - small - f);
    }

    /** 2 z / 3 + 2 z^2 / 5 + ... with z = s^2 <= 0.0295; the first term left out is below 2^-60. */
    private static double atanhTail(final double z)
    {
        double p = 2.0 / 23.0;
        p = Math.fma(p, z, 2.0 / 21.0);
        p = Math.fma(p, z, 2.0 / 19.0);
        p = Math.fma(p, z, 2.0 / 17.0);
        p = Math.fma(p, z, 2.0 / 15.0);
        p = Math.fma(p, z, 2.0 / 13.0);
        p = Math.fma(p, z, 2.0 / 11.0);
        p = Math.fma(p, z, 2.0 / 9.0);
        p = Math.fma(p, z, 2.0 / 7.0);
        p = Math.fma(p, z, 2.0 / 5.0);
        p = Math.fma(p, z, 2.0 / 3.0);
        return p * z;
    }

    /** y times 2^k; in two steps at the ends of the range, so that a subnormal result is rounded once. */
    private static double scale(final double y, final int k)
    {
        if (k > EXPONENT_BIAS)
        {
            return y * powerOfTwo(k - 1) * 2.0;
        }
        if (k <= -EXPONENT_BIAS)
        {
            return y * powerOfTwo(k + SUBNORMAL_SHIFT) * (1.0 / SUBNORMAL_SCALE);
        }
        return y * powerOfTwo(k);
    }

    private static double powerOfTwo(final int k)
    {
        return Double.longBitsToDouble((long)(k + EXPONENT_BIAS) << MANTISSA_BITS);
    }
}
