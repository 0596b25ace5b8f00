package io.petrel.core.regime;

import io.petrel.codecs.event.VolatilityRegime;
import io.petrel.core.Huracan;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The recursion against the sum it stands for, over the whole history. */
final class GarchVolatilityTest
{
    private static final double OMEGA = 2e-6;
    private static final double ALPHA = 0.07;
    private static final double BETA = 0.88;

    private final Parameters parameters = Huracan.configured();
    private final GarchVolatility garch = new GarchVolatility(parameters);
    private final Vectors vectors = new Vectors();

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.06})
    void shouldForecastAsTheWrittenOutSum(final double gamma)
    {
        configure(gamma);
        final Random random = new Random(3);
        final double[] moves = random.doubles(400, -0.03, 0.03).toArray();
        for (int t = 0; t < moves.length; t++)
        {
            bar(moves[t]);
            final double expected = Math.sqrt(plainVariance(moves, t + 1, gamma));
            assertThat(garch.forecast()).isCloseTo(expected, within(1e-12 * expected));
        }
    }

    @Test
    void shouldTargetTheRealisedVarianceWithoutAConstant()
    {
        vectors.with(Feature.REALISED_SIGMA_LONG, 0.01);
        bar(0.01);
        assertThat(garch.forecast()).isCloseTo(0.01, within(1e-15));
        assertThat(garch.ratio()).isCloseTo(1, within(1e-12));
        assertThat(garch.regime()).isEqualTo(VolatilityRegime.NORMAL);
    }

    @Test
    void shouldNameTheRegimeByTheRatioWithAMargin()
    {
        vectors.with(Feature.REALISED_SIGMA_LONG, 0.01);
        bar(0.06);
        assertThat(garch.ratio()).isBetween(1.6, 2.4);
        assertThat(garch.regime()).isEqualTo(VolatilityRegime.HIGH);
        bar(0.20);
        assertThat(garch.regime()).isEqualTo(VolatilityRegime.EXTREME);
        for (int i = 0; i < 400; i++)
        {
            bar(0);
        }
        assertThat(garch.regime()).isEqualTo(VolatilityRegime.LOW);
    }

    @Test
    void shouldKnowNothingWithoutALongRunLevel()
    {
        bar(0.01);
        assertThat(garch.forecast()).isNaN();
        assertThat(garch.regime()).isEqualTo(VolatilityRegime.UNKNOWN);

        configure(0);
        Huracan.set(parameters, "regime.garch.beta", 0.95);
        bar(0.01);
        assertThat(garch.forecast()).as("explosive").isNaN();
        assertThat(garch.ratio()).isNaN();
    }

    private void configure(final double gamma)
    {
        Huracan.set(parameters, "regime.garch.omega", OMEGA);
        Huracan.set(parameters, "regime.garch.alpha", ALPHA);
        Huracan.set(parameters, "regime.garch.beta", BETA);
        Huracan.set(parameters, "regime.garch.gamma", gamma);
    }

    private void bar(final double move)
    {
        garch.onBar(vectors.with(Feature.LOG_RETURN, move).vector());
    }

    /** h(n) = beta^n h(0) + sum over k of beta^k (omega + weight r(n - k)^2). */
    private static double plainVariance(final double[] moves, final int bars, final double gamma)
    {
        double variance = Math.pow(BETA, bars) * OMEGA / (1 - ALPHA - BETA - gamma / 2);
        for (int k = 0; k < bars; k++)
        {
            final double move = moves[bars - 1 - k];
            final double weight = ALPHA + (move < 0 ? gamma : 0);
            variance += Math.pow(BETA, k) * (OMEGA + weight * move * move);
        }
        return variance;
    }
}
