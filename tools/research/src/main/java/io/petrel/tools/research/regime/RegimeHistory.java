package io.petrel.tools.research.regime;

import io.petrel.core.bar.Bar;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.regime.RegimeModel;
import java.util.ArrayList;
import java.util.List;

/**
 * What the models of the regime learn from, bar by bar: the logistic model's inputs, read by its own code from the
 * engine's vectors, and the moves that label them. Vectors of two schemas do not mix.
 */
public final class RegimeHistory
{
    private final List<double[]> inputs = new ArrayList<>();
    private final List<Double> logCloses = new ArrayList<>();
    private final List<Double> volatilities = new ArrayList<>();
    private final List<Double> longVolatilities = new ArrayList<>();
    private final List<Long> endTimesNs = new ArrayList<>();
    private long schemaHash;

    /**
     * A bar closed; call for every one, also while the features warm up.
     *
     * @param bar      of the decision series.
     * @param features after it.
     * @throws IllegalArgumentException if the vector is of another schema than the first.
     */
    public void onBar(final Bar bar, final FeatureVector features)
    {
        if (endTimesNs.isEmpty())
        {
            schemaHash = features.schemaHash();
        }
        if (schemaHash != features.schemaHash())
        {
            throw new IllegalArgumentException("the feature schema changed within the history");
        }
        final double[] row = new double[RegimeModel.inputCount()];
        inputs.add(RegimeModel.readInputs(features, row) ? row : null);
        logCloses.add(Math.log(bar.closeTicks()));
        volatilities.add(valueOf(features, Feature.REALISED_SIGMA));
        longVolatilities.add(valueOf(features, Feature.REALISED_SIGMA_LONG));
        endTimesNs.add(bar.endTimeNs());
    }

    /**
     * Schema of the vectors.
     *
     * @return 0 before the first bar.
     */
    public long schemaHash()
    {
        return schemaHash;
    }

    /**
     * Number of bars.
     *
     * @return at least 0.
     */
    public int size()
    {
        return endTimesNs.size();
    }

    /**
     * When a bar was over.
     *
     * @param bar from 0.
     * @return ns since the epoch.
     */
    public long endTimeNs(final int bar)
    {
        return endTimesNs.get(bar);
    }

    /**
     * Log returns that have a volatility, for the fits of GARCH and of the hidden Markov model.
     *
     * @param untilNs no bar that ends after this.
     * @return oldest first.
     */
    public double[] returns(final long untilNs)
    {
        final List<Double> returns = new ArrayList<>();
        for (int t = 1; t < size() && endTimeNs(t) <= untilNs; t++)
        {
            if (volatilities.get(t) > 0)
            {
                returns.add(move(t));
            }
        }
        return returns.stream().mapToDouble(r -> r).toArray();
    }

    /**
     * Logarithm of the volatility of each of these returns.
     *
     * @param untilNs no bar that ends after this.
     * @return oldest first.
     */
    public double[] logVolatilities(final long untilNs)
    {
        final List<Double> logs = new ArrayList<>();
        for (int t = 1; t < size() && endTimeNs(t) <= untilNs; t++)
        {
            if (volatilities.get(t) > 0)
            {
                logs.add(Math.log(volatilities.get(t)));
            }
        }
        return logs.stream().mapToDouble(v -> v).toArray();
    }

    /** The model's inputs, or null where one of them was not ready. */
    double[] inputs(final int bar)
    {
        return inputs.get(bar);
    }

    double move(final int bar)
    {
        return logCloses.get(bar) - logCloses.get(bar - 1);
    }

    /** Not-a-number where it was not ready. */
    double longVolatility(final int bar)
    {
        return longVolatilities.get(bar);
    }

    private static double valueOf(final FeatureVector features, final Feature feature)
    {
        return features.isReady(feature) ? features.value(feature) : Double.NaN;
    }
}
