package io.petrel.core.regime;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.List;

/**
 * The scores of TREND, RANGE and PANIC by the formulas of the Huracan specification, each a weighted mean of terms in
 * [0, 1]. With d the sign of TREND_STRENGTH:
 * <pre>
 *   TREND  ADX / adx_full, |TREND_STRENGTH|, d x MOMENTUM / (momentum_full x ATR_PCT), d x EMA_SLOPE / slope_full,
 *          1 - COMPRESSION
 *   RANGE  1 - ADX / adx_full, COMPRESSION, 1 - |TREND_STRENGTH|, steady volatility:
 *          1 - |VOLATILITY_RATIO - ratio_center| / ratio_reach
 *   PANIC  ATR_PCT, VOLATILITY_RATIO and KURTOSIS, each from a floor to a full mark, VOLATILITY_PERCENTILE
 * </pre>
 * each term cut to [0, 1]. A term whose feature is not ready gives its weight to the others; a score that rests on
 * less than {@code regime.evidence_min} of its weight is not known. Holds no state but the last scores. Pipeline
 * thread only; allocates nothing after construction.
 */
final class RegimeScores
{
    private static final ParamSpec EVIDENCE_MIN = ParamSpec.ofShare("regime.evidence_min",
        "Share of a score's weight whose features must be ready, or the score is not known");
    private static final ParamSpec ADX_FULL =
        ParamSpec.ofPositive("regime.adx_full", Feature.ADX.unit(), "ADX that counts as full");

    private static final ParamSpec TREND_ADX =
        ParamSpec.ofShare("regime.trend.weight.adx", "Weight of the ADX in TREND");
    private static final ParamSpec TREND_STRENGTH =
        ParamSpec.ofShare("regime.trend.weight.trend_strength", "Weight of trend strength in TREND");
    private static final ParamSpec TREND_MOMENTUM =
        ParamSpec.ofShare("regime.trend.weight.momentum", "Weight of aligned momentum in TREND");
    private static final ParamSpec TREND_SLOPE =
        ParamSpec.ofShare("regime.trend.weight.ema_slope", "Weight of the aligned EMA slope in TREND");
    private static final ParamSpec TREND_COMPRESSION =
        ParamSpec.ofShare("regime.trend.weight.compression", "Weight of missing compression in TREND");
    private static final ParamSpec MOMENTUM_FULL =
        ParamSpec.ofPositive("regime.trend.momentum_full", "ATR", "Momentum along the trend that counts as full");
    private static final ParamSpec SLOPE_FULL = ParamSpec.ofPositive("regime.trend.slope_full",
        Feature.EMA_SLOPE.unit(), "EMA slope along the trend that counts as full");

    private static final ParamSpec RANGE_ADX =
        ParamSpec.ofShare("regime.range.weight.adx", "Weight of a low ADX in RANGE");
    private static final ParamSpec RANGE_COMPRESSION =
        ParamSpec.ofShare("regime.range.weight.compression", "Weight of compression in RANGE");
    private static final ParamSpec RANGE_STRENGTH =
        ParamSpec.ofShare("regime.range.weight.trend_strength", "Weight of missing trend strength in RANGE");
    private static final ParamSpec RANGE_RATIO =
        ParamSpec.ofShare("regime.range.weight.volatility_ratio", "Weight of steady volatility in RANGE");
    private static final ParamSpec RATIO_CENTER = ParamSpec.ofPositive("regime.range.ratio_center",
        Feature.VOLATILITY_RATIO.unit(), "Ratio of short to long volatility that is perfectly steady");
    private static final ParamSpec RATIO_REACH = ParamSpec.ofPositive("regime.range.ratio_reach",
        Feature.VOLATILITY_RATIO.unit(), "Distance from it at which volatility is not steady at all");

    private static final ParamSpec PANIC_ATR =
        ParamSpec.ofShare("regime.panic.weight.atr", "Weight of the ATR spike in PANIC");
    private static final ParamSpec PANIC_RATIO =
        ParamSpec.ofShare("regime.panic.weight.volatility_ratio", "Weight of the volatility spike in PANIC");
    private static final ParamSpec PANIC_KURTOSIS =
        ParamSpec.ofShare("regime.panic.weight.kurtosis", "Weight of fat tails in PANIC");
    private static final ParamSpec PANIC_RANK =
        ParamSpec.ofShare("regime.panic.weight.volatility_percentile", "Weight of the volatility percentile in PANIC");
    private static final ParamSpec ATR_FLOOR = mark("regime.panic.atr_floor", Feature.ATR_PCT, "is no spike");
    private static final ParamSpec ATR_FULL = mark("regime.panic.atr_full", Feature.ATR_PCT, "is a full spike");
    private static final ParamSpec RATIO_FLOOR =
        mark("regime.panic.ratio_floor", Feature.VOLATILITY_RATIO, "is no spike");
    private static final ParamSpec RATIO_FULL =
        mark("regime.panic.ratio_full", Feature.VOLATILITY_RATIO, "is a full spike");
    private static final ParamSpec KURTOSIS_FLOOR =
        mark("regime.panic.kurtosis_floor", Feature.KURTOSIS, "counts as thin tails");
    private static final ParamSpec KURTOSIS_FULL =
        mark("regime.panic.kurtosis_full", Feature.KURTOSIS, "counts as fully fat tails");

    static final List<ParamSpec> SPECS = List.of(
        EVIDENCE_MIN, ADX_FULL,
        TREND_ADX, TREND_STRENGTH, TREND_MOMENTUM, TREND_SLOPE, TREND_COMPRESSION, MOMENTUM_FULL, SLOPE_FULL,
        RANGE_ADX, RANGE_COMPRESSION, RANGE_STRENGTH, RANGE_RATIO, RATIO_CENTER, RATIO_REACH,
        PANIC_ATR, PANIC_RATIO, PANIC_KURTOSIS, PANIC_RANK,
        ATR_FLOOR, ATR_FULL, RATIO_FLOOR, RATIO_FULL, KURTOSIS_FLOOR, KURTOSIS_FULL);

    private final Param evidenceMin;
    private final Param adxFull;
    private final Param trendAdx;
    private final Param trendStrength;
    private final Param trendMomentum;
    private final Param trendSlope;
    private final Param trendCompression;
    private final Param momentumFull;
    private final Param slopeFull;
    private final Param rangeAdx;
    private final Param rangeCompression;
    private final Param rangeStrength;
    private final Param rangeRatio;
    private final Param ratioCenter;
    private final Param ratioReach;
    private final Param panicAtr;
    private final Param panicRatio;
    private final Param panicKurtosis;
    private final Param panicRank;
    private final Ramp atrSpike;
    private final Ramp ratioSpike;
    private final Ramp fatTails;
    private final WeightedMean mean = new WeightedMean();

    private double trend = Double.NaN;
    private double range = Double.NaN;
    private double panic = Double.NaN;

    RegimeScores(final Parameters parameters)
    {
        evidenceMin = parameters.param(EVIDENCE_MIN);
        adxFull = parameters.param(ADX_FULL);
        trendAdx = parameters.param(TREND_ADX);
        trendStrength = parameters.param(TREND_STRENGTH);
        trendMomentum = parameters.param(TREND_MOMENTUM);
        trendSlope = parameters.param(TREND_SLOPE);
        trendCompression = parameters.param(TREND_COMPRESSION);
        momentumFull = parameters.param(MOMENTUM_FULL);
        slopeFull = parameters.param(SLOPE_FULL);
        rangeAdx = parameters.param(RANGE_ADX);
        rangeCompression = parameters.param(RANGE_COMPRESSION);
        rangeStrength = parameters.param(RANGE_STRENGTH);
        rangeRatio = parameters.param(RANGE_RATIO);
        ratioCenter = parameters.param(RATIO_CENTER);
        ratioReach = parameters.param(RATIO_REACH);
        panicAtr = parameters.param(PANIC_ATR);
        panicRatio = parameters.param(PANIC_RATIO);
        panicKurtosis = parameters.param(PANIC_KURTOSIS);
        panicRank = parameters.param(PANIC_RANK);
        atrSpike = new Ramp(parameters, ATR_FLOOR, ATR_FULL);
        ratioSpike = new Ramp(parameters, RATIO_FLOOR, RATIO_FULL);
        fatTails = new Ramp(parameters, KURTOSIS_FLOOR, KURTOSIS_FULL);
    }

    /** Takes the scores of a bar. Every parameter must be set. */
    void onBar(final FeatureVector features)
    {
        final double adx = Ramp.cut(valueOf(features, Feature.ADX) / adxFull.asDouble());
        final double strength = valueOf(features, Feature.TREND_STRENGTH);
        final double compression = valueOf(features, Feature.COMPRESSION);
        final double ratio = valueOf(features, Feature.VOLATILITY_RATIO);
        trend = mean.begin()
            .add(trendAdx.asDouble(), adx)
            .add(trendStrength.asDouble(), Math.abs(strength))
            .add(trendMomentum.asDouble(), momentumAlignment(features, strength))
            .add(trendSlope.asDouble(), slopeAlignment(features, strength))
            .add(trendCompression.asDouble(), 1 - compression)
            .value(evidenceMin.asDouble());
        range = mean.begin()
            .add(rangeAdx.asDouble(), 1 - adx)
            .add(rangeCompression.asDouble(), compression)
            .add(rangeStrength.asDouble(), 1 - Math.abs(strength))
            .add(rangeRatio.asDouble(), Ramp.cut(1 - Math.abs(ratio - ratioCenter.asDouble()) / ratioReach.asDouble()))
            .value(evidenceMin.asDouble());
        panic = mean.begin()
            .add(panicAtr.asDouble(), atrSpike.of(valueOf(features, Feature.ATR_PCT)))
            .add(panicRatio.asDouble(), ratioSpike.of(ratio))
            .add(panicKurtosis.asDouble(), fatTails.of(valueOf(features, Feature.KURTOSIS)))
            .add(panicRank.asDouble(), valueOf(features, Feature.VOLATILITY_PERCENTILE))
            .value(evidenceMin.asDouble());
    }

    void clear()
    {
        trend = Double.NaN;
        range = Double.NaN;
        panic = Double.NaN;
    }

    /** In [0, 1], or not-a-number if not known. */
    double trend()
    {
        return trend;
    }

    /** In [0, 1], or not-a-number if not known. */
    double range()
    {
        return range;
    }

    /** In [0, 1], or not-a-number if not known. */
    double panic()
    {
        return panic;
    }

    /** Value of a feature, or not-a-number if it is not ready: only inside this package, and checked before use. */
    static double valueOf(final FeatureVector features, final Feature feature)
    {
        return features.isReady(feature) ? features.value(feature) : Double.NaN;
    }

    private double momentumAlignment(final FeatureVector features, final double strength)
    {
        final double atr = valueOf(features, Feature.ATR_PCT);
        if (!(atr > 0))
        {
            return Double.NaN;
        }
        final double momentum = Math.signum(strength) * valueOf(features, Feature.MOMENTUM);
        return Ramp.cut(momentum / atr / momentumFull.asDouble());
    }

    private double slopeAlignment(final FeatureVector features, final double strength)
    {
        return Ramp.cut(Math.signum(strength) * valueOf(features, Feature.EMA_SLOPE) / slopeFull.asDouble());
    }

    private static ParamSpec mark(final String key, final Feature feature, final String meaning)
    {
        return ParamSpec.ofDouble(key, feature.unit(), -Double.MAX_VALUE, Double.MAX_VALUE,
            feature.name() + " that " + meaning + " in PANIC");
    }
}
