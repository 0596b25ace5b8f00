package io.petrel.core.math;

import io.petrel.core.Seeds;
import io.petrel.core.state.StateHash;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class RollingShapeTest
{
    private static final double TOLERANCE = 1e-11;

    @Test
    void shouldEqualExactMomentsOverSeededStreams()
    {
        Seeds.forEach(30, random ->
        {
            final int length = random.nextInt(4, 40);
            final double level = random.nextDouble(-1e6, 1e6);
            final double[] stream = random.doubles(300, level - 10.0, level + 10.0).toArray();
            final RollingShape shape = new RollingShape(length);
            for (int i = 0; i < stream.length; i++)
            {
                shape.add(stream[i]);
                assertThat(shape.isKnown()).isEqualTo(i + 1 >= length);
                if (shape.isKnown())
                {
                    assertShape(shape, stream, i, length);
                }
            }
        });
    }

    @Test
    void shouldEqualTheSampleFormulasOfAWorkedExample()
    {
        final RollingShape shape = new RollingShape(5);
        for (final double value : new double[] {2, 4, 4, 5, 10})
        {
            shape.add(value);
        }
        // Mean 5, sums of powers of the distances 36, 96 and 708; G1 and G2 by hand.
        final double variance = 36.0 / 5;
        final double g1 = 96.0 / 5 / (variance * StrictMath.sqrt(variance));
        final double g2 = 708.0 / 5 / (variance * variance) - 3;
        assertRelative(shape.skewness(), g1 * StrictMath.sqrt(20) / 3);
        assertRelative(shape.excessKurtosis(), 4.0 / (3 * 2) * (6 * g2 + 6));
    }

    @Test
    void shouldHaveNoShapeWhereNothingDiffers()
    {
        Seeds.forEach(20, random ->
        {
            final RollingShape shape = new RollingShape(10);
            for (int i = 0; i < 50; i++)
            {
                shape.add(random.nextDouble(1e9));
            }
            final double constant = random.nextDouble();
            for (int i = 0; i < 30; i++)
            {
                shape.add(constant);
                assertThat(shape.isKnown()).isEqualTo(i < 9);
            }
        });
    }

    @Test
    void shouldForgetASpikeOnceItHasLeft()
    {
        final SplittableRandom random = new SplittableRandom(5);
        final RollingShape shape = new RollingShape(20);
        final double[] stream = random.doubles(200, -1e-3, 1e-3).toArray();
        stream[100] = 3;
        for (int i = 0; i < stream.length; i++)
        {
            shape.add(stream[i]);
            assertThat(shape.isKnown()).isEqualTo(i >= 19);
            if (shape.isKnown())
            {
                assertShape(shape, stream, i, 20);
            }
        }
    }

    @Test
    void shouldNotDriftOverTenMillionUpdates()
    {
        final SplittableRandom random = new SplittableRandom(3);
        final int length = 60;
        final double[] window = new double[length];
        final RollingShape shape = new RollingShape(length);
        final int updates = 10_000_000;
        for (int i = 0; i < updates; i++)
        {
            final double value = 6e4 + random.nextDouble() * (0 == i % 1_000 ? 1e3 : 1.0);
            window[i % length] = value;
            shape.add(value);
        }
        // The window is a ring whose oldest value stands at updates % length: the order does not matter to a sum.
        assertShape(shape, window, length - 1, length);
    }

    @Test
    void shouldHashWhatDecidesTheFuture()
    {
        final RollingShape shape = new RollingShape(4);
        final long before = hash(shape);
        shape.add(1);
        assertThat(hash(shape)).isNotEqualTo(before);
    }

    @Test
    void shouldRefuseAWindowWithoutRoom()
    {
        assertThatThrownBy(() -> new RollingShape(3)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertShape(
        final RollingShape shape, final double[] stream, final int last, final int length)
    {
        final BigDecimal n = BigDecimal.valueOf(length);
        final MathContext digits = new MathContext(60);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = last - length + 1; i <= last; i++)
        {
            sum = sum.add(new BigDecimal(stream[i]));
        }
        final BigDecimal mean = sum.divide(n, digits);
        final double[] moments = new double[5];
        for (int power = 2; power <= 4; power++)
        {
            BigDecimal moment = BigDecimal.ZERO;
            for (int i = last - length + 1; i <= last; i++)
            {
                moment = moment.add(new BigDecimal(stream[i]).subtract(mean).pow(power));
            }
            moments[power] = moment.divide(n, digits).doubleValue();
        }
        final double g1 = moments[3] / StrictMath.pow(moments[2], 1.5);
        final double g2 = moments[4] / (moments[2] * moments[2]) - 3;
        assertRelative(shape.skewness(), g1 * StrictMath.sqrt(length * (length - 1.0)) / (length - 2));
        assertRelative(shape.excessKurtosis(),
            (length - 1.0) / ((length - 2.0) * (length - 3.0)) * ((length + 1) * g2 + 6));
    }

    private static void assertRelative(final double actual, final double expected)
    {
        assertThat(Math.abs(actual - expected)).as("%s, not %s", actual, expected)
            .isLessThanOrEqualTo(TOLERANCE * Math.max(1, Math.abs(expected)));
    }

    private static long hash(final RollingShape shape)
    {
        final StateHash hash = new StateHash();
        shape.visitState(hash);
        return hash.value();
    }
}
