package io.petrel.core.regime;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.TextHash;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Multinomial logistic model of the regimes: P(c) = exp(z(c)) / sum of exp(z), z(c) = bias(c) + sum of coefficient(c,
 * i) x input(i). Inputs are the regime metrics of the specification, as features in their own units; TREND_STRENGTH
 * by its size, EMA_SLOPE and MOMENTUM_SLOPE along the trend.
 *
 * <p>Coefficients arrive as parameters, and count only once a ModelActivate names the hash of exactly these
 * coefficients and of the feature schema they were trained on. Any other is refused and counted, and what was in
 * force stays. When coefficients change or expire the model is out of force until they are again those that were
 * activated. Pipeline thread only; allocates nothing after construction.
 */
public final class RegimeModel implements Stateful
{
    /** Name by which ModelActivate means this model. */
    public static final String NAME = "regime.meta";

    private static final List<String> CLASSES = List.of("trend", "range", "panic");
    private static final List<Feature> INPUTS = List.of(
        Feature.ATR_PCT, Feature.VOLATILITY_RATIO, Feature.VOLATILITY_PERCENTILE, Feature.ADX, Feature.TREND_STRENGTH,
        Feature.EMA_SLOPE, Feature.MOMENTUM_SLOPE, Feature.KURTOSIS, Feature.SKEWNESS, Feature.COMPRESSION,
        Feature.BB_WIDTH);

    private static final long NAME_HASH = TextHash.of(NAME);
    private static final int TREND = 0;
    private static final int RANGE = 1;
    private static final int PANIC = 2;

    private final Parameters parameters;
    private final Param[] coefficients;
    private final double[] inputs = new double[INPUTS.size()];
    private final double[] probability = new double[CLASSES.size()];

    private boolean isActivated;
    private long activatedHash;
    private long activatedSchema;
    private long refusals;
    private boolean isKnown;

    /** Follows from the parameters: taken anew when they change. */
    private final StateHash hasher = new StateHash();
    private long seenChanges = -1;
    private boolean isSet;
    private long coefficientHash;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public RegimeModel(final Parameters parameters)
    {
        this.parameters = parameters;
        final List<String> keys = keys();
        coefficients = new Param[keys.size()];
        for (int i = 0; i < coefficients.length; i++)
        {
            coefficients[i] = parameters.param(keys.get(i));
        }
    }

    /**
     * The coefficients.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        for (final String key : keys())
        {
            specs.add(ParamSpec.ofDouble(key, "1", -Double.MAX_VALUE, Double.MAX_VALUE,
                "Coefficient of the logistic model of the regimes"));
        }
        return specs;
    }

    /**
     * Number of inputs.
     *
     * @return above 0.
     */
    public static int inputCount()
    {
        return INPUTS.size();
    }

    /**
     * Number of regimes the model tells apart: TREND, RANGE and PANIC, in this order.
     *
     * @return their count.
     */
    public static int classCount()
    {
        return CLASSES.size();
    }

    /**
     * Keys of the coefficients in their order: regime by regime, first the bias, then the inputs.
     *
     * @return parameter keys.
     */
    public static List<String> keys()
    {
        final List<String> keys = new ArrayList<>();
        for (final String name : CLASSES)
        {
            keys.add(NAME + "." + name + ".bias");
            for (final Feature input : INPUTS)
            {
                keys.add(NAME + "." + name + "." + input.name().toLowerCase(Locale.ROOT));
            }
        }
        return keys;
    }

    /**
     * Content hash of a model.
     *
     * @param values coefficients in the order of {@link #keys()}.
     * @return what ModelActivate must name.
     */
    public static long hash(final double[] values)
    {
        final StateHash hash = begin(new StateHash(), values.length);
        for (final double value : values)
        {
            hash.add(value);
        }
        return hash.value();
    }

    /**
     * Reads the model's inputs from a vector: the one place that says what they are, for training too.
     *
     * @param features to read.
     * @param out      overwritten.
     * @return false if one of them is not ready.
     */
    public static boolean readInputs(final FeatureVector features, final double[] out)
    {
        for (int i = 0; i < out.length; i++)
        {
            final Feature input = INPUTS.get(i);
            if (!features.isReady(input))
            {
                return false;
            }
            out[i] = alongTrend(input, features);
        }
        return true;
    }

    /**
     * Puts the present coefficients in force, or refuses.
     *
     * @param modelHash         of the model that is meant.
     * @param featureSchemaHash of the vector it was trained on.
     * @param ownSchemaHash     of the vector it would read here.
     * @return false if it is refused: not these coefficients, or not this vector.
     */
    public boolean onActivate(final long modelHash, final long featureSchemaHash, final long ownSchemaHash)
    {
        refresh();
        if (!isSet || modelHash != coefficientHash || featureSchemaHash != ownSchemaHash)
        {
            refusals++;
            return false;
        }
        isActivated = true;
        activatedHash = modelHash;
        activatedSchema = featureSchemaHash;
        return true;
    }

    /**
     * Takes the probabilities of a bar.
     *
     * @param features of the bar.
     */
    public void onBar(final FeatureVector features)
    {
        isKnown = isInForce(features.schemaHash()) && readInputs(features, inputs);
        isKnown = isKnown && softmax();
    }

    /**
     * Whether an activated model speaks for vectors of this schema.
     *
     * @param schemaHash of the vector.
     * @return false if none is activated, or its coefficients are not those in the parameters now.
     */
    public boolean isInForce(final long schemaHash)
    {
        refresh();
        return isActivated && isSet && activatedHash == coefficientHash && activatedSchema == schemaHash;
    }

    /**
     * Activations refused.
     *
     * @return their count.
     */
    public long refusals()
    {
        return refusals;
    }

    /**
     * Probability of TREND at the last bar.
     *
     * @return 0 to 1; not-a-number if no model is in force or an input is not ready.
     */
    public double trend()
    {
        return isKnown ? probability[TREND] : Double.NaN;
    }

    /**
     * Probability of RANGE at the last bar.
     *
     * @return 0 to 1; not-a-number if no model is in force or an input is not ready.
     */
    public double range()
    {
        return isKnown ? probability[RANGE] : Double.NaN;
    }

    /**
     * Probability of PANIC at the last bar.
     *
     * @return 0 to 1; not-a-number if no model is in force or an input is not ready.
     */
    public double panic()
    {
        return isKnown ? probability[PANIC] : Double.NaN;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        isActivated = state.visit(isActivated);
        activatedHash = state.visit(activatedHash);
        activatedSchema = state.visit(activatedSchema);
        refusals = state.visit(refusals);
        isKnown = state.visit(isKnown);
        state.visit(probability, probability.length);
    }

    private static double alongTrend(final Feature input, final FeatureVector features)
    {
        final double value = features.value(input);
        return switch (input)
        {
            case TREND_STRENGTH -> Math.abs(value);
            case EMA_SLOPE, MOMENTUM_SLOPE ->
                Math.signum(RegimeScores.valueOf(features, Feature.TREND_STRENGTH)) * value;
            default -> value;
        };
    }

    private void refresh()
    {
        if (seenChanges == parameters.changes())
        {
            return;
        }
        seenChanges = parameters.changes();
        isSet = true;
        begin(hasher, coefficients.length);
        for (final Param coefficient : coefficients)
        {
            isSet &= coefficient.isSet();
            hasher.add(isSet ? coefficient.asDouble() : 0);
        }
        coefficientHash = hasher.value();
    }

    private static StateHash begin(final StateHash hash, final int count)
    {
        hash.reset();
        return hash.add(NAME_HASH).add(count);
    }

    /** False if the scores are beyond all bounds. */
    private boolean softmax()
    {
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < probability.length; c++)
        {
            probability[c] = score(c);
            best = Math.max(best, probability[c]);
        }
        double sum = 0;
        for (int c = 0; c < probability.length; c++)
        {
            probability[c] = Transcendental.exp(probability[c] - best);
            sum += probability[c];
        }
        for (int c = 0; c < probability.length; c++)
        {
            probability[c] /= sum;
        }
        return sum > 0;
    }

    private double score(final int regime)
    {
        final int bias = regime * (1 + inputs.length);
        double score = coefficients[bias].asDouble();
        for (int i = 0; i < inputs.length; i++)
        {
            score += coefficients[bias + 1 + i].asDouble() * inputs[i];
        }
        return score;
    }
}
