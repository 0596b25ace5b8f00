package io.petrel.core.sizing;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.unit.Units;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.market.Instrument;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.signal.Decision;

import java.util.List;

/**
 * Turns a decision into a target position (Huracan specification, dynamic position sizing):
 * <pre>
 *   confidence factor = (confidence - center) x slope + offset     cut to its bounds
 *   volatility factor = target volatility / REALISED_VOL           cut to its bounds
 *   share of equity   = base x confidence factor x volatility factor, cut to [min, max]
 *   lots              = equity x share / value of one lot
 * </pre>
 * A volatility of zero gives the largest factor allowed. Rounding: value to E8 toward zero, then lots toward zero, so a
 * size is never more than the factors say. The minimum share lifts a small size, as the specification's clip does.
 * Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
public final class Sizer
{
    private static final ParamSpec BASE_FRACTION = ParamSpec.ofNonNegative("sizing.base_fraction", "share of equity",
        "Value of a position before any factor");
    private static final ParamSpec MIN_FRACTION = ParamSpec.ofNonNegative("sizing.min_fraction", "share of equity",
        "Least value of a position");
    private static final ParamSpec MAX_FRACTION = ParamSpec.ofNonNegative("sizing.max_fraction", "share of equity",
        "Greatest value of a position");
    private static final ParamSpec CONFIDENCE_CENTER =
        ParamSpec.ofShare("sizing.confidence_center", "Confidence at which the factor equals its offset");
    private static final ParamSpec CONFIDENCE_SLOPE = ParamSpec.ofNonNegative("sizing.confidence_slope", "1",
        "Growth of the confidence factor per unit of confidence");
    private static final ParamSpec CONFIDENCE_OFFSET = ParamSpec.ofNonNegative("sizing.confidence_offset", "1",
        "Confidence factor at the center");
    private static final ParamSpec CONFIDENCE_FACTOR_MIN =
        ParamSpec.ofNonNegative("sizing.confidence_factor_min", "1", "Least confidence factor");
    private static final ParamSpec CONFIDENCE_FACTOR_MAX =
        ParamSpec.ofNonNegative("sizing.confidence_factor_max", "1", "Greatest confidence factor");
    private static final ParamSpec TARGET_VOLATILITY = ParamSpec.ofPositive("sizing.target_volatility",
        Feature.REALISED_VOL.unit(), "Volatility at which the volatility factor is 1");
    private static final ParamSpec VOLATILITY_FACTOR_MIN =
        ParamSpec.ofNonNegative("sizing.volatility_factor_min", "1", "Least volatility factor");
    private static final ParamSpec VOLATILITY_FACTOR_MAX =
        ParamSpec.ofNonNegative("sizing.volatility_factor_max", "1", "Greatest volatility factor");

    private static final List<ParamSpec> SPECS = List.of(
        BASE_FRACTION, MIN_FRACTION, MAX_FRACTION,
        CONFIDENCE_CENTER, CONFIDENCE_SLOPE, CONFIDENCE_OFFSET, CONFIDENCE_FACTOR_MIN, CONFIDENCE_FACTOR_MAX,
        TARGET_VOLATILITY, VOLATILITY_FACTOR_MIN, VOLATILITY_FACTOR_MAX);

    private final ParamSet required;
    private final Param baseFraction;
    private final Param minFraction;
    private final Param maxFraction;
    private final Param confidenceCenter;
    private final Param confidenceSlope;
    private final Param confidenceOffset;
    private final Param confidenceFactorMin;
    private final Param confidenceFactorMax;
    private final Param targetVolatility;
    private final Param volatilityFactorMin;
    private final Param volatilityFactorMax;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public Sizer(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        baseFraction = parameters.param(BASE_FRACTION);
        minFraction = parameters.param(MIN_FRACTION);
        maxFraction = parameters.param(MAX_FRACTION);
        confidenceCenter = parameters.param(CONFIDENCE_CENTER);
        confidenceSlope = parameters.param(CONFIDENCE_SLOPE);
        confidenceOffset = parameters.param(CONFIDENCE_OFFSET);
        confidenceFactorMin = parameters.param(CONFIDENCE_FACTOR_MIN);
        confidenceFactorMax = parameters.param(CONFIDENCE_FACTOR_MAX);
        targetVolatility = parameters.param(TARGET_VOLATILITY);
        volatilityFactorMin = parameters.param(VOLATILITY_FACTOR_MIN);
        volatilityFactorMax = parameters.param(VOLATILITY_FACTOR_MAX);
    }

    /**
     * Parameters the sizer needs.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    /**
     * Sizes a decision.
     *
     * @param decision       of the coordinator.
     * @param features       of the instrument, for its volatility.
     * @param instrument     to hold.
     * @param referenceTicks price at which value becomes lots, or {@link Units#NULL_TICKS}.
     * @param equityE8       of the account, E8 of the instrument's settlement currency.
     * @param out            overwritten with the target, or with why there is none.
     * @throws ArithmeticException if the size does not fit 64 bits.
     */
    public void size(
        final Decision decision,
        final FeatureVector features,
        final Instrument instrument,
        final long referenceTicks,
        final long equityE8,
        final Target out)
    {
        out.begin(equityE8, referenceTicks);
        final SizingVerdict refusal = reasonToRefuse(decision, features, referenceTicks, equityE8);
        if (SizingVerdict.SIZED != refusal)
        {
            out.refuse(refusal);
            return;
        }
        final double volatility = features.value(Feature.REALISED_VOL);
        out.factors(
            baseFraction.asDouble(), confidenceFactor(decision.confidence()), volatilityFactor(volatility), volatility);
        final long notionalE8 = notionalE8(out);
        final long lots = instrument.contract().lotsForNotionalE8(notionalE8, referenceTicks);
        out.size(
            0 == lots ? SizingVerdict.BELOW_ONE_LOT : SizingVerdict.SIZED,
            notionalE8,
            Direction.LONG == decision.direction() ? lots : -lots);
    }

    private SizingVerdict reasonToRefuse(
        final Decision decision, final FeatureVector features, final long referenceTicks, final long equityE8)
    {
        if (Direction.HOLD == decision.direction())
        {
            return SizingVerdict.HOLD;
        }
        if (!required.isSet())
        {
            return SizingVerdict.NOT_CALIBRATED;
        }
        if (!features.isReady(Feature.REALISED_VOL))
        {
            return SizingVerdict.VOLATILITY_NOT_READY;
        }
        if (Units.NULL_TICKS == referenceTicks || referenceTicks <= 0)
        {
            return SizingVerdict.NO_REFERENCE_PRICE;
        }
        return equityE8 > 0 ? SizingVerdict.SIZED : SizingVerdict.NO_EQUITY;
    }

    private double confidenceFactor(final double confidence)
    {
        final double factor =
            (confidence - confidenceCenter.asDouble()) * confidenceSlope.asDouble() + confidenceOffset.asDouble();
        return clamp(factor, confidenceFactorMin, confidenceFactorMax);
    }

    private double volatilityFactor(final double volatility)
    {
        return clamp(targetVolatility.asDouble() / volatility, volatilityFactorMin, volatilityFactorMax);
    }

    /** The one place where a double becomes money: cut toward zero. */
    private long notionalE8(final Target target)
    {
        final double share = target.baseFraction() * target.confidenceFactor() * target.volatilityFactor();
        final double notionalE8 = target.equityE8() * clamp(share, minFraction, maxFraction);
        if (!(notionalE8 < Long.MAX_VALUE))
        {
            throw new ArithmeticException("position value does not fit");
        }
        return (long)notionalE8;
    }

    /** Cuts to bounds; where they contradict each other the upper one, which is the safer, holds. */
    private static double clamp(final double value, final Param min, final Param max)
    {
        return Math.min(Math.max(value, min.asDouble()), max.asDouble());
    }
}
