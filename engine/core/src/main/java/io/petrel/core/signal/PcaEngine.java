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
 * Trades what the common factors of all instruments do not explain back to them (statistical arbitrage; Avellaneda and
 * Lee, Statistical Arbitrage in the US Equities Market, 2010). The benchmark takes part like any other instrument.
 *
 * <p>Entry: z-score of the cumulated residual, of either sign, at least its minimum and at most its maximum, beyond
 * which the instrument has news of its own; and a mean correlation of all instruments of at least its minimum, so that
 * there is something common. Direction: against the z-score. Confidence: weighted mean of three terms, each cut to
 * [0, 1]:
 * <pre>
 *   divergence       |PCA_RESIDUAL_Z| / z_full
 *   correlation      MEAN_CORRELATION
 *   calm             1 - VOLATILITY_PERCENTILE
 * </pre>
 * The last may be missing while it warms up; its weight goes to the others pro rata.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class PcaEngine extends RuledEngine
{
    private static final ParamSpec Z_MIN = ParamSpec.ofPositive("signal.pca.z_min", Feature.PCA_RESIDUAL_Z.unit(),
        "Z-score, of either sign, from which the residual is out of line");
    private static final ParamSpec Z_MAX = ParamSpec.ofPositive("signal.pca.z_max", Feature.PCA_RESIDUAL_Z.unit(),
        "Z-score, of either sign, beyond which the instrument has news of its own");
    private static final ParamSpec Z_FULL = ParamSpec.ofPositive("signal.pca.z_full", Feature.PCA_RESIDUAL_Z.unit(),
        "Z-score that counts as full in the confidence");
    private static final ParamSpec CORRELATION_MIN = ParamSpec.ofShare("signal.pca.correlation_min",
        "Mean correlation of all instruments from which they have something in common");

    private static final EngineSheet SHEET = EngineSheet.of(
        EngineId.PCA,
        List.of(Feature.PCA_RESIDUAL_Z, Feature.MEAN_CORRELATION),
        List.of(Z_MIN, Z_MAX, Z_FULL, CORRELATION_MIN),
        List.of("divergence", "correlation", "calm"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param zMin;
    private final Param zMax;
    private final Param zFull;
    private final Param correlationMin;

    PcaEngine(final Parameters parameters)
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
        return Term.direction(-features.value(Feature.PCA_RESIDUAL_Z));
    }

    @Override
    HoldReason reasonToHold(final FeatureVector features, final Direction direction)
    {
        final double distance = Math.abs(features.value(Feature.PCA_RESIDUAL_Z));
        final boolean isEntry = distance >= zMin.asDouble() && distance <= zMax.asDouble() &&
            features.value(Feature.MEAN_CORRELATION) >= correlationMin.asDouble();
        return isEntry ? HoldReason.NONE : HoldReason.ENTRY_NOT_MET;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        term(out, features, Feature.PCA_RESIDUAL_Z, -Term.sign(direction), zFull.asDouble());
        term(out, features, Feature.MEAN_CORRELATION, 1, 1);
        inverseTerm(out, features, Feature.VOLATILITY_PERCENTILE, 1);
    }
}
