package io.petrel.core.regime;

import io.petrel.core.Huracan;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The filter against a plain forward algorithm over the whole history, by densities and without any log. */
final class HiddenMarkovTest
{
    private static final int STATES = 3;
    private static final double[] INITIAL = {0.5, 0.3, 0.2};
    private static final double[][] TRANSITION = {{0.95, 0.04, 0.01}, {0.05, 0.9, 0.05}, {0.1, 0.2, 0.7}};
    private static final double[] RETURN_MEAN = {0.0002, 0.0, -0.004};
    private static final double[] RETURN_DEVIATION = {0.004, 0.01, 0.03};
    private static final double[] VOLATILITY_MEAN = {-5.5, -4.6, -3.5};
    private static final double[] VOLATILITY_DEVIATION = {0.3, 0.35, 0.5};

    private final Parameters parameters = Huracan.configured();
    private final HiddenMarkov model = new HiddenMarkov(parameters);
    private final Vectors vectors = new Vectors();

    @Test
    void shouldFilterAsThePlainForwardAlgorithmDoes()
    {
        configure(STATES);
        final int bars = 60;
        final double[] moves = new double[bars];
        final double[] sigmas = new double[bars];
        final Random random = new Random(7);
        for (int t = 0; t < bars; t++)
        {
            final double scale = t / 20 == 1 ? 0.03 : 0.005;
            moves[t] = scale * random.nextGaussian();
            sigmas[t] = scale * Math.exp(0.3 * random.nextGaussian());
            filter(moves[t], sigmas[t]);
            final double[] expected = forward(moves, sigmas, t + 1);
            for (int i = 0; i < STATES; i++)
            {
                assertThat(model.probability(i)).as("bar %d state %d", t, i).isCloseTo(expected[i], within(1e-12));
            }
        }
    }

    @Test
    void shouldStaySaneWhereEveryDensityUnderflows()
    {
        configure(STATES);
        filter(0.001, 0.005);
        filter(9.0, 0.005);
        double sum = 0;
        for (int i = 0; i < STATES; i++)
        {
            assertThat(model.probability(i)).isBetween(0.0, 1.0);
            sum += model.probability(i);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(model.probability(2)).as("the widest state explains it best").isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldMoveByTransitionsAloneWithoutAnObservation()
    {
        configure(STATES);
        filter(0.001, 0.005);
        final double[] before = {model.probability(0), model.probability(1), model.probability(2)};
        vectors.without(Feature.LOG_RETURN);
        model.onBar(vectors.vector());
        for (int j = 0; j < STATES; j++)
        {
            double expected = 0;
            for (int i = 0; i < STATES; i++)
            {
                expected += before[i] * TRANSITION[i][j];
            }
            assertThat(model.probability(j)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void shouldHaveNoStatesWithoutAModelOrWithAnIncompleteOne()
    {
        filter(0.001, 0.005);
        assertThat(model.count()).isZero();
        configure(STATES);
        Huracan.set(parameters, HiddenMarkov.statesKey(), STATES + 1);
        filter(0.001, 0.005);
        assertThat(model.count()).isZero();
        Huracan.set(parameters, HiddenMarkov.statesKey(), STATES);
        filter(0.001, 0.005);
        assertThat(model.count()).isEqualTo(STATES);
    }

    private void filter(final double move, final double sigma)
    {
        vectors.with(Feature.LOG_RETURN, move).with(Feature.REALISED_SIGMA, sigma);
        model.onBar(vectors.vector());
    }

    private void configure(final int states)
    {
        Huracan.set(parameters, HiddenMarkov.statesKey(), states);
        for (int i = 0; i < states; i++)
        {
            Huracan.set(parameters, HiddenMarkov.initialKey(i), INITIAL[i]);
            Huracan.set(parameters, HiddenMarkov.returnMeanKey(i), RETURN_MEAN[i]);
            Huracan.set(parameters, HiddenMarkov.returnDeviationKey(i), RETURN_DEVIATION[i]);
            Huracan.set(parameters, HiddenMarkov.volatilityMeanKey(i), VOLATILITY_MEAN[i]);
            Huracan.set(parameters, HiddenMarkov.volatilityDeviationKey(i), VOLATILITY_DEVIATION[i]);
            for (int j = 0; j < states; j++)
            {
                Huracan.set(parameters, HiddenMarkov.transitionKey(i, j), TRANSITION[i][j]);
            }
        }
    }

    /** Joint densities of the history and each last state, divided by their sum. */
    private static double[] forward(final double[] moves, final double[] sigmas, final int bars)
    {
        double[] joint = INITIAL.clone();
        for (int t = 0; t < bars; t++)
        {
            final double[] next = new double[STATES];
            for (int j = 0; j < STATES; j++)
            {
                for (int i = 0; i < STATES && t > 0; i++)
                {
                    next[j] += joint[i] * TRANSITION[i][j];
                }
                next[j] = (t > 0 ? next[j] : INITIAL[j]) *
                    density(moves[t], RETURN_MEAN[j], RETURN_DEVIATION[j]) *
                    density(Math.log(sigmas[t]), VOLATILITY_MEAN[j], VOLATILITY_DEVIATION[j]);
            }
            joint = next;
        }
        final double sum = joint[0] + joint[1] + joint[2];
        return new double[]{joint[0] / sum, joint[1] / sum, joint[2] / sum};
    }

    private static double density(final double x, final double mean, final double deviation)
    {
        final double z = (x - mean) / deviation;
        return Math.exp(-z * z / 2) / deviation / Math.sqrt(2 * Math.PI);
    }
}
