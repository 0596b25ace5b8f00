package io.petrel.core.math;

import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The rolling estimates against plain ones over the window, and what they say of series whose answer is known. */
final class RoughnessTest
{
    private static final int LENGTH = 64;
    private static final int SCALES = 5;

    @Test
    void shouldEqualThePlainEstimates()
    {
        final Roughness roughness = new Roughness(LENGTH, SCALES);
        final Random random = new Random(11);
        final double[] series = new double[1_000];
        for (int t = 1; t < series.length; t++)
        {
            series[t] = series[t - 1] + 0.01 * random.nextGaussian();
        }
        for (int t = 0; t < series.length; t++)
        {
            roughness.add(series[t]);
            assertThat(roughness.isReady()).isEqualTo(t >= LENGTH + 15);
            if (roughness.isReady())
            {
                assertThat(roughness.hurst()).isCloseTo(plainHurst(series, t), within(1e-9));
                assertThat(roughness.fractalDimension()).isCloseTo(
                    2 - Math.log(moment(series, t, 2, 1) / moment(series, t, 1, 1)) / Math.log(2), within(1e-9));
            }
        }
    }

    @Test
    void shouldFindARandomWalkHalfWayATrendAboveAndReversionBelow()
    {
        assertThat(hurst(0, 0)).isBetween(0.47, 0.53);
        assertThat(hurst(0.5, 0)).isGreaterThan(0.6);
        assertThat(hurst(0, 0.3)).isLessThan(0.35);
        assertThat(dimension(0, 0)).isBetween(1.47, 1.53);
        assertThat(dimension(0.5, 0)).isLessThan(1.4);
        assertThat(dimension(-0.5, 0)).isGreaterThan(1.6);
    }

    @Test
    void shouldFindALineSmoothAndAFlatSeriesUnknown()
    {
        final Roughness line = new Roughness(LENGTH, SCALES);
        final Roughness flat = new Roughness(LENGTH, SCALES);
        for (int t = 0; t < 200; t++)
        {
            line.add(0.001 * t);
            flat.add(1);
        }
        assertThat(line.hurst()).isCloseTo(1, within(1e-9));
        assertThat(line.fractalDimension()).isCloseTo(1, within(1e-9));
        assertThat(flat.isReady()).isFalse();
    }

    private static double hurst(final double momentum, final double reversion)
    {
        return walk(momentum, reversion).hurst();
    }

    private static double dimension(final double momentum, final double reversion)
    {
        return walk(momentum, reversion).fractalDimension();
    }

    /** Moves that repeat a share of the last one, pulled to zero by a share of the level. */
    private static Roughness walk(final double momentum, final double reversion)
    {
        final Roughness roughness = new Roughness(20_000, SCALES);
        final Random random = new Random(12);
        double level = 0;
        double move = 0;
        for (int t = 0; t < 21_000; t++)
        {
            move = momentum * move + random.nextGaussian() - reversion * level;
            level += move;
            roughness.add(level);
        }
        return roughness;
    }

    private static double plainHurst(final double[] series, final int t)
    {
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int scale = 0; scale < SCALES; scale++)
        {
            final double x = Math.log(1 << scale);
            final double y = Math.log(moment(series, t, 1 << scale, 2));
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
        }
        final double slope = (SCALES * sumXy - sumX * sumY) / (SCALES * sumXx - sumX * sumX);
        return Math.max(0, Math.min(slope / 2, 1));
    }

    private static double moment(final double[] series, final int t, final int lag, final int order)
    {
        double sum = 0;
        for (int i = t - LENGTH + 1; i <= t; i++)
        {
            sum += Math.pow(Math.abs(series[i] - series[i - lag]), order);
        }
        return sum / LENGTH;
    }
}
