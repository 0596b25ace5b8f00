package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.FilterReason;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.List;

/**
 * How sure a decision is after all that is known beside the engine's own confidence (Huracan specification, step 7):
 * <pre>
 *   sample confidence     1 / (1 + exp(-sample_slope x (samples - sample_center)))
 *   separation            (best - second) / best, of confidence x affinity, at least 0
 *   separation confidence separation_offset + separation
 *   pattern bonus         pattern_weight x reliability
 *   regime bonus          regime_bonus if no regime suits the engine better, else 0
 *   base                  sample_weight x sample confidence + separation_weight x separation confidence
 *   policy factor         policy_floor + (1 - policy_floor) x the policy's probability
 *   final                 (base + both bonuses, cut to [0, 1]) x meta gate x policy factor
 * </pre>
 * Samples and reliability are those of the engine's shadow trades, until a memory of patterns exists. The meta gate is
 * 1 until a gating model is active, the policy's probability is 1 until there is a policy: both neutral.
 *
 * <p>Also adds the order-flow signal, which is there for the record and weighs nothing, so the accounts need not wait
 * for it. Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
public final class ConfidenceScorer
{
    private static final double NEUTRAL = 1;

    private static final ParamSpec SAMPLE_CENTER = ParamSpec.ofNonNegative("signal.confidence.sample_center",
        "outcomes", "Outcomes at which the sample confidence is one half");
    private static final ParamSpec SAMPLE_SLOPE = ParamSpec.ofNonNegative("signal.confidence.sample_slope",
        "1 / outcome", "How fast the sample confidence grows with the outcomes");
    private static final ParamSpec SAMPLE_WEIGHT =
        ParamSpec.ofShare("signal.confidence.sample_weight", "Weight of the sample confidence");
    private static final ParamSpec SEPARATION_OFFSET =
        ParamSpec.ofShare("signal.confidence.separation_offset", "Separation confidence of engines that are level");
    private static final ParamSpec SEPARATION_WEIGHT =
        ParamSpec.ofShare("signal.confidence.separation_weight", "Weight of the separation confidence");
    private static final ParamSpec PATTERN_WEIGHT =
        ParamSpec.ofShare("signal.confidence.pattern_weight", "Bonus of full reliability");
    private static final ParamSpec REGIME_BONUS =
        ParamSpec.ofShare("signal.confidence.regime_bonus", "Bonus of the regime that suits the engine best");
    private static final ParamSpec POLICY_FLOOR =
        ParamSpec.ofShare("signal.confidence.policy_floor", "Policy factor where the policy gives no probability");

    private static final List<ParamSpec> SPECS = List.of(
        SAMPLE_CENTER, SAMPLE_SLOPE, SAMPLE_WEIGHT, SEPARATION_OFFSET, SEPARATION_WEIGHT, PATTERN_WEIGHT, REGIME_BONUS,
        POLICY_FLOOR);

    private final ParamSet required;
    private final TrackRecord record;
    private final FlowSignal flow;
    private final Param sampleCenter;
    private final Param sampleSlope;
    private final Param sampleWeight;
    private final Param separationOffset;
    private final Param separationWeight;
    private final Param patternWeight;
    private final Param regimeBonus;
    private final Param policyFloor;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     * @param record     of the engines' outcomes.
     */
    public ConfidenceScorer(final Parameters parameters, final TrackRecord record)
    {
        this.record = record;
        required = new ParamSet(parameters, SPECS);
        flow = new FlowSignal(parameters);
        sampleCenter = parameters.param(SAMPLE_CENTER);
        sampleSlope = parameters.param(SAMPLE_SLOPE);
        sampleWeight = parameters.param(SAMPLE_WEIGHT);
        separationOffset = parameters.param(SEPARATION_OFFSET);
        separationWeight = parameters.param(SEPARATION_WEIGHT);
        patternWeight = parameters.param(PATTERN_WEIGHT);
        regimeBonus = parameters.param(REGIME_BONUS);
        policyFloor = parameters.param(POLICY_FLOOR);
    }

    /**
     * Parameters of scorer and order-flow signal.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return ParamCatalogue.of(SPECS, FlowSignal.SPECS);
    }

    /**
     * Completes a decision's confidence, unless it is one to hold.
     *
     * @param decision as selected by the coordinator.
     */
    public void score(final Decision decision)
    {
        if (Direction.HOLD == decision.direction())
        {
            return;
        }
        final EngineStats stats = record.of(decision.engine());
        if (required.isSet() && stats.isSet())
        {
            score(decision, stats.samples(), stats.reliability(), NEUTRAL, NEUTRAL);
        }
        else
        {
            decision.gated(NEUTRAL, NEUTRAL, 0);
            decision.filter(FilterReason.NOT_CALIBRATED);
        }
    }

    /**
     * Notes the order flow beside a decision, to hold or not.
     *
     * @param features of the instrument now.
     * @param decision to be recorded.
     */
    public void note(final FeatureVector features, final Decision decision)
    {
        decision.flowSignal(flow.of(features));
    }

    void score(
        final Decision decision,
        final int samples,
        final double reliability,
        final double metaGate,
        final double policyProbability)
    {
        final double sample =
            1 / (1 + Transcendental.exp(-sampleSlope.asDouble() * (samples - sampleCenter.asDouble())));
        final double separation = separationOffset.asDouble() +
            Math.max(0, 1 - decision.runnerUpSuitability() / decision.bestSuitability());
        final double pattern = patternWeight.asDouble() * reliability;
        final double regime = decision.isRegimeMatch() ? regimeBonus.asDouble() : 0;
        decision.confident(samples, sample, separation, pattern, regime);

        final double base = sampleWeight.asDouble() * sample + separationWeight.asDouble() * separation;
        final double policyFactor = policyFloor.asDouble() + (1 - policyFloor.asDouble()) * policyProbability;
        final double cut = Math.max(0, Math.min(base + pattern + regime, 1));
        decision.gated(metaGate, policyFactor, cut * metaGate * policyFactor);
    }
}
