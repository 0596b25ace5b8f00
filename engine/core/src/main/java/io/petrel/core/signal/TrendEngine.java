package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
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
public final class TrendEngine implements AlphaEngine
{
    private static final List<String> TERMS =
        List.of("trend_strength", "adx", "ema_slope", "momentum_slope", "htf_bias");

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
    private static final ParamSpec WEIGHT_STRENGTH =
        ParamSpec.ofShare("signal.trend.weight.trend_strength", "Weight of trend strength in the confidence");
    private static final ParamSpec WEIGHT_ADX =
        ParamSpec.ofShare("signal.trend.weight.adx", "Weight of the ADX in the confidence");
    private static final ParamSpec WEIGHT_SLOPE =
        ParamSpec.ofShare("signal.trend.weight.ema_slope", "Weight of the EMA slope in the confidence");
    private static final ParamSpec WEIGHT_MOMENTUM_SLOPE =
        ParamSpec.ofShare("signal.trend.weight.momentum_slope", "Weight of the momentum slope in the confidence");
    private static final ParamSpec WEIGHT_HTF =
        ParamSpec.ofShare("signal.trend.weight.htf_bias", "Weight of the higher time frame in the confidence");

    private static final List<ParamSpec> SPECS = List.of(
        ADX_MIN, STRENGTH_MIN, ADX_FULL, SLOPE_FULL, MOMENTUM_SLOPE_FULL,
        WEIGHT_STRENGTH, WEIGHT_ADX, WEIGHT_SLOPE, WEIGHT_MOMENTUM_SLOPE, WEIGHT_HTF);

    private final ParamSet required;
    private final Param adxMin;
    private final Param strengthMin;
    private final Param adxFull;
    private final Param slopeFull;
    private final Param momentumSlopeFull;
    private final Param weightStrength;
    private final Param weightAdx;
    private final Param weightSlope;
    private final Param weightMomentumSlope;
    private final Param weightHtf;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public TrendEngine(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        adxMin = parameters.param(ADX_MIN);
        strengthMin = parameters.param(STRENGTH_MIN);
        adxFull = parameters.param(ADX_FULL);
        slopeFull = parameters.param(SLOPE_FULL);
        momentumSlopeFull = parameters.param(MOMENTUM_SLOPE_FULL);
        weightStrength = parameters.param(WEIGHT_STRENGTH);
        weightAdx = parameters.param(WEIGHT_ADX);
        weightSlope = parameters.param(WEIGHT_SLOPE);
        weightMomentumSlope = parameters.param(WEIGHT_MOMENTUM_SLOPE);
        weightHtf = parameters.param(WEIGHT_HTF);
    }

    /**
     * Parameters this engine needs.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    @Override
    public EngineId id()
    {
        return EngineId.TREND;
    }

    @Override
    public List<String> termNames()
    {
        return TERMS;
    }

    @Override
    public void vote(final FeatureVector features, final Vote out)
    {
        final HoldReason reason = reasonToHold(features);
        if (HoldReason.NONE != reason)
        {
            out.hold(EngineId.TREND, reason);
            return;
        }
        final boolean isUp = features.value(Feature.TREND_STRENGTH) > 0;
        out.begin(EngineId.TREND, isUp ? Direction.LONG : Direction.SHORT);
        addTerms(features, isUp ? 1 : -1, out);
        if (!out.conclude())
        {
            out.hold(EngineId.TREND, HoldReason.NOT_CALIBRATED);
        }
    }

    private HoldReason reasonToHold(final FeatureVector features)
    {
        if (!required.isSet() || !features.isCalibrated())
        {
            return HoldReason.NOT_CALIBRATED;
        }
        if (!areInputsReady(features))
        {
            return HoldReason.NOT_READY;
        }
        final double strength = features.value(Feature.TREND_STRENGTH);
        if (!(features.value(Feature.ADX) > adxMin.asDouble() && Math.abs(strength) > strengthMin.asDouble()))
        {
            return HoldReason.ENTRY_NOT_MET;
        }
        final boolean isAligned =
            strength * features.value(Feature.EMA_SLOPE) > 0 && strength * features.value(Feature.MOMENTUM) > 0;
        return isAligned ? HoldReason.NONE : HoldReason.NOT_ALIGNED;
    }

    private static boolean areInputsReady(final FeatureVector features)
    {
        return features.isReady(Feature.ADX) && features.isReady(Feature.TREND_STRENGTH) &&
            features.isReady(Feature.EMA_SLOPE) && features.isReady(Feature.MOMENTUM);
    }

    private void addTerms(final FeatureVector features, final int sign, final Vote out)
    {
        Term.addSigned(out, features, Feature.TREND_STRENGTH, sign, weightStrength, 1);
        Term.addSigned(out, features, Feature.ADX, 1, weightAdx, adxFull.asDouble());
        Term.addSigned(out, features, Feature.EMA_SLOPE, sign, weightSlope, slopeFull.asDouble());
        Term.addSigned(
            out, features, Feature.MOMENTUM_SLOPE, sign, weightMomentumSlope, momentumSlopeFull.asDouble());
        Term.addSigned(out, features, Feature.HTF_BIAS, sign, weightHtf, 1);
    }
}
