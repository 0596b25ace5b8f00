package io.petrel.tools.research.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReversionTest
{
    private static final int TRIALS = 100;

    @ParameterizedTest
    @ValueSource(doubles = {2, 10, 30})
    void shouldFindTheHalfLifeOfAnOrnsteinUhlenbeckProcess(final double halfLife)
    {
        final double coefficient = Math.pow(0.5, 1 / halfLife);
        double mean = 0;
        for (int seed = 0; seed < TRIALS; seed++)
        {
            final Reversion reversion = Reversion.of(Noise.autoregressive(seed, 2000, coefficient));
            assertThat(reversion.confidence()).isGreaterThanOrEqualTo(0.9);
            mean += reversion.coefficient() / TRIALS;
        }

        assertThat(mean).isCloseTo(coefficient, within(0.004));
    }

    @Test
    void shouldBeConfidentOfARandomWalkNoMoreOftenThanItSays()
    {
        int confident = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            confident += Reversion.of(Noise.cumulated(Noise.white(seed, 500))).confidence() >= 0.95 ? 1 : 0;
        }

        assertThat(confident).isLessThanOrEqualTo(36);
    }

    @Test
    void shouldHaveNoHalfLifeWhereTheSeriesRunsAway()
    {
        final double[] series = new double[300];
        for (int i = 0; i < series.length; i++)
        {
            series[i] = Math.exp(0.01 * i);
        }

        final Reversion reversion = Reversion.of(series);

        assertThat(reversion.isKnown()).isFalse();
        assertThat(reversion.confidence()).isZero();
    }

    /** Stochastic volatility whose logarithm is first-order autoregressive: its memory is that of the logarithm. */
    @Test
    void shouldFindHowLongVolatilityRemembers()
    {
        final double[] logs = Noise.autoregressive(3, 50_000, 0.95);
        final Random random = new Random(4);
        final double[] returns = new double[logs.length];
        for (int i = 0; i < returns.length; i++)
        {
            returns[i] = Math.exp(0.2 * logs[i]) * random.nextGaussian();
        }

        assertThat(Clustering.of(returns).memoryBars()).isCloseTo(-1 / Math.log(0.95), within(4.0));
        assertThat(Clustering.of(Noise.white(1, 1000)).isKnown()).isFalse();
    }
}
