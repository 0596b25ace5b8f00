package io.petrel.tools.research.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.petrel.core.regime.HiddenMarkov;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HmmFitTest
{
    private static final double[] STAY = {0.98, 0.95, 0.9};
    private static final double[] RETURN_DEVIATION = {0.004, 0.012, 0.04};
    private static final double[] VOLATILITY_MEAN = {-5.5, -4.4, -3.2};
    private static final double VOLATILITY_DEVIATION = 0.3;
    private static final int BARS = 6_000;

    private final double[] returns = new double[BARS];
    private final double[] logVolatilities = new double[BARS];

    @Test
    void shouldRecoverTheStatesThatMadeTheBars()
    {
        simulate(3);
        final HmmFit fit = HmmFit.of(returns, logVolatilities, 3);
        for (int i = 0; i < 3; i++)
        {
            assertThat(fit.model().returnDeviation(i))
                .isCloseTo(RETURN_DEVIATION[i], within(0.07 * RETURN_DEVIATION[i]));
            assertThat(fit.model().volatilityMean(i)).isCloseTo(VOLATILITY_MEAN[i], within(0.04));
            assertThat(fit.model().volatilityDeviation(i)).isCloseTo(VOLATILITY_DEVIATION, within(0.03));
            assertThat(fit.model().transition(i, i)).isCloseTo(STAY[i], within(0.03));
            assertThat(fit.model().transition(i, 0) + fit.model().transition(i, 1) + fit.model().transition(i, 2))
                .isCloseTo(1, within(1e-12));
        }
        assertThat(fit.model().values()).hasSize(1 + 3 * 5 + 9);
    }

    @Test
    void shouldClimbAtEveryStep()
    {
        simulate(3);
        final HmmFit fit = HmmFit.of(returns, logVolatilities, 4);
        for (int i = 1; i < fit.logLikelihoods().size(); i++)
        {
            assertThat(fit.logLikelihoods().get(i))
                .isGreaterThanOrEqualTo(fit.logLikelihoods().get(i - 1) - 1e-7);
        }
        assertThat(fit.logLikelihood()).isGreaterThan(HmmFit.of(returns, logVolatilities, 2).logLikelihood());
        for (int i = 1; i < 4; i++)
        {
            assertThat(fit.model().volatilityMean(i)).as("calmest first")
                .isGreaterThan(fit.model().volatilityMean(i - 1));
        }
    }

    @Test
    void shouldRefuseTooFewBarsAndTooManyStates()
    {
        assertThatIllegalArgumentException().isThrownBy(() -> HmmFit.of(new double[30], new double[30], 2));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> HmmFit.of(returns, logVolatilities, HiddenMarkov.MAX_STATES + 1));
    }

    private void simulate(final int states)
    {
        final Random random = new Random(9);
        int state = 0;
        for (int t = 0; t < BARS; t++)
        {
            if (random.nextDouble() > STAY[state])
            {
                state = (state + 1 + random.nextInt(states - 1)) % states;
            }
            returns[t] = RETURN_DEVIATION[state] * random.nextGaussian();
            logVolatilities[t] = VOLATILITY_MEAN[state] + VOLATILITY_DEVIATION * random.nextGaussian();
        }
    }
}
