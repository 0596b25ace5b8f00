package io.petrel.core.signal;

import io.petrel.core.feature.Feature;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * How much each feature tells of the outcome (Huracan specification, feature importance tracking): over each batch of
 * ended trades, the correlation between the feature's value at the vote and winning (1 or 0); its magnitude enters a
 * moving average:
 * <pre>
 *   importance = (1 - alpha) x importance + alpha x |correlation|
 * </pre>
 * which starts at the first correlation known. A feature counts only where it was ready at the vote; one that did not
 * vary in a batch, or a batch all of whose trades ended alike, says nothing and changes nothing. Moments are updated
 * outcome by outcome (Welford) and start anew with each batch. Pipeline thread only; allocates nothing after
 * construction.
 */
public final class FeatureImportance implements Stateful
{
    private static final int SECTION = StateVisitor.tag("IMPO");

    private static final ParamSpec ALPHA =
        ParamSpec.ofShare("signal.importance_alpha", "Weight of a batch in the moving average of feature importance");
    private static final ParamSpec BATCH = ParamSpec.ofLong("signal.importance_batch", "outcomes", 2,
        Integer.MAX_VALUE, "Outcomes over which the importance of the features is judged");

    private static final List<ParamSpec> SPECS = List.of(ALPHA, BATCH);

    private final ParamSet required;
    private final Param alpha;
    private final Param batch;
    private final double[] importance = new double[Feature.COUNT];
    private final int[] counts = new int[Feature.COUNT];
    private final double[] valueMeans = new double[Feature.COUNT];
    private final double[] winMeans = new double[Feature.COUNT];
    private final double[] valueSquares = new double[Feature.COUNT];
    private final double[] winSquares = new double[Feature.COUNT];
    private final double[] products = new double[Feature.COUNT];
    private int inBatch;
    private long outcomes;
    private long schemaHash;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public FeatureImportance(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        alpha = parameters.param(ALPHA);
        batch = parameters.param(BATCH);
        Arrays.fill(importance, Double.NaN);
    }

    /**
     * Parameters the tracking needs.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    /**
     * Number of features judged.
     *
     * @return their count; fixed.
     */
    public int size()
    {
        return importance.length;
    }

    /**
     * Importance of a feature.
     *
     * @param feature by its number.
     * @return in [0, 1]; NaN until known.
     */
    public double importance(final int feature)
    {
        return importance[feature];
    }

    /**
     * Outcomes seen.
     *
     * @return their count.
     */
    public long outcomes()
    {
        return outcomes;
    }

    /**
     * The schema of the features judged.
     *
     * @return hash of their names and order; 0 before the first outcome.
     */
    public long schemaHash()
    {
        return schemaHash;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        inBatch = state.visit(inBatch);
        outcomes = state.visit(outcomes);
        schemaHash = state.visit(schemaHash);
        for (int i = 0; i < importance.length; i++)
        {
            importance[i] = state.visit(importance[i]);
            counts[i] = state.visit(counts[i]);
            valueMeans[i] = state.visit(valueMeans[i]);
            winMeans[i] = state.visit(winMeans[i]);
            valueSquares[i] = state.visit(valueSquares[i]);
            winSquares[i] = state.visit(winSquares[i]);
            products[i] = state.visit(products[i]);
        }
    }

    /**
     * A trade ended. Returns whether that completed a batch, so that importances are new.
     */
    boolean onOutcome(final FeaturesAtEntry features, final boolean isWin)
    {
        outcomes++;
        schemaHash = features.schemaHash();
        if (!required.isSet())
        {
            return false;
        }
        for (int i = 0; i < importance.length; i++)
        {
            if (features.isReady(i))
            {
                add(i, features.value(i), isWin ? 1 : 0);
            }
        }
        inBatch++;
        final boolean isComplete = inBatch >= batch.asLong();
        if (isComplete)
        {
            conclude();
        }
        return isComplete;
    }

    private void add(final int feature, final double value, final double win)
    {
        final int count = ++counts[feature];
        final double valueDelta = value - valueMeans[feature];
        final double winDelta = win - winMeans[feature];
        valueMeans[feature] += valueDelta / count;
        winMeans[feature] += winDelta / count;
        valueSquares[feature] += valueDelta * (value - valueMeans[feature]);
        winSquares[feature] += winDelta * (win - winMeans[feature]);
        products[feature] += valueDelta * (win - winMeans[feature]);
    }

    private void conclude()
    {
        for (int i = 0; i < importance.length; i++)
        {
            final double correlation = products[i] / (Math.sqrt(valueSquares[i]) * Math.sqrt(winSquares[i]));
            if (Double.isFinite(correlation))
            {
                final double magnitude = Math.min(Math.abs(correlation), 1);
                importance[i] = Double.isNaN(importance[i]) ?
                    magnitude : (1 - alpha.asDouble()) * importance[i] + alpha.asDouble() * magnitude;
            }
            forget(i);
        }
        inBatch = 0;
    }

    private void forget(final int feature)
    {
        counts[feature] = 0;
        valueMeans[feature] = 0;
        winMeans[feature] = 0;
        valueSquares[feature] = 0;
        winSquares[feature] = 0;
        products[feature] = 0;
    }
}
