package io.petrel.core.regime;

import io.petrel.core.Huracan;
import io.petrel.core.param.Parameters;

import java.util.Random;

/** Trained models as calibration would set them, with made-up numbers. */
final class Models
{
    private Models()
    {
    }

    /** Sets coefficients of the logistic model and returns their hash. */
    static long setLogistic(final Parameters parameters, final long seed)
    {
        final double[] coefficients = new Random(seed).doubles(RegimeModel.keys().size(), -0.5, 0.5).toArray();
        for (int i = 0; i < coefficients.length; i++)
        {
            Huracan.set(parameters, RegimeModel.keys().get(i), coefficients[i]);
        }
        return RegimeModel.hash(coefficients);
    }

    /** Sets a hidden Markov model whose states are each more volatile than the one before. */
    static void setHiddenMarkov(final Parameters parameters, final int states)
    {
        Huracan.set(parameters, HiddenMarkov.statesKey(), states);
        for (int i = 0; i < states; i++)
        {
            Huracan.set(parameters, HiddenMarkov.initialKey(i), 1.0 / states);
            Huracan.set(parameters, HiddenMarkov.returnMeanKey(i), -0.0005 * i);
            Huracan.set(parameters, HiddenMarkov.returnDeviationKey(i), 0.004 * (1 << i));
            Huracan.set(parameters, HiddenMarkov.volatilityMeanKey(i), -5.5 + 0.7 * i);
            Huracan.set(parameters, HiddenMarkov.volatilityDeviationKey(i), 0.4);
            for (int j = 0; j < states; j++)
            {
                Huracan.set(parameters, HiddenMarkov.transitionKey(i, j), i == j ? 0.9 : 0.1);
            }
        }
    }
}
