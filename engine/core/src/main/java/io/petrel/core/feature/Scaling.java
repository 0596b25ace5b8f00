package io.petrel.core.feature;

import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Features as a model wants them: {@code (value - center) / scale}, feature by feature. Whether center and scale are
 * mean and deviation, minimum and range, or median and interquartile range is the fit's business: it is done offline,
 * on training rows only, and arrives as journaled parameters together with the schema it was fitted on. Holds nothing
 * but handles. Pipeline thread only; allocates nothing after construction.
 */
public final class Scaling
{
    /** Schema that centers and scales were fitted on, see {@link FeatureView#schemaHash()}. */
    public static final String SCHEMA_HASH = "scaling.schema_hash";

    private static final String CENTER_PREFIX = "scaling.center.";
    private static final String SCALE_PREFIX = "scaling.scale.";

    private static final ParamSpec SCHEMA = ParamSpec.ofLong(SCHEMA_HASH, "hash", Long.MIN_VALUE, Long.MAX_VALUE,
        "Feature schema that centers and scales were fitted on; with any other nothing is scaled");

    private static final List<ParamSpec> SPECS = declare();

    private final Param schema;
    private final Param[] centers = new Param[Feature.COUNT];
    private final Param[] scales = new Param[Feature.COUNT];

    /**
     * Looks the handles up.
     *
     * @param parameters of the core.
     */
    public Scaling(final Parameters parameters)
    {
        schema = parameters.param(SCHEMA);
        for (final Feature feature : Feature.values())
        {
            centers[feature.ordinal()] = parameters.param(centerKey(feature));
            scales[feature.ordinal()] = parameters.param(scaleKey(feature));
        }
    }

    /**
     * Parameters of the scaling: two of each feature, and the schema.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    /**
     * Key of a feature's center.
     *
     * @param feature of the catalogue.
     * @return key of the parameter, in the feature's unit.
     */
    public static String centerKey(final Feature feature)
    {
        return CENTER_PREFIX + word(feature);
    }

    /**
     * Key of a feature's scale.
     *
     * @param feature of the catalogue.
     * @return key of the parameter, in the feature's unit, above zero.
     */
    public static String scaleKey(final Feature feature)
    {
        return SCALE_PREFIX + word(feature);
    }

    /**
     * Whether center and scale of a feature have values.
     *
     * @param feature to ask for.
     * @return true if {@link #center} and {@link #scale} may be read.
     */
    public boolean isSet(final Feature feature)
    {
        return centers[feature.ordinal()].isSet() && scales[feature.ordinal()].isSet();
    }

    /**
     * What is subtracted.
     *
     * @param feature that {@link #isSet}.
     * @return in the feature's unit.
     */
    public double center(final Feature feature)
    {
        return centers[feature.ordinal()].asDouble();
    }

    /**
     * What is divided by.
     *
     * @param feature that {@link #isSet}.
     * @return in the feature's unit, above zero.
     */
    public double scale(final Feature feature)
    {
        return scales[feature.ordinal()].asDouble();
    }

    /**
     * Whether a feature can be scaled now.
     *
     * @param vector  to read.
     * @param feature to ask for.
     * @return true if it is ready, its center and scale are set, and they were fitted on the vector's schema.
     */
    public boolean isReady(final FeatureView vector, final Feature feature)
    {
        return vector.isReady(feature) &&
            schema.isSet() && schema.asLong() == vector.schemaHash() &&
            isSet(feature) &&
            Double.isFinite(quotient(vector, feature));
    }

    /**
     * The scaled value.
     *
     * @param vector  to read.
     * @param feature to scale; {@link #isReady} holds.
     * @return a finite number without a unit.
     * @throws IllegalStateException if it is not ready: the caller forgot to ask.
     */
    public double scaled(final FeatureView vector, final Feature feature)
    {
        if (!isReady(vector, feature))
        {
            throw new IllegalStateException("scaled feature is not ready: " + feature);
        }
        return quotient(vector, feature);
    }

    private double quotient(final FeatureView vector, final Feature feature)
    {
        return (vector.value(feature) - center(feature)) / scale(feature);
    }

    private static List<ParamSpec> declare()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        specs.add(SCHEMA);
        for (final Feature feature : Feature.values())
        {
            specs.add(ParamSpec.ofDouble(centerKey(feature), feature.unit(), -Double.MAX_VALUE, Double.MAX_VALUE,
                "What is subtracted from " + feature.name() + " before it is scaled"));
            specs.add(ParamSpec.ofPositive(scaleKey(feature), feature.unit(),
                "What " + feature.name() + " is divided by once centred"));
        }
        return List.copyOf(specs);
    }

    private static String word(final Feature feature)
    {
        return feature.name().toLowerCase(Locale.ROOT);
    }
}
