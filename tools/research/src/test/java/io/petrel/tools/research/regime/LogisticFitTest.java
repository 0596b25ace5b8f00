package io.petrel.tools.research.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticFitTest
{
    private static final int CLASSES = 3;
    private static final int INPUTS = 4;
    private static final double[] TRUE = {
        0.3, 0.8, -0.02, 0.0, 0.0,
        0.1, -0.5, 0.03, 0.0, 0.0,
        -0.4, -0.3, -0.01, 0.0, 0.0};

    @Test
    void shouldRecoverTheProbabilitiesThatMadeTheLabels()
    {
        final Random random = new Random(4);
        final double[][] inputs = new double[20_000][];
        final int[] labels = new int[inputs.length];
        for (int t = 0; t < inputs.length; t++)
        {
            inputs[t] = draw(random);
            labels[t] = draw(random, LogisticFit.probabilities(TRUE, inputs[t], CLASSES));
        }
        final double[] fitted = LogisticFit.of(inputs, labels, CLASSES, 1e-6);
        for (int t = 0; t < 200; t++)
        {
            final double[] expected = LogisticFit.probabilities(TRUE, inputs[t], CLASSES);
            final double[] actual = LogisticFit.probabilities(fitted, inputs[t], CLASSES);
            for (int c = 0; c < CLASSES; c++)
            {
                assertThat(actual[c]).isCloseTo(expected[c], within(0.05));
            }
        }
        assertThat(fitted[INPUTS]).as("an input that never changes").isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldGiveTheSharesWhereInputsSayNothing()
    {
        final double[][] inputs = new double[1_000][2];
        final int[] labels = new int[inputs.length];
        for (int t = 0; t < inputs.length; t++)
        {
            labels[t] = t % 10 < 7 ? 0 : t % 10 < 9 ? 1 : 2;
        }
        final double[] shares =
            LogisticFit.probabilities(LogisticFit.of(inputs, labels, CLASSES, 1e-6), new double[2], CLASSES);
        assertThat(shares[0]).isCloseTo(0.7, within(1e-4));
        assertThat(shares[1]).isCloseTo(0.2, within(1e-4));
        assertThat(shares[2]).isCloseTo(0.1, within(1e-4));
    }

    @Test
    void shouldStayFiniteWhereClassesSeparate()
    {
        final double[][] inputs = new double[300][1];
        final int[] labels = new int[inputs.length];
        for (int t = 0; t < inputs.length; t++)
        {
            inputs[t][0] = t;
            labels[t] = t / 100;
        }
        final double[] fitted = LogisticFit.of(inputs, labels, CLASSES, 1e-3);
        assertThat(fitted).doesNotContain(Double.NaN);
        assertThat(LogisticFit.probabilities(fitted, new double[]{10}, CLASSES)[0]).isGreaterThan(0.9);
        assertThat(LogisticFit.probabilities(fitted, new double[]{290}, CLASSES)[2]).isGreaterThan(0.9);
    }

    private static double[] draw(final Random random)
    {
        return new double[]{random.nextGaussian(), 30 * random.nextGaussian(), random.nextGaussian(), 5};
    }

    private static int draw(final Random random, final double[] probabilities)
    {
        final double point = random.nextDouble();
        return point < probabilities[0] ? 0 : point < probabilities[0] + probabilities[1] ? 1 : 2;
    }
}
