package io.petrel.core.math;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class NormalTest
{
    /** Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1. */
    private static final double[][] TABLE = {
        {0.0, 0.5}, {0.5, 0.691462461274013}, {1.0, 0.841344746068543}, {1.5, 0.933192798731142},
        {2.0, 0.977249868051821}, {2.5, 0.993790334674224}, {3.0, 0.998650101968370}
    };

    @Test
    void shouldEqualThePublishedTable()
    {
        for (final double[] row : TABLE)
        {
            assertThat(Normal.cdf(row[0])).isCloseTo(row[1], within(1e-15));
            assertThat(Normal.cdf(-row[0])).isCloseTo(1 - row[1], within(1e-15));
        }
    }

    @Test
    void shouldRiseFromZeroToOne()
    {
        double previous = 0;
        for (double x = -10; x <= 10; x += 0.001)
        {
            final double p = Normal.cdf(x);
            assertThat(p).isBetween(previous - 4e-15, 1.0);
            previous = p;
        }
        assertThat(previous).isEqualTo(1);
        assertThat(Normal.cdf(-9)).isZero();
        assertThat(Normal.cdf(Double.NaN)).isNaN();
    }

    @Test
    void shouldEqualTheIntegralOfTheDensity()
    {
        double integral = 0.5;
        final double step = 1e-3;
        for (int i = 0; i < 4_000; i++)
        {
            integral += step / 6 * (density(i * step) + 4 * density((i + 0.5) * step) + density((i + 1) * step));
            assertThat(Normal.cdf((i + 1) * step)).isCloseTo(integral, within(1e-13));
        }
    }

    private static double density(final double x)
    {
        return StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    }
}
