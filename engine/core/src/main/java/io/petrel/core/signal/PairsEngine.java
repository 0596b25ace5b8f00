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
 * Trades a hedged pair that is out of line back into it (statistical arbitrage): the instrument against the benchmark,
 * at the hedge ratio of a Kalman filter. It trades the instrument's leg only; the hedge ratio says what the other would
 * be.
 *
 * <p>Entry: z-score of the pair, of either sign, at least its minimum and at most its maximum, beyond which the pair
 * has come apart rather than out of line; and a correlation to the benchmark of at least its minimum. Direction:
 * against the z-score. Confidence: weighted mean of four terms, each cut to [0, 1]:
 * <pre>
 *   divergence       |PAIRS_Z| / z_full
 *   correlation      BENCHMARK_CORRELATION
 *   beta stability   BETA_STABILITY
 *   calm             1 - VOLATILITY_PERCENTILE
 * </pre>
 * The last two may be missing while they warm up; their weight goes to the others pro rata. The benchmark itself has
 * nothing to be paired with.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class PairsEngine extends RuledEngine
{
    private static final ParamSpec Z_MIN = ParamSpec.ofPositive("signal.pairs.z_min", Feature.PAIRS_Z.unit(),
        "Z-score, of either sign, from which the pair is out of line");
    private static final ParamSpec Z_MAX = ParamSpec.ofPositive("signal.pairs.z_max", Feature.PAIRS_Z.unit(),
        "Z-score, of either sign, beyond which the pair has come apart");
    private static final ParamSpec Z_FULL = ParamSpec.ofPositive("signal.pairs.z_full", Feature.PAIRS_Z.unit(),
        "Z-score that counts as full in the confidence");
    private static final ParamSpec CORRELATION_MIN = ParamSpec.ofShare("signal.pairs.correlation_min",
        "Correlation to the benchmark from which the two are a pair");

    private static final EngineSheet SHEET = EngineSheet.relative(
        EngineId.PAIRS,
        List.of(Feature.PAIRS_Z, Feature.HEDGE_RATIO, Feature.BENCHMARK_CORRELATION),
        List.of(Z_MIN, Z_MAX, Z_FULL, CORRELATION_MIN),
        List.of("divergence", "correlation", "beta_stability", "calm"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param zMin;
    private final Param zMax;
    private final Param zFull;
    private final Param correlationMin;

    PairsEngine(final Parameters parameters)
    {
        super(SHEET, parameters);
        zMin = parameters.param(Z_MIN);
        zMax = parameters.param(Z_MAX);
        zFull = parameters.param(Z_FULL);
        correlationMin = parameters.param(CORRELATION_MIN);
    }

    @Override
    Direction direction(final FeatureVector features)
    {
        return Term.direction(-features.value(Feature.PAIRS_Z));
    }

    @Override
    HoldReason reasonToHold(final FeatureVector features, final Direction direction)
    {
        final double distance = Math.abs(features.value(Feature.PAIRS_Z));
        final boolean isEntry = distance >= zMin.asDouble() && distance <= zMax.asDouble() &&
            features.value(Feature.BENCHMARK_CORRELATION) >= correlationMin.asDouble();
        return isEntry ? HoldReason.NONE : HoldReason.ENTRY_NOT_MET;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        term(out, features, Feature.PAIRS_Z, -Term.sign(direction), zFull.asDouble());
        term(out, features, Feature.BENCHMARK_CORRELATION, 1, 1);
        term(out, features, Feature.BETA_STABILITY, 1, 1);
        inverseTerm(out, features, Feature.VOLATILITY_PERCENTILE, 1);
    }
}
