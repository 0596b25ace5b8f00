package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.FilterReason;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.regime.ParamByRegime;
import io.petrel.core.regime.RegimeAssessment;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds back a decision that no account should follow. The first reason found stands, in this order:
 * <pre>
 *   QUALITY      market not tradable, too few features ready, spread too wide, depth withdrawn
 *   CONFLICT     engines disagree: agreement below its minimum
 *   REGIME       regime too uncertain, or the engine's affinity to it too small
 *   TIMEFRAMES   the higher time frames agree on the other direction (if switched on)
 *   VOLATILITY   volatility outside its bounds
 *   CONFIDENCE   final confidence below the threshold of the regime
 * </pre>
 * What a feed does not carry (a spread, a depth) is not held against it; a regime that is not known is.
 * Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
public final class SignalFilters
{
    private static final ParamSpec READY_MIN = ParamSpec.ofLong("signal.filter.ready_min", "features", 0, Feature.COUNT,
        "Features that must be ready");
    private static final ParamSpec SPREAD_MAX_BPS = ParamSpec.ofPositive("signal.filter.spread_max_bps",
        Feature.SPREAD_BPS.unit(), "Spread above which a market is too dear to trade");
    private static final ParamSpec WITHDRAWAL_MAX = ParamSpec.ofShare("signal.filter.liquidity_withdrawal_max",
        "Share of the usual depth whose absence makes a market too thin");
    private static final ParamSpec AGREEMENT_MIN = ParamSpec.ofDouble("signal.filter.agreement_min", "1", -1, 1,
        "Net share of the scores below which engines contradict each other too evenly");
    private static final ParamSpec REGIME_CONFIDENCE_MIN = ParamSpec.ofShare("signal.filter.regime_confidence_min",
        "Confidence of the regime below which it is too uncertain");
    private static final ParamSpec AFFINITY_MIN = ParamSpec.ofShare("signal.filter.affinity_min",
        "Affinity below which the regime is hostile to the engine");
    private static final ParamSpec TIMEFRAMES = ParamSpec.ofFlag("signal.filter.timeframes",
        "Whether the higher time frames may stand against a decision");
    private static final ParamSpec VOLATILITY_MIN = ParamSpec.ofNonNegative("signal.filter.volatility_min",
        Feature.REALISED_VOL.unit(), "Volatility below which no move pays its costs");
    private static final ParamSpec VOLATILITY_MAX = ParamSpec.ofNonNegative("signal.filter.volatility_max",
        Feature.REALISED_VOL.unit(), "Volatility above which no stop holds");

    private static final List<ParamSpec> SPECS = List.of(
        READY_MIN, SPREAD_MAX_BPS, WITHDRAWAL_MAX, AGREEMENT_MIN, REGIME_CONFIDENCE_MIN, AFFINITY_MIN, TIMEFRAMES,
        VOLATILITY_MIN, VOLATILITY_MAX);

    private final ParamSet required;
    private final Param readyMin;
    private final Param spreadMaxBps;
    private final Param withdrawalMax;
    private final Param agreementMin;
    private final Param regimeConfidenceMin;
    private final Param affinityMin;
    private final Param timeframes;
    private final Param volatilityMin;
    private final Param volatilityMax;
    private final ParamByRegime confidenceMin;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public SignalFilters(final Parameters parameters)
    {
        required = new ParamSet(parameters, specs());
        readyMin = parameters.param(READY_MIN);
        spreadMaxBps = parameters.param(SPREAD_MAX_BPS);
        withdrawalMax = parameters.param(WITHDRAWAL_MAX);
        agreementMin = parameters.param(AGREEMENT_MIN);
        regimeConfidenceMin = parameters.param(REGIME_CONFIDENCE_MIN);
        affinityMin = parameters.param(AFFINITY_MIN);
        timeframes = parameters.param(TIMEFRAMES);
        volatilityMin = parameters.param(VOLATILITY_MIN);
        volatilityMax = parameters.param(VOLATILITY_MAX);
        confidenceMin = new ParamByRegime(parameters, confidenceMinSpecs());
    }

    /**
     * Parameters the filters need.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return ParamCatalogue.of(SPECS, confidenceMinSpecs());
    }

    /**
     * Says whether a decision is to be followed, or what holds it back. One to hold, and one that lacks a parameter
     * already, stays as it is.
     *
     * @param market     of the instrument.
     * @param features   of the instrument now.
     * @param assessment of its regime.
     * @param decision   after the confidence scorer.
     */
    public void check(
        final MarketState market,
        final FeatureVector features,
        final RegimeAssessment assessment,
        final Decision decision)
    {
        if (!required.isSet())
        {
            decision.filter(FilterReason.NOT_CALIBRATED);
            return;
        }
        decision.confidenceMin(confidenceMin.of(decision.regime()).asDouble());
        if (FilterReason.NONE == decision.filter())
        {
            decision.filter(reason(market, features, assessment, decision));
        }
    }

    private FilterReason reason(
        final MarketState market,
        final FeatureVector features,
        final RegimeAssessment assessment,
        final Decision decision)
    {
        if (isPoor(market, features))
        {
            return FilterReason.QUALITY;
        }
        if (decision.agreement() < agreementMin.asDouble())
        {
            return FilterReason.CONFLICT;
        }
        if (isHostile(assessment, decision))
        {
            return FilterReason.REGIME;
        }
        if (isAgainstTimeframes(features, decision.direction()))
        {
            return FilterReason.TIMEFRAMES;
        }
        if (isVolatilityOutside(features))
        {
            return FilterReason.VOLATILITY;
        }
        return decision.finalConfidence() < decision.confidenceMin() ? FilterReason.CONFIDENCE : FilterReason.NONE;
    }

    /**
     * Whether features that are not there yet need not be waited for: enough are ready, or it is not known how many it
     * takes.
     *
     * @param features of the instrument, some of which may still come.
     * @return false if the missing ones may decide whether there are enough.
     */
    public boolean hasEnough(final FeatureVector features)
    {
        return !readyMin.isSet() || features.readyCount() >= readyMin.asLong();
    }

    private boolean isPoor(final MarketState market, final FeatureVector features)
    {
        return !market.isTradable() || !hasEnough(features) ||
            isAbove(features, Feature.SPREAD_BPS, spreadMaxBps) ||
            isAbove(features, Feature.LIQUIDITY_WITHDRAWAL, withdrawalMax);
    }

    private static boolean isAbove(final FeatureVector features, final Feature feature, final Param max)
    {
        return features.isReady(feature) && features.value(feature) > max.asDouble();
    }

    private boolean isHostile(final RegimeAssessment assessment, final Decision decision)
    {
        return !(assessment.confidence() >= regimeConfidenceMin.asDouble()) ||
            decision.bestAffinity() < affinityMin.asDouble();
    }

    private boolean isAgainstTimeframes(final FeatureVector features, final Direction direction)
    {
        return timeframes.asBool() && features.isReady(Feature.TIMEFRAME_GATE) &&
            features.value(Feature.TIMEFRAME_GATE) * Term.sign(direction) < 0;
    }

    private boolean isVolatilityOutside(final FeatureVector features)
    {
        return isAbove(features, Feature.REALISED_VOL, volatilityMax) ||
            features.isReady(Feature.REALISED_VOL) &&
            features.value(Feature.REALISED_VOL) < volatilityMin.asDouble();
    }

    private static List<ParamSpec> confidenceMinSpecs()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        for (final String regime : ParamByRegime.WORDS)
        {
            specs.add(ParamSpec.ofShare("signal.confidence_min." + regime,
                "Final confidence from which a decision is followed in this regime"));
        }
        return specs;
    }
}
