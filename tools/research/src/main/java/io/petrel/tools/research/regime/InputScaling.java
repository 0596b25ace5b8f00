package io.petrel.tools.research.regime;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Scaling;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.Provenance;
import io.petrel.core.regime.RegimeModel;
import io.petrel.tools.features.ScalingMethod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Center and scale of each input of the logistic model, fitted on the rows it learns from and no others, and the core's
 * own scaling by them: training and engine compute a scaled value by one piece of code.
 */
public final class InputScaling
{
    private final double[] centers = new double[RegimeModel.inputs().size()];
    private final double[] scales = new double[centers.length];
    private final List<TrainedValue> values = new ArrayList<>();
    private final Scaling scaling;

    private InputScaling(final ScalingMethod method, final List<ModelInputs> rows)
    {
        values.add(TrainedValue.whole(Scaling.SCHEMA_HASH, rows.get(0).schemaHash()));
        for (int i = 0; i < centers.length; i++)
        {
            final Feature input = RegimeModel.inputs().get(i);
            final ScalingMethod.Fit fit = method.fit(rows.stream().mapToDouble(row -> row.value(input)).toArray());
            if (!fit.isUsable())
            {
                throw new IllegalArgumentException(input + " does not vary over the rows to learn from and cannot be " +
                    "scaled; train on a longer tape or with --scaling none");
            }
            centers[i] = fit.center();
            scales[i] = fit.scale();
            values.add(TrainedValue.real(Scaling.centerKey(input), centers[i]));
            values.add(TrainedValue.real(Scaling.scaleKey(input), scales[i]));
        }
        scaling = new Scaling(parameters());
    }

    /** Null without a method: then raw features are read. */
    static InputScaling fit(final ScalingMethod method, final List<ModelInputs> rows)
    {
        return null == method ? null : new InputScaling(method, rows);
    }

    Scaling scaling()
    {
        return scaling;
    }

    long hashOf(final double[] coefficients)
    {
        return RegimeModel.hash(coefficients, centers, scales);
    }

    List<TrainedValue> values()
    {
        return values;
    }

    private Parameters parameters()
    {
        final Parameters parameters = new Parameters(Scaling.specs());
        for (final TrainedValue value : values)
        {
            final byte[] key = value.key().getBytes(StandardCharsets.US_ASCII);
            parameters.set(new UnsafeBuffer(key), 0, key.length, value.kind(), value.bits(),
                new Provenance().calibrated(0, 0));
        }
        return parameters;
    }
}
