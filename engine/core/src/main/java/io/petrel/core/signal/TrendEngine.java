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
 * Follows strong directional movement (Huracan specification, engine 1).
 *
 * <p>Entry: ADX above its minimum, trend strength beyond its minimum in either direction, and EMA slope and momentum of
 * the same sign as trend strength. Direction: the sign of trend strength. Confidence: weighted mean of five terms, each
 * in [0, 1] along the direction d = +1 or -1:
 * <pre>
 *   trend strength   |TREND_STRENGTH|
 *   ADX              ADX / adx_full
 *   EMA slope        d x EMA_SLOPE / slope_full
 *   momentum slope   d x MOMENTUM_SLOPE / momentum_slope_full
 *   higher frame     d x HTF_BIAS
 * </pre>
 * each cut to [0, 1], so that what points the other way counts nothing. The last two may be missing while they warm up;
 * their weight goes to the others pro rata.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class TrendEngine extends RuledEngine
{
    private static final ParamSpec ADX_MIN = ParamSpec.ofDouble("signal.trend.adx_min", Feature.ADX.unit(),
        Feature.ADX.min(), Feature.ADX.max(), "ADX above which a trend is confirmed");
    private static final ParamSpec STRENGTH_MIN =
        ParamSpec.ofShare("signal.trend.strength_min", "Trend strength, of either sign, above which it is significant");
    private static final ParamSpec ADX_FULL = ParamSpec.ofPositive("signal.trend.adx_full", Feature.ADX.unit(),
        "ADX that counts as full in the confidence");
    private static final ParamSpec SLOPE_FULL = ParamSpec.ofPositive("signal.trend.slope_full",
        Feature.EMA_SLOPE.unit(), "EMA slope that counts as full in the confidence");
    private static final ParamSpec MOMENTUM_SLOPE_FULL = ParamSpec.ofPositive("signal.trend.momentum_slope_full",
        Feature.MOMENTUM_SLOPE.unit(), "Momentum slope that counts as full in the confidence");

    private static final EngineSheet SHEET = EngineSheet.of(
        EngineId.TREND,
        List.of(Feature.ADX, Feature.TREND_STRENGTH, Feature.EMA_SLOPE, Feature.MOMENTUM),
        List.of(ADX_MIN, STRENGTH_MIN, ADX_FULL, SLOPE_FULL, MOMENTUM_SLOPE_FULL),
        List.of("trend_strength", "adx", "ema_slope", "momentum_slope", "htf_bias"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param adxMin;
    private final Param strengthMin;
    private final Param adxFull;
    private final Param slopeFull;
    private final Param momentumSlopeFull;

    TrendEngine(final Parameters parameters)
    {
        super(SHEET, parameters);
        adxMin = parameters.param(ADX_MIN);
        strengthMin = parameters.param(STRENGTH_MIN);
        adxFull = parameters.param(ADX_FULL);
        slopeFull = parameters.param(SLOPE_FULL);
        momentumSlopeFull = parameters.param(MOMENTUM_SLOPE_FULL);
    }

    @Override
    Direction direction(final FeatureVector features)
    {
        return Term.direction(features.value(Feature.TREND_STRENGTH));
    }

    @Override
    HoldReason reasonToHold(final FeatureVector features, final Direction direction)
    {
        final double strength = features.value(Feature.TREND_STRENGTH);
        if (!(features.value(Feature.ADX) > adxMin.asDouble() && Math.abs(strength) > strengthMin.asDouble()))
        {
            return HoldReason.ENTRY_NOT_MET;
        }
        final boolean isAligned =
            strength * features.value(Feature.EMA_SLOPE) > 0 && strength * features.value(Feature.MOMENTUM) > 0;
        return isAligned ? HoldReason.NONE : HoldReason.NOT_ALIGNED;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        final int sign = Term.sign(direction);
        term(out, features, Feature.TREND_STRENGTH, sign, 1);
        term(out, features, Feature.ADX, 1, adxFull.asDouble());
        term(out, features, Feature.EMA_SLOPE, sign, slopeFull.asDouble());
        term(out, features, Feature.MOMENTUM_SLOPE, sign, momentumSlopeFull.asDouble());
        term(out, features, Feature.HTF_BIAS, sign, 1);
    }
}
