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
 * Trades the return of a correlation that broke down (statistical arbitrage): of two that usually move together, the
 * one that ran away comes back.
 *
 * <p>Entry: correlation to the benchmark at least its minimum, the present one below it by at least the breakdown, in
 * deviations, and a leader bias of either sign of at least its minimum. Direction: against the bias, so the laggard is
 * bought and the leader sold. Confidence: weighted mean of four terms, each cut to [0, 1]:
 * <pre>
 *   breakdown        -CORRELATION_Z / breakdown_full
 *   correlation      BENCHMARK_CORRELATION
 *   divergence       |LEADER_BIAS|
 *   beta stability   BETA_STABILITY
 * </pre>
 * The last may be missing while it warms up; its weight goes to the others pro rata. The benchmark itself has nothing
 * to be compared with.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class CorrelationEngine extends RuledEngine
{
    private static final ParamSpec CORRELATION_MIN = ParamSpec.ofShare("signal.correlation.correlation_min",
        "Correlation to the benchmark from which the two usually move together");
    private static final ParamSpec BREAKDOWN_MIN = ParamSpec.ofPositive("signal.correlation.breakdown_min",
        Feature.CORRELATION_Z.unit(), "Fall of the present correlation from which it has broken down");
    private static final ParamSpec BREAKDOWN_FULL = ParamSpec.ofPositive("signal.correlation.breakdown_full",
        Feature.CORRELATION_Z.unit(), "Fall of the present correlation that counts as full in the confidence");
    private static final ParamSpec BIAS_MIN = ParamSpec.ofShare("signal.correlation.bias_min",
        "Leader bias, of either sign, from which the two have parted");

    private static final EngineSheet SHEET = EngineSheet.relative(
        EngineId.CORRELATION,
        List.of(Feature.BENCHMARK_CORRELATION, Feature.CORRELATION_Z, Feature.LEADER_BIAS),
        List.of(CORRELATION_MIN, BREAKDOWN_MIN, BREAKDOWN_FULL, BIAS_MIN),
        List.of("breakdown", "correlation", "divergence", "beta_stability"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param correlationMin;
    private final Param breakdownMin;
    private final Param breakdownFull;
    private final Param biasMin;

    CorrelationEngine(final Parameters parameters)
    {
        super(SHEET, parameters);
        correlationMin = parameters.param(CORRELATION_MIN);
        breakdownMin = parameters.param(BREAKDOWN_MIN);
        breakdownFull = parameters.param(BREAKDOWN_FULL);
        biasMin = parameters.param(BIAS_MIN);
    }

    @Override
    Direction direction(final FeatureVector features)
    {
        return Term.direction(-features.value(Feature.LEADER_BIAS));
    }

    @Override
    HoldReason reasonToHold(final FeatureVector features, final Direction direction)
    {
        final boolean isEntry =
            features.value(Feature.BENCHMARK_CORRELATION) >= correlationMin.asDouble() &&
            -features.value(Feature.CORRELATION_Z) >= breakdownMin.asDouble() &&
            Math.abs(features.value(Feature.LEADER_BIAS)) >= biasMin.asDouble();
        return isEntry ? HoldReason.NONE : HoldReason.ENTRY_NOT_MET;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        term(out, features, Feature.CORRELATION_Z, -1, breakdownFull.asDouble());
        term(out, features, Feature.BENCHMARK_CORRELATION, 1, 1);
        term(out, features, Feature.LEADER_BIAS, -Term.sign(direction), 1);
        term(out, features, Feature.BETA_STABILITY, 1, 1);
    }
}
