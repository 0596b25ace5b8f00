package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.List;

/**
 * Follows the release of a tight range (Huracan specification, engine 3).
 *
 * <p>Entry: ignition, breakout quality and the size of the thrust above their minimums. Direction: the sign of the
 * thrust. Confidence: weighted mean of four terms:
 * <pre>
 *   ignition          IGNITION / 100
 *   quality           BREAKOUT_QUALITY
 *   thrust            |BREAKOUT_THRUST| / thrust_full
 *   narrow bars       NR7_DENSITY / nr7_full
 * </pre>
 * each cut to [0, 1]. The last may be missing while it warms up; its weight goes to the others pro rata.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class BreakoutEngine extends RuledEngine
{
    private static final ParamSpec IGNITION_MIN =
        ParamSpec.ofDouble("signal.breakout.ignition_min", Feature.IGNITION.unit(),
            Feature.IGNITION.min(), Feature.IGNITION.max(), "Ignition above which compression is being released");
    private static final ParamSpec QUALITY_MIN =
        ParamSpec.ofShare("signal.breakout.quality_min", "Breakout quality above which volume confirms");
    private static final ParamSpec THRUST_MIN =
        ParamSpec.ofNonNegative("signal.breakout.thrust_min", Feature.BREAKOUT_THRUST.unit(),
            "Thrust, of either sign, above which it is significant");
    private static final ParamSpec THRUST_FULL =
        ParamSpec.ofPositive("signal.breakout.thrust_full", Feature.BREAKOUT_THRUST.unit(),
            "Thrust that counts as full in the confidence");
    private static final ParamSpec NR7_FULL =
        ParamSpec.ofPositive("signal.breakout.nr7_full", Feature.NR7_DENSITY.unit(),
            "Share of narrow bars that counts as full in the confidence");

    private static final EngineSheet SHEET = EngineSheet.of(
        EngineId.BREAKOUT,
        List.of(Feature.IGNITION, Feature.BREAKOUT_QUALITY, Feature.BREAKOUT_THRUST),
        List.of(IGNITION_MIN, QUALITY_MIN, THRUST_MIN, THRUST_FULL, NR7_FULL),
        List.of("ignition", "breakout_quality", "breakout_thrust", "nr7_density"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param ignitionMin;
    private final Param qualityMin;
    private final Param thrustMin;
    private final Param thrustFull;
    private final Param nr7Full;

    BreakoutEngine(final Parameters parameters)
    {
        super(SHEET, parameters);
        ignitionMin = parameters.param(IGNITION_MIN);
        qualityMin = parameters.param(QUALITY_MIN);
        thrustMin = parameters.param(THRUST_MIN);
        thrustFull = parameters.param(THRUST_FULL);
        nr7Full = parameters.param(NR7_FULL);
    }

    @Override
    Direction direction(final FeatureVector features)
    {
        return Term.direction(features.value(Feature.BREAKOUT_THRUST));
    }

    @Override
    HoldReason reasonToHold(final FeatureVector features, final Direction direction)
    {
        final boolean isEntry = features.value(Feature.IGNITION) > ignitionMin.asDouble() &&
            features.value(Feature.BREAKOUT_QUALITY) > qualityMin.asDouble() &&
            Math.abs(features.value(Feature.BREAKOUT_THRUST)) > thrustMin.asDouble();
        return isEntry ? HoldReason.NONE : HoldReason.ENTRY_NOT_MET;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        term(out, features, Feature.IGNITION, 1, Feature.IGNITION.max());
        term(out, features.value(Feature.BREAKOUT_QUALITY));
        term(out, features, Feature.BREAKOUT_THRUST, Term.sign(direction), thrustFull.asDouble());
        term(out, features, Feature.NR7_DENSITY, 1, nr7Full.asDouble());
    }
}
