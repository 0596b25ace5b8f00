package io.petrel.tools.research.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HawkesFitTest
{
    private static final double MU = 2;
    private static final double ALPHA = 6;
    private static final double BETA = 10;

    @Test
    void shouldRecoverTheParametersOfASimulatedProcess()
    {
        final int trials = 10;
        double mu = 0;
        double alpha = 0;
        double beta = 0;
        for (int seed = 1; seed <= trials; seed++)
        {
            final HawkesFit fit = HawkesFit.of(simulated(seed, 5_000));
            assertThat(fit.isKnown()).isTrue();
            assertThat(fit.branchingRatio()).isCloseTo(ALPHA / BETA, within(0.08));
            assertThat(fit.poissonGain()).isPositive();
            mu += fit.muPerS() / trials;
            alpha += fit.alphaPerS() / trials;
            beta += fit.betaPerS() / trials;
        }

        assertThat(mu).isCloseTo(MU, within(0.1 * MU));
        assertThat(alpha).isCloseTo(ALPHA, within(0.1 * ALPHA));
        assertThat(beta).isCloseTo(BETA, within(0.1 * BETA));
    }

    @Test
    void shouldEqualTheLikelihoodSummedOverAllPairs()
    {
        final double[] arrivals = {0, 0.1, 0.15, 0.9, 1.0, 2.5};
        double expected = -MU * 2.5;
        for (int i = 0; i < arrivals.length; i++)
        {
            double intensity = MU;
            for (int j = 0; j < i; j++)
            {
                intensity += ALPHA * Math.exp(-BETA * (arrivals[i] - arrivals[j]));
            }
            expected += Math.log(intensity) - ALPHA / BETA * (1 - Math.exp(-BETA * (2.5 - arrivals[i])));
        }

        assertThat(HawkesFit.logLikelihood(arrivals, MU, ALPHA, BETA)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void shouldCountTradesOfOneInstantOnce()
    {
        final long[] timesNs = simulated(1, 500);
        final long[] twice = new long[2 * timesNs.length];
        for (int i = 0; i < twice.length; i++)
        {
            twice[i] = timesNs[i / 2];
        }

        assertThat(HawkesFit.of(twice)).isEqualTo(HawkesFit.of(timesNs));
    }

    @Test
    void shouldNotAnswerFromAFewTrades()
    {
        assertThat(HawkesFit.of(Arrays.copyOf(simulated(1, 200), 99)).isKnown()).isFalse();
    }

    /** By thinning (Y. Ogata, 1981): candidates at the rate just after an event, kept with the rate they meet. */
    private static long[] simulated(final long seed, final int arrivals)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final long[] timesNs = new long[arrivals];
        double excited = 0;
        double time = 0;
        int count = 0;
        while (count < arrivals)
        {
            final double bound = MU + excited;
            final double wait = -Math.log(1 - random.nextDouble()) / bound;
            time += wait;
            excited *= Math.exp(-BETA * wait);
            if (random.nextDouble() * bound < MU + excited)
            {
                timesNs[count++] = (long)(time * 1e9);
                excited += ALPHA;
            }
        }
        return timesNs;
    }
}
