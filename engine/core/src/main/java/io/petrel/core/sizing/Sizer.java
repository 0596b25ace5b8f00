package io.petrel.core.sizing;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.unit.Units;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.market.Instrument;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.signal.CostModel;
import io.petrel.core.signal.Decision;
import io.petrel.core.signal.EngineStats;
import io.petrel.core.signal.ExitPlan;
import io.petrel.core.signal.TrackRecord;

import java.util.List;

/**
 * Turns a decision into a target position (Huracan specification, dynamic position sizing):
 * <pre>
 *   confidence factor = (final confidence - center) x slope + offset  cut to its bounds
 *   volatility factor = target volatility / REALISED_VOL           cut to its bounds
 *   Kelly factor      = fraction of Kelly                          see {@link Kelly}; NO_EDGE where it is not above 0
 *   share of equity   = base x confidence x volatility x Kelly, cut to [min, max],
 *                       x regime factor x toxicity factor          see {@link Protection}; each at most 1
 *   lots              = equity x share / value of one lot, x heat factor
 *   heat factor       = what is left of the risk budget / risk of these lots to their stop, at most 1; see {@link Heat}
 * </pre>
 * The specification's base size is an amount of money; here it is a share of equity, so that a size grows and falls
 * with the account, and 1 means what Kelly means: his fraction of all there is.
 *
 * <p>A volatility of zero gives the largest factor allowed. Rounding: value to E8 toward zero, then lots toward zero,
 * twice, so a size is never more than the factors say nor risks more than is left. The minimum share lifts a small
 * size, as the specification's clip does; what protects (regime, toxicity, heat) comes after it, so it undoes none.
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

    private static final List<ParamSpec> SPECS = ParamCatalogue.of(
        List.of(BASE_FRACTION, MIN_FRACTION, MAX_FRACTION,
            CONFIDENCE_CENTER, CONFIDENCE_SLOPE, CONFIDENCE_OFFSET, CONFIDENCE_FACTOR_MIN, CONFIDENCE_FACTOR_MAX,
            TARGET_VOLATILITY, VOLATILITY_FACTOR_MIN, VOLATILITY_FACTOR_MAX),
        Kelly.SPECS, Protection.specs(), Heat.SPECS);

    private final ParamSet required;
    private final Portfolio portfolio;
    private final TrackRecord record;
    private final ExitPlan plan;
    private final CostModel costs;
    private final Kelly kelly;
    private final Protection protection;
    private final Heat heat;
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
     * @param parameters of the core, declaring {@link #specs()} and those of plan, costs and record.
     * @param record     of the engines' outcomes, for Kelly.
     * @param portfolio  of the account, for what is at risk already.
     * @param stops      of its positions.
     */
    public Sizer(
        final Parameters parameters, final TrackRecord record, final Portfolio portfolio, final StopSource stops)
    {
        required = new ParamSet(parameters, SPECS);
        this.portfolio = portfolio;
        this.record = record;
        plan = new ExitPlan(parameters);
        costs = new CostModel(parameters);
        kelly = new Kelly(parameters);
        protection = new Protection(parameters);
        heat = new Heat(parameters, portfolio, stops);
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
        plan.plan(decision.direction(), referenceTicks, features, decision.regime());
        out.exits(plan);
        bet(record.of(decision.engine()), out);
        if (!(out.kellyFactor() > 0))
        {
            out.refuse(SizingVerdict.NO_EDGE);
            return;
        }
        weigh(decision, features, out);
        limit(decision, instrument, out);
    }

    /**
     * Adds what the target is expected to cost, which is for the record: nothing need wait for it.
     *
     * @param features as they were when it was sized.
     * @param target   sized last; one that was refused before it had a size stays as it is.
     */
    public void estimate(final FeatureVector features, final Target target)
    {
        if (target.kellyFactor() > 0)
        {
            costs.estimate(features, Math.abs(target.targetLots()));
            target.costs(costs);
        }
    }

    /**
     * Sizes nothing, for a reason found before sizing.
     *
     * @param reason         why.
     * @param referenceTicks price now, or {@link Units#NULL_TICKS}.
     * @param equityE8       of the account.
     * @param out            overwritten.
     */
    public void refuse(final SizingVerdict reason, final long referenceTicks, final long equityE8, final Target out)
    {
        out.begin(equityE8, referenceTicks);
        out.refuse(reason);
    }

    private SizingVerdict reasonToRefuse(
        final Decision decision, final FeatureVector features, final long referenceTicks, final long equityE8)
    {
        if (Direction.HOLD == decision.direction())
        {
            return SizingVerdict.HOLD;
        }
        if (!required.isSet() || !plan.isSet() || !costs.isSet() || !record.of(decision.engine()).isSet())
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

    private void bet(final EngineStats stats, final Target out)
    {
        final double full = Kelly.full(stats.winRate(), stats.payoffRatio());
        out.kelly(stats.winRate(), stats.payoffRatio(), full, full > 0 ? kelly.factor(full, stats) : 0);
    }

    private void weigh(final Decision decision, final FeatureVector features, final Target out)
    {
        final double volatility = features.value(Feature.REALISED_VOL);
        out.factors(
            baseFraction.asDouble(),
            confidenceFactor(decision.finalConfidence()),
            volatilityFactor(volatility),
            volatility);
        out.protection(protection.regimeFactor(decision.regime()), protection.toxicityFactor(features));
    }

    /** From the factors to lots, of which as many are wanted as the risk budget allows. */
    private void limit(final Decision decision, final Instrument instrument, final Target out)
    {
        final boolean isLong = Direction.LONG == decision.direction();
        final Position position = portfolio.position(instrument);
        final long notionalE8 = notionalE8(out);
        final long wantedLots = instrument.contract().lotsForNotionalE8(notionalE8, out.referenceTicks());
        final long usedE8 = heat.usedE8(position);
        final double leftE8 = heat.budgetE8(out.equityE8()) - usedE8;
        final long riskE8 = Heat.riskE8(instrument.contract(), wantedLots, isLong, out.referenceTicks(),
            heat.stopTicks(position, isLong, out.stopTicks()));
        final double factor = riskE8 <= leftE8 ? 1 : Math.max(0, leftE8 / riskE8);
        out.heat((double)usedE8 / out.equityE8(), factor);
        final long lots = (long)(wantedLots * factor);
        out.size(verdict(leftE8, lots), (long)(notionalE8 * factor), isLong ? lots : -lots);
    }

    private static SizingVerdict verdict(final double leftE8, final long lots)
    {
        if (!(leftE8 > 0))
        {
            return SizingVerdict.NO_HEAT;
        }
        return 0 == lots ? SizingVerdict.BELOW_ONE_LOT : SizingVerdict.SIZED;
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
        final double wish =
            target.baseFraction() * target.confidenceFactor() * target.volatilityFactor() * target.kellyFactor();
        final double share = clamp(wish, minFraction, maxFraction) * target.regimeFactor() * target.toxicityFactor();
        final double notionalE8 = target.equityE8() * share;
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
