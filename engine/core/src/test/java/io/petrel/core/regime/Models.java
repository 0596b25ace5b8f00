package io.petrel.core.regime;

import io.petrel.core.Huracan;
import io.petrel.core.feature.Scaling;
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

    /** Sets a logistic model that reads scaled features, fitted on vectors of a schema, and returns its hash. */
    static long setScaledLogistic(final Parameters parameters, final long seed, final long schemaHash)
    {
        final Random random = new Random(seed);
        final double[] coefficients = random.doubles(RegimeModel.keys().size(), -0.5, 0.5).toArray();
        final double[] centers = random.doubles(RegimeModel.inputs().size(), -1, 1).toArray();
        final double[] scales = random.doubles(centers.length, 0.5, 2).toArray();
        for (int i = 0; i < coefficients.length; i++)
        {
            Huracan.set(parameters, RegimeModel.keys().get(i), coefficients[i]);
        }
        for (int i = 0; i < centers.length; i++)
        {
            Huracan.set(parameters, Scaling.centerKey(RegimeModel.inputs().get(i)), centers[i]);
            Huracan.set(parameters, Scaling.scaleKey(RegimeModel.inputs().get(i)), scales[i]);
        }
        Huracan.set(parameters, Scaling.SCHEMA_HASH, schemaHash);
        Huracan.set(parameters, RegimeModel.SCALED, 1);
        return RegimeModel.hash(coefficients, centers, scales);
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
