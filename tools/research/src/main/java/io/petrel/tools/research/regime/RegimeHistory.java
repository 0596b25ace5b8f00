package io.petrel.tools.research.regime;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureView;
import io.petrel.core.state.StateHash;
import java.util.ArrayList;
import java.util.List;

/**
 * What the models of the regime learn from, bar by bar: the logistic model's inputs, as the engine published them, and
 * the moves that label them. Vectors of two schemas do not mix.
 */
public final class RegimeHistory
{
    private final List<ModelInputs> inputs = new ArrayList<>();
    private final List<Double> logCloses = new ArrayList<>();
    private final List<Double> volatilities = new ArrayList<>();
    private final List<Double> longVolatilities = new ArrayList<>();
    private final List<Long> endTimesNs = new ArrayList<>();
    private final StateHash hash = new StateHash();
    private long schemaHash;

    /**
     * A bar closed; call for every one, also while the features warm up.
     *
     * @param endTimeNs  exclusive end of the bar.
     * @param closeTicks its close, above zero.
     * @param features   after it.
     * @throws IllegalArgumentException if the vector is of another schema than the first.
     */
    public void onBar(final long endTimeNs, final long closeTicks, final FeatureView features)
    {
        if (endTimesNs.isEmpty())
        {
            schemaHash = features.schemaHash();
        }
        if (schemaHash != features.schemaHash())
        {
            throw new IllegalArgumentException("the feature schema changed within the history");
        }
        inputs.add(new ModelInputs(features));
        logCloses.add(Math.log(closeTicks));
        volatilities.add(valueOf(features, Feature.REALISED_SIGMA));
        longVolatilities.add(valueOf(features, Feature.REALISED_SIGMA_LONG));
        endTimesNs.add(endTimeNs);
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
     * Number of bars that were over at a moment.
     *
     * @param untilNs the moment.
     * @return at most {@link #size()}.
     */
    public int sizeUntil(final long untilNs)
    {
        int bars = 0;
        while (bars < size() && endTimeNs(bars) <= untilNs)
        {
            bars++;
        }
        return bars;
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
     * Names what was learned from: times, closes and inputs of the bars up to a moment.
     *
     * @param untilNs no bar that ends after this.
     * @return their hash.
     */
    public long inputHash(final long untilNs)
    {
        hash.reset();
        hash.add(schemaHash);
        final int bars = sizeUntil(untilNs);
        for (int bar = 0; bar < bars; bar++)
        {
            hash.add(endTimeNs(bar)).add(logCloses.get(bar));
            inputs.get(bar).hashInto(hash);
        }
        return hash.value();
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
        final int bars = sizeUntil(untilNs);
        for (int t = 1; t < bars; t++)
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
        final int bars = sizeUntil(untilNs);
        for (int t = 1; t < bars; t++)
        {
            if (volatilities.get(t) > 0)
            {
                logs.add(Math.log(volatilities.get(t)));
            }
        }
        return logs.stream().mapToDouble(v -> v).toArray();
    }

    ModelInputs inputs(final int bar)
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

    private static double valueOf(final FeatureView features, final Feature feature)
    {
        return features.isReady(feature) ? features.value(feature) : Double.NaN;
    }
}
