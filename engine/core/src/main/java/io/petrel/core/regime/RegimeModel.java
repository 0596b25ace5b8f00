package io.petrel.core.regime;

import io.petrel.codecs.event.ModelReason;
import io.petrel.codecs.unit.Units;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.FeatureView;
import io.petrel.core.feature.Scaling;
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
 * by its size, EMA_SLOPE and MOMENTUM_SLOPE along the trend. A model that was trained on scaled features says so by
 * {@link #SCALED} and reads them scaled; the direction of the trend is always that of the raw feature.
 *
 * <p>Coefficients arrive as parameters, and count only once a ModelActivate names the hash of exactly these
 * coefficients, with the scaling they go with, and of the feature schema they were trained on. Any other is refused and
 * counted, and what was in force stays. When one of them changes or expires the model is out of force until all are
 * again those that were activated. Pipeline thread only; allocates nothing after construction.
 */
public final class RegimeModel implements Stateful
{
    /** Name by which ModelActivate means this model. */
    public static final String NAME = "regime.meta";

    /** Key of the switch that says whether the model reads scaled features. */
    public static final String SCALED = NAME + ".scaled";

    private static final ParamSpec SCALED_SPEC =
        ParamSpec.ofFlag(SCALED, "Whether the logistic model of the regimes reads scaled features (not set: raw)");
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
    private final Param scaled;
    private final Scaling scaling;
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
    private boolean isScaled;
    private long contentHash;

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
        scaled = parameters.param(SCALED_SPEC);
        scaling = new Scaling(parameters);
    }

    /**
     * The coefficients, and whether they go with scaled features.
     *
     * @return declarations, for the catalogue; those of {@link Scaling} are its own.
     */
    public static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        specs.add(SCALED_SPEC);
        for (final String key : keys())
        {
            specs.add(ParamSpec.ofDouble(key, "1", -Double.MAX_VALUE, Double.MAX_VALUE,
                "Coefficient of the logistic model of the regimes"));
        }
        return specs;
    }

    /**
     * What the model reads.
     *
     * @return features in the order of the coefficients.
     */
    public static List<Feature> inputs()
    {
        return INPUTS;
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
     * Content hash of a model that reads raw features.
     *
     * @param values coefficients in the order of {@link #keys()}.
     * @return what ModelActivate must name.
     */
    public static long hash(final double[] values)
    {
        return hash(new StateHash(), values).value();
    }

    /**
     * Content hash of a model that reads scaled features.
     *
     * @param values  coefficients in the order of {@link #keys()}.
     * @param centers of the {@link #inputs()}.
     * @param scales  of the {@link #inputs()}.
     * @return what ModelActivate must name.
     */
    public static long hash(final double[] values, final double[] centers, final double[] scales)
    {
        final StateHash hash = hash(new StateHash(), values);
        for (int i = 0; i < centers.length; i++)
        {
            hash.add(centers[i]).add(scales[i]);
        }
        return hash.value();
    }

    /**
     * Reads the model's inputs: the one place that says what they are, for training too.
     *
     * @param features to read.
     * @param scaling  null for raw features.
     * @param out      overwritten; one place for each of the {@link #inputs()}.
     * @return false if one of them is not ready.
     */
    public static boolean readInputs(final FeatureView features, final Scaling scaling, final double[] out)
    {
        for (int i = 0; i < out.length; i++)
        {
            final Feature input = INPUTS.get(i);
            if (null == scaling ? !features.isReady(input) : !scaling.isReady(features, input))
            {
                return false;
            }
            out[i] = alongTrend(input, features,
                null == scaling ? features.value(input) : scaling.scaled(features, input));
        }
        return true;
    }

    /**
     * Puts the present coefficients in force, or refuses.
     *
     * @param modelHash         of the model that is meant.
     * @param featureSchemaHash of the vector it was trained on.
     * @param ownSchemaHash     of the vector it would read here.
     * @return why it is refused and counted; NONE if it is in force.
     */
    public ModelReason onActivate(final long modelHash, final long featureSchemaHash, final long ownSchemaHash)
    {
        final ModelReason reason = refusal(modelHash, featureSchemaHash, ownSchemaHash);
        if (ModelReason.NONE == reason)
        {
            isActivated = true;
            activatedHash = modelHash;
            activatedSchema = featureSchemaHash;
        }
        else
        {
            refusals++;
        }
        return reason;
    }

    /**
     * Takes the probabilities of a bar.
     *
     * @param features of the bar.
     */
    public void onBar(final FeatureVector features)
    {
        isKnown = isInForce(features.schemaHash()) && readInputs(features, isScaled ? scaling : null, inputs);
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
        return isActivated && isSet && activatedHash == contentHash && activatedSchema == schemaHash;
    }

    /**
     * Model that gave the probabilities of the last bar.
     *
     * @return its content hash; {@link Units#NULL_ID} if none did.
     */
    public long hashOfBar()
    {
        return isKnown ? activatedHash : Units.NULL_ID;
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

    private ModelReason refusal(final long modelHash, final long featureSchemaHash, final long ownSchemaHash)
    {
        refresh();
        if (!isSet)
        {
            return ModelReason.NOT_SET;
        }
        if (modelHash != contentHash)
        {
            return ModelReason.OTHER_CONTENT;
        }
        return featureSchemaHash == ownSchemaHash ? ModelReason.NONE : ModelReason.OTHER_SCHEMA;
    }

    private static double alongTrend(final Feature input, final FeatureView features, final double value)
    {
        return switch (input)
        {
            case TREND_STRENGTH, EMA_SLOPE, MOMENTUM_SLOPE ->
                Math.signum(features.value(Feature.TREND_STRENGTH)) * value;
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
        isScaled = scaled.isSet() && scaled.asBool();
        begin(hasher, coefficients.length);
        for (final Param coefficient : coefficients)
        {
            isSet &= coefficient.isSet();
            hasher.add(isSet ? coefficient.asDouble() : 0);
        }
        for (int i = 0; isScaled && i < inputs.length; i++)
        {
            isSet &= scaling.isSet(INPUTS.get(i));
            hasher.add(isSet ? scaling.center(INPUTS.get(i)) : 0).add(isSet ? scaling.scale(INPUTS.get(i)) : 0);
        }
        contentHash = hasher.value();
    }

    private static StateHash hash(final StateHash hash, final double[] values)
    {
        begin(hash, values.length);
        for (final double value : values)
        {
            hash.add(value);
        }
        return hash;
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
