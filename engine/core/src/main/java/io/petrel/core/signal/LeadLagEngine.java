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
 * Follows the benchmark, which moved first (statistical arbitrage; specification 001: BTC leads ETH).
 *
 * <p>Entry: correlation with the benchmark's earlier returns at least its minimum, and a move foretold by its last
 * return, of either sign, of at least its minimum. Direction: the sign of that move. Confidence: weighted mean of three
 * terms along the direction d = +1 or -1, each cut to [0, 1]:
 * <pre>
 *   lead move        d x LEAD_MOVE / move_full
 *   lead lag         LEAD_LAG / lead_full
 *   room             -d x LEADER_BIAS, how far the instrument is behind the benchmark
 * </pre>
 * The last may be missing while it warms up; its weight goes to the others pro rata. The benchmark has no leader.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class LeadLagEngine extends RuledEngine
{
    private static final ParamSpec LEAD_MIN = ParamSpec.ofShare("signal.lead_lag.lead_min",
        "Correlation with the benchmark's earlier returns from which it leads");
    private static final ParamSpec LEAD_FULL = ParamSpec.ofPositive("signal.lead_lag.lead_full",
        Feature.LEAD_LAG.unit(),
        "Correlation with the benchmark's earlier returns that counts as full in the confidence");
    private static final ParamSpec MOVE_MIN = ParamSpec.ofPositive("signal.lead_lag.move_min", Feature.LEAD_MOVE.unit(),
        "Foretold move, of either sign, from which it is worth following");
    private static final ParamSpec MOVE_FULL = ParamSpec.ofPositive("signal.lead_lag.move_full",
        Feature.LEAD_MOVE.unit(), "Foretold move that counts as full in the confidence");

    private static final EngineSheet SHEET = EngineSheet.relative(
        EngineId.LEAD_LAG,
        List.of(Feature.LEAD_LAG, Feature.LEAD_MOVE),
        List.of(LEAD_MIN, LEAD_FULL, MOVE_MIN, MOVE_FULL),
        List.of("lead_move", "lead_lag", "room"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param leadMin;
    private final Param leadFull;
    private final Param moveMin;
    private final Param moveFull;

    LeadLagEngine(final Parameters parameters)
    {
        super(SHEET, parameters);
        leadMin = parameters.param(LEAD_MIN);
        leadFull = parameters.param(LEAD_FULL);
        moveMin = parameters.param(MOVE_MIN);
        moveFull = parameters.param(MOVE_FULL);
    }

    @Override
    Direction direction(final FeatureVector features)
    {
        return Term.direction(features.value(Feature.LEAD_MOVE));
    }

    @Override
    HoldReason reasonToHold(final FeatureVector features, final Direction direction)
    {
        final boolean isEntry =
            features.value(Feature.LEAD_LAG) >= leadMin.asDouble() &&
            Math.abs(features.value(Feature.LEAD_MOVE)) >= moveMin.asDouble();
        return isEntry ? HoldReason.NONE : HoldReason.ENTRY_NOT_MET;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        final int sign = Term.sign(direction);
        term(out, features, Feature.LEAD_MOVE, sign, moveFull.asDouble());
        term(out, features, Feature.LEAD_LAG, 1, leadFull.asDouble());
        term(out, features, Feature.LEADER_BIAS, -sign, 1);
    }
}
