package io.petrel.core.math;

import io.petrel.core.Seeds;
import io.petrel.core.state.StateHash;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

final class RollingCovarianceTest
{
    private static final double ONE_BILLIONTH = 1e-9;
    private static final MathContext DIGITS = new MathContext(80);

    @Test
    void shouldEqualPlainCovarianceOverSeededStreams()
    {
        Seeds.forEach(30, random ->
        {
            final int length = random.nextInt(2, 40);
            final double level = random.nextDouble(-1e6, 1e6);
            final double[] xs = random.doubles(300, level - 10.0, level + 10.0).toArray();
            final double[] ys = new double[xs.length];
            final RollingCovariance covariance = new RollingCovariance(length);
            for (int i = 0; i < xs.length; i++)
            {
                ys[i] = 0.3 * xs[i] + random.nextDouble();
                covariance.add(xs[i], ys[i]);
                assertThat(covariance.isFull()).isEqualTo(i + 1 >= length);
                assertCovariance(covariance, xs, ys, i, Math.min(i + 1, length));
            }
        });
    }

    @Test
    void shouldNotDriftOverTenMillionUpdates()
    {
        final SplittableRandom random = new SplittableRandom(5);
        final int length = 30;
        final double[] xs = new double[length];
        final double[] ys = new double[length];
        final RollingCovariance covariance = new RollingCovariance(length);
        for (int i = 0; i < 10_000_000; i++)
        {
            final double x = 6e4 + random.nextDouble() * (0 == i % 1_000 ? 1e7 : 1.0);
            final double y = 0.5 * x + random.nextDouble() * (0 == i % 777 ? 1e7 : 1.0);
            xs[i % length] = x;
            ys[i % length] = y;
            covariance.add(x, y);
        }
        assertCovariance(covariance, xs, ys, length - 1, length);
    }

    @Test
    void shouldBeUndefinedWhereEitherIsConstant()
    {
        final RollingCovariance covariance = new RollingCovariance(3);
        assertThat(covariance.isCorrelationDefined()).isFalse();
        for (int i = 0; i < 10; i++)
        {
            covariance.add(i < 5 ? i : 0.1, i);
            assertThat(covariance.isCorrelationDefined()).isEqualTo(i > 0 && i < 7);
        }
    }

    @Test
    void shouldNotExceedOneOfPerfectlyCorrelatedNumbers()
    {
        Seeds.forEach(50, random ->
        {
            final RollingCovariance covariance = new RollingCovariance(random.nextInt(2, 9));
            final double factor = random.nextDouble(-3.0, 3.0);
            for (int i = 0; i < 50; i++)
            {
                final double x = random.nextDouble();
                covariance.add(x, factor * x);
                if (covariance.isCorrelationDefined())
                {
                    assertThat(Math.abs(covariance.correlation())).isBetween(1.0 - 1e-14, 1.0);
                    assertThat(covariance.correlation() > 0.0).isEqualTo(factor > 0.0);
                }
            }
        });
    }

    @Test
    void shouldHashWhatDecidesTheFuture()
    {
        final RollingCovariance one = new RollingCovariance(3);
        final RollingCovariance other = new RollingCovariance(3);
        one.add(1.0, 2.0);
        other.add(1.0, 2.0);
        assertThat(hash(one)).isEqualTo(hash(other));
        other.add(1.0, 3.0);
        assertThat(hash(one)).isNotEqualTo(hash(other));
    }

    private static void assertCovariance(
        final RollingCovariance covariance, final double[] xs, final double[] ys, final int last, final int count)
    {
        if (count < 2)
        {
            return;
        }
        final double expected = deviations(xs, ys, last, count);
        final double squaresX = deviations(xs, xs, last, count);
        final double squaresY = deviations(ys, ys, last, count);
        final double scale = Math.sqrt(squaresX * squaresY);
        assertNear(covariance.sampleCovariance() * (count - 1), expected, scale);
        assertNear(covariance.correlation(), expected / scale, 1.0);
        assertNear(covariance.slope(), expected / squaresX, Math.sqrt(squaresY / squaresX));
    }

    private static double deviations(final double[] xs, final double[] ys, final int last, final int count)
    {
        BigDecimal sumX = BigDecimal.ZERO;
        BigDecimal sumY = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        for (int i = last - count + 1; i <= last; i++)
        {
            sumX = sumX.add(new BigDecimal(xs[i]));
            sumY = sumY.add(new BigDecimal(ys[i]));
            products = products.add(new BigDecimal(xs[i]).multiply(new BigDecimal(ys[i])));
        }
        return products.subtract(sumX.multiply(sumY).divide(BigDecimal.valueOf(count), DIGITS)).doubleValue();
    }

    private static void assertNear(final double actual, final double expected, final double scale)
    {
        assertThat(Math.abs(actual - expected)).as("%s, not %s", actual, expected)
            .isLessThanOrEqualTo(ONE_BILLIONTH * scale);
    }

    private static long hash(final RollingCovariance covariance)
    {
        final StateHash hash = new StateHash();
        covariance.visitState(hash);
        return hash.value();
    }
}
