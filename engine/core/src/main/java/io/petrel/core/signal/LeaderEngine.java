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
 * Buys what leads the benchmark and sells what lags it (Huracan specification, engine 5).
 *
 * <p>Entry: relative strength beyond one of its bounds, leader bias of either sign above its minimum, momentum along
 * the direction above its minimum. Direction: long if strength and bias both lead, short if both lag, none if they
 * contradict each other. Confidence: weighted mean of four terms, each in [0, 1] along the direction d = +1 or -1:
 * <pre>
 *   relative strength  |2 x RS_SCORE / 100 - 1|, the distance from the middle of its past
 *   leader bias        d x LEADER_BIAS
 *   momentum slope     d x MOMENTUM_SLOPE / momentum_slope_full
 *   beta stability     BETA_STABILITY
 * </pre>
 * each cut to [0, 1]. The last two may be missing while they warm up; their weight goes to the others pro rata. The
 * benchmark does not lead itself: there the engine holds.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class LeaderEngine extends RuledEngine
{
    private static final ParamSpec RS_LONG = ParamSpec.ofDouble("signal.leader.rs_long", Feature.RS_SCORE.unit(),
        Feature.RS_SCORE.min(), Feature.RS_SCORE.max(), "Relative strength above which the asset leads");
    private static final ParamSpec RS_SHORT = ParamSpec.ofDouble("signal.leader.rs_short", Feature.RS_SCORE.unit(),
        Feature.RS_SCORE.min(), Feature.RS_SCORE.max(), "Relative strength below which the asset lags");
    private static final ParamSpec BIAS_MIN =
        ParamSpec.ofShare("signal.leader.bias_min", "Leader bias, of either sign, above which it is significant");
    private static final ParamSpec MOMENTUM_MIN =
        ParamSpec.ofNonNegative("signal.leader.momentum_min", Feature.MOMENTUM.unit(),
            "Momentum along the direction above which it is aligned");
    private static final ParamSpec MOMENTUM_SLOPE_FULL = ParamSpec.ofPositive("signal.leader.momentum_slope_full",
        Feature.MOMENTUM_SLOPE.unit(), "Momentum slope that counts as full in the confidence");

    private static final EngineSheet SHEET = EngineSheet.relative(
        EngineId.LEADER,
        List.of(Feature.RS_SCORE, Feature.LEADER_BIAS, Feature.MOMENTUM),
        List.of(RS_LONG, RS_SHORT, BIAS_MIN, MOMENTUM_MIN, MOMENTUM_SLOPE_FULL),
        List.of("rs_score", "leader_bias", "momentum_slope", "beta_stability"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param rsLong;
    private final Param rsShort;
    private final Param biasMin;
    private final Param momentumMin;
    private final Param momentumSlopeFull;

    LeaderEngine(final Parameters parameters)
    {
        super(SHEET, parameters);
        rsLong = parameters.param(RS_LONG);
        rsShort = parameters.param(RS_SHORT);
        biasMin = parameters.param(BIAS_MIN);
        momentumMin = parameters.param(MOMENTUM_MIN);
        momentumSlopeFull = parameters.param(MOMENTUM_SLOPE_FULL);
    }

    @Override
    Direction direction(final FeatureVector features)
    {
        final double strength = features.value(Feature.RS_SCORE);
        final double bias = features.value(Feature.LEADER_BIAS);
        if (strength > rsLong.asDouble() && bias > biasMin.asDouble())
        {
            return Direction.LONG;
        }
        return strength < rsShort.asDouble() && bias < -biasMin.asDouble() ? Direction.SHORT : Direction.HOLD;
    }

    @Override
    HoldReason reasonToHold(final FeatureVector features, final Direction direction)
    {
        final double strength = features.value(Feature.RS_SCORE);
        final boolean isExtreme = strength > rsLong.asDouble() || strength < rsShort.asDouble();
        if (!(isExtreme && Math.abs(features.value(Feature.LEADER_BIAS)) > biasMin.asDouble()))
        {
            return HoldReason.ENTRY_NOT_MET;
        }
        final boolean isAligned = Direction.HOLD == direction ||
            Term.sign(direction) * features.value(Feature.MOMENTUM) > momentumMin.asDouble();
        return isAligned ? HoldReason.NONE : HoldReason.NOT_ALIGNED;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        final int sign = Term.sign(direction);
        term(out, Math.abs(2 * features.value(Feature.RS_SCORE) / Feature.RS_SCORE.max() - 1));
        term(out, features, Feature.LEADER_BIAS, sign, 1);
        term(out, features, Feature.MOMENTUM_SLOPE, sign, momentumSlopeFull.asDouble());
        term(out, features, Feature.BETA_STABILITY, 1, 1);
    }
}
