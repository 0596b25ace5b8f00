package io.petrel.core.math;

import io.petrel.core.Seeds;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class RollingTest
{
    private static final double ONE_BILLIONTH = 1e-9;

    @Test
    void shouldEqualPlainMomentsOverSeededStreams()
    {
        Seeds.forEach(30, random ->
        {
            final int length = random.nextInt(2, 40);
            final double level = random.nextDouble(-1e6, 1e6);
            final double[] stream = random.doubles(500, level - 10.0, level + 10.0).toArray();
            final RollingMoments moments = new RollingMoments(length);
            for (int i = 0; i < stream.length; i++)
            {
                moments.add(stream[i]);
                assertMoments(moments, stream, i, length);
            }
        });
    }

    @Test
    void shouldForgetASpikeOnceItHasLeft()
    {
        final RollingMoments moments = new RollingMoments(20);
        moments.add(1e12);
        for (int i = 0; i < 40; i++)
        {
            moments.add(0.1);
        }
        assertThat(moments.sampleVariance()).isZero();
        assertThat(moments.mean()).isEqualTo(0.1);
        for (int i = 0; i < 20; i++)
        {
            moments.add(0.0);
        }
        assertThat(moments.meanSquare()).isZero();
    }

    @Test
    void shouldReportNoVarianceRatherThanNoise()
    {
        Seeds.forEach(20, random ->
        {
            final RollingMoments moments = new RollingMoments(10);
            for (int i = 0; i < 200; i++)
            {
                moments.add(random.nextDouble(1e9));
            }
            final double constant = random.nextDouble();
            for (int i = 0; i < 10; i++)
            {
                moments.add(constant);
            }
            assertThat(moments.sampleVariance()).isZero();
        });
    }

    @Test
    void shouldNotDriftOverTenMillionUpdates()
    {
        assertNoDrift(10_000_000);
    }

    @Test
    void shouldCountExactly()
    {
        Seeds.forEach(20, random ->
        {
            final int length = random.nextInt(1, 20);
            final long[] stream = random.longs(300, -1_000_000_000_000L, 1_000_000_000_000L).toArray();
            final RollingCounts counts = new RollingCounts(length);
            for (int i = 0; i < stream.length; i++)
            {
                counts.add(stream[i]);
                long sum = 0;
                for (int j = Math.max(0, i - length + 1); j <= i; j++)
                {
                    sum += stream[j];
                }
                assertThat(counts.sum()).isEqualTo(sum);
                assertThat(counts.isFull()).isEqualTo(i + 1 >= length);
            }
        });
    }

    @Test
    void shouldRememberTheValueOfSomeUpdatesAgo()
    {
        final Lagged lagged = new Lagged(3);
        for (int i = 0; i < 50; i++)
        {
            lagged.add(i);
            assertThat(lagged.isReady()).isEqualTo(i >= 3);
            if (lagged.isReady())
            {
                assertThat(lagged.past()).isEqualTo(i - 3);
            }
        }
    }

    @Test
    void shouldHashWhatDecidesTheFuture()
    {
        final RollingMoments moments = new RollingMoments(3);
        final RollingCounts counts = new RollingCounts(3);
        final Lagged lagged = new Lagged(3);
        final long before = hash(moments) ^ hash(counts) ^ hash(lagged);
        moments.add(1);
        counts.add(1);
        lagged.add(1);
        assertThat(hash(moments) ^ hash(counts) ^ hash(lagged)).isNotEqualTo(before);
    }

    @Test
    void shouldRefuseWindowsWithoutRoom()
    {
        assertThatThrownBy(() -> new RollingMoments(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RollingCounts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lagged(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Prices far from zero with bursts, as the worst case for sums that are added to and subtracted from. */
    private static void assertNoDrift(final int updates)
    {
        final SplittableRandom random = new SplittableRandom(3);
        final int length = 30;
        final double[] window = new double[length];
        final RollingMoments moments = new RollingMoments(length);
        for (int i = 0; i < updates; i++)
        {
            final double value = 6e4 + random.nextDouble() * (0 == i % 1_000 ? 1e7 : 1.0);
            window[i % length] = value;
            moments.add(value);
        }
        assertMoments(moments, window, length - 1, length);
    }

    private static void assertMoments(
        final RollingMoments moments, final double[] stream, final int last, final int length)
    {
        final int first = Math.max(0, last - length + 1);
        final int count = last - first + 1;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = first; i <= last; i++)
        {
            sum = sum.add(new BigDecimal(stream[i]));
        }
        final BigDecimal mean = sum.divide(BigDecimal.valueOf(count), new MathContext(80));
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = first; i <= last; i++)
        {
            squares = squares.add(new BigDecimal(stream[i]).subtract(mean).pow(2));
        }
        assertThat(moments.count()).isEqualTo(count);
        assertRelative(moments.sum(), sum.doubleValue());
        assertRelative(moments.mean(), mean.doubleValue());
        assertRelative(moments.variance(), squares.doubleValue() / count);
        final BigDecimal aboutZero = squares.add(mean.pow(2).multiply(BigDecimal.valueOf(count)));
        assertRelative(moments.meanSquare(), aboutZero.doubleValue() / count);
        if (count > 1)
        {
            assertRelative(moments.sampleVariance(), squares.doubleValue() / (count - 1));
        }
    }

    private static void assertRelative(final double actual, final double expected)
    {
        assertThat(Math.abs(actual - expected)).as("%s, not %s", actual, expected)
            .isLessThanOrEqualTo(ONE_BILLIONTH * Math.abs(expected) + 1e-40);
    }

    private static long hash(final Stateful state)
    {
        final StateHash hash = new StateHash();
        state.visitState(hash);
        return hash.value();
    }
}
