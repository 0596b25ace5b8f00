package io.petrel.core.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** References to 50 digits, and the distance of a double from them in units in the last place. */
final class Exact
{
    static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal LN2 = atanhSeries(BigDecimal.ONE.divide(BigDecimal.valueOf(3), DIGITS));

    private Exact()
    {
    }

    /** e^x: halve until small, Taylor, square back. */
    static BigDecimal exp(final BigDecimal x)
    {
        final int halvings = 12;
        final BigDecimal k = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        final BigDecimal r = x.subtract(k.multiply(LN2)).divide(BigDecimal.valueOf(1L << halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n <= 20; n++)
        {
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++)
        {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2).pow(k.intValueExact(), DIGITS), DIGITS);
    }

    /** e^x - 1; for small x by the series itself, so that nothing cancels. */
    static BigDecimal expm1(final BigDecimal x)
    {
        if (x.abs().compareTo(new BigDecimal("0.01")) > 0)
        {
            return exp(x).subtract(BigDecimal.ONE);
        }
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 2; n <= 30; n++)
        {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    static BigDecimal log(final double x)
    {
        final int k = Math.getExponent(x * 0x1p100) - 100;
        final BigDecimal m = new BigDecimal(x).divide(BigDecimal.valueOf(2).pow(k, DIGITS), DIGITS);
        final BigDecimal y = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), DIGITS);
        return atanhSeries(y).add(LN2.multiply(BigDecimal.valueOf(k)));
    }

    static BigDecimal tanh(final BigDecimal x)
    {
        final BigDecimal t = expm1(x.multiply(BigDecimal.valueOf(2)));
        return t.divide(t.add(BigDecimal.valueOf(2)), DIGITS);
    }

    /** Distance in units in the last place of the exact value. */
    static double ulps(final double actual, final BigDecimal exact)
    {
        final double ulp = Math.ulp(exact.doubleValue());
        return new BigDecimal(actual).subtract(exact).abs().divide(new BigDecimal(ulp), DIGITS).doubleValue();
    }

    /** 2 atanh(y) = log((1 + y) / (1 - y)). */
    private static BigDecimal atanhSeries(final BigDecimal y)
    {
        final BigDecimal square = y.multiply(y, DIGITS);
        BigDecimal power = y;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; n < 140; n += 2)
        {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2));
    }
}
