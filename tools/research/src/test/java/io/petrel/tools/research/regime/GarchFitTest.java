package io.petrel.tools.research.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GarchFitTest
{
    private static final double ALPHA = 0.08;
    private static final double BETA = 0.88;
    private static final double OMEGA = 4e-6;

    @Test
    void shouldRecoverTheProcessThatMadeTheReturns()
    {
        final double[] returns = simulate(1, 20_000, 0);
        final GarchFit fit = GarchFit.of(returns, false);
        assertThat(fit.alpha()).isCloseTo(ALPHA, within(0.015));
        assertThat(fit.beta()).isCloseTo(BETA, within(0.025));
        assertThat(fit.longRunVolatility()).isCloseTo(Math.sqrt(OMEGA / 0.04), within(0.0005));
        assertThat(fit.gamma()).isZero();
        assertThat(fit.logLikelihood()).isGreaterThan(likelihood(new GarchFit(OMEGA, ALPHA, BETA, 0, 0, 0), returns));
    }

    @Test
    void shouldRecoverTheExtraWeightOfFalls()
    {
        final double[] returns = simulate(2, 20_000, 0.06);
        final GarchFit fit = GarchFit.of(returns, true);
        assertThat(fit.gamma()).isCloseTo(0.06, within(0.02));
        assertThat(fit.persistence()).isCloseTo(ALPHA + BETA + 0.03, within(0.02));
        assertThat(fit.logLikelihood()).isGreaterThan(GarchFit.of(returns, false).logLikelihood() + 10);
    }

    @Test
    void shouldEndWhereNoSmallStepIsMoreLikely()
    {
        final double[] returns = simulate(3, 3_000, 0);
        final GarchFit fit = GarchFit.of(returns, false);
        for (final double step : new double[]{-1e-3, 1e-3})
        {
            assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(likelihood(new GarchFit(
                fit.omega() * (1 + step), fit.alpha(), fit.beta(), 0, 0, 0), returns));
            assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(likelihood(new GarchFit(
                fit.omega(), fit.alpha() + step, fit.beta(), 0, 0, 0), returns));
            assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(likelihood(new GarchFit(
                fit.omega(), fit.alpha(), fit.beta() + step, 0, 0, 0), returns));
        }
    }

    @Test
    void shouldRefuseWhatSaysNothing()
    {
        assertThatIllegalArgumentException().isThrownBy(() -> GarchFit.of(new double[50], false));
        assertThatIllegalArgumentException().isThrownBy(() -> GarchFit.of(new double[500], false));
    }

    private static double likelihood(final GarchFit process, final double[] returns)
    {
        double squares = 0;
        for (final double move : returns)
        {
            squares += move * move;
        }
        return process.likelihoodOf(returns, squares / returns.length);
    }

    private static double[] simulate(final long seed, final int length, final double gamma)
    {
        final Random random = new Random(seed);
        final double[] returns = new double[length];
        double variance = OMEGA / (1 - ALPHA - BETA - gamma / 2);
        for (int t = 0; t < length; t++)
        {
            returns[t] = Math.sqrt(variance) * random.nextGaussian();
            final double weight = ALPHA + (returns[t] < 0 ? gamma : 0);
            variance = OMEGA + weight * returns[t] * returns[t] + BETA * variance;
        }
        return returns;
    }
}
