package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.FilterReason;
import io.petrel.codecs.event.Regime;

/**
 * What the coordinator selected, how sure the {@link ConfidenceScorer} is of it, and what the {@link SignalFilters}
 * say. Mutable and reused. Pipeline thread only; allocates nothing.
 */
public final class Decision
{
    private Direction direction = Direction.HOLD;
    private EngineId engine = EngineId.NONE;
    private EngineId runnerUp = EngineId.NONE;
    private Regime regime = Regime.UNKNOWN;
    private double confidence;
    private double bestScore;
    private double runnerUpScore;
    private double bestSuitability;
    private double runnerUpSuitability;
    private double bestAffinity;
    private boolean isRegimeMatch;
    private double bestShare;
    private double runnerUpShare;
    private double agreement;
    private double flowSignal = Double.NaN;
    private int sampleCount;
    private double sampleConfidence;
    private double separationConfidence;
    private double patternBonus;
    private double regimeBonus;
    private double metaGate = 1;
    private double policyFactor = 1;
    private double finalConfidence;
    private double confidenceMin;
    private FilterReason filter = FilterReason.NO_SIGNAL;

    /**
     * Where to.
     *
     * @return {@link Direction#HOLD} if no engine voted with a score above zero.
     */
    public Direction direction()
    {
        return direction;
    }

    /**
     * The engine that is followed.
     *
     * @return {@link EngineId#NONE} on HOLD.
     */
    public EngineId engine()
    {
        return engine;
    }

    /**
     * The engine with the second-best score.
     *
     * @return {@link EngineId#NONE} if there is none.
     */
    public EngineId runnerUp()
    {
        return runnerUp;
    }

    /**
     * The regime the scores were made for.
     *
     * @return the regime.
     */
    public Regime regime()
    {
        return regime;
    }

    /**
     * Confidence of the engine that is followed, before affinity and win rate.
     *
     * @return in [0, 1]; 0 on HOLD.
     */
    public double confidence()
    {
        return confidence;
    }

    /**
     * Score of the engine that is followed.
     *
     * @return in [0, 1]; 0 on HOLD.
     */
    public double bestScore()
    {
        return bestScore;
    }

    /**
     * Score of the runner-up.
     *
     * @return in [0, 1]; 0 if there is none.
     */
    public double runnerUpScore()
    {
        return runnerUpScore;
    }

    /**
     * Margin of the best score over the second.
     *
     * @return at least 0; the best score itself if there is no runner-up.
     */
    public double separation()
    {
        return bestScore - runnerUpScore;
    }

    /**
     * What holds the decision back.
     *
     * @return {@link FilterReason#NONE} if it is to be followed.
     */
    public FilterReason filter()
    {
        return filter;
    }

    /**
     * Ended shadow trades of the selected engine.
     *
     * @return 0 on HOLD.
     */
    public int sampleCount()
    {
        return sampleCount;
    }

    /**
     * Aggregate order-flow signal; see {@link FlowSignal}.
     *
     * @return in [-1, 1]; NaN until known.
     */
    public double flowSignal()
    {
        return flowSignal;
    }

    /**
     * Part of the selected engine in the decision.
     *
     * @return in [0, 1]; 0 on HOLD.
     */
    public double bestShare()
    {
        return bestShare;
    }

    /**
     * Part of the second engine in the decision.
     *
     * @return in [0, 1]; 0 if there is none or it votes against.
     */
    public double runnerUpShare()
    {
        return runnerUpShare;
    }

    /**
     * Scores for the direction less those against, over all of them.
     *
     * @return in [-1, 1]; 0 on HOLD.
     */
    public double agreement()
    {
        return agreement;
    }

    /**
     * Confidence by the number of samples.
     *
     * @return in [0, 1]; 0 on HOLD.
     */
    public double sampleConfidence()
    {
        return sampleConfidence;
    }

    /**
     * Confidence by the margin over the second engine.
     *
     * @return not negative; 0 on HOLD.
     */
    public double separationConfidence()
    {
        return separationConfidence;
    }

    /**
     * Bonus of reliable samples.
     *
     * @return not negative; 0 on HOLD.
     */
    public double patternBonus()
    {
        return patternBonus;
    }

    /**
     * Bonus of the regime that suits the engine best.
     *
     * @return not negative; 0 on HOLD or without a match.
     */
    public double regimeBonus()
    {
        return regimeBonus;
    }

    /**
     * Probability of the gating model.
     *
     * @return in [0, 1]; 1 without one.
     */
    public double metaGate()
    {
        return metaGate;
    }

    /**
     * Factor of the policy.
     *
     * @return in [0, 1]; 1 without one.
     */
    public double policyFactor()
    {
        return policyFactor;
    }

    /**
     * Confidence after all adjustments.
     *
     * @return in [0, 1]; 0 on HOLD.
     */
    public double finalConfidence()
    {
        return finalConfidence;
    }

    /**
     * Threshold of the final confidence in this regime.
     *
     * @return in [0, 1]; 0 while it is not set.
     */
    public double confidenceMin()
    {
        return confidenceMin;
    }

    double bestSuitability()
    {
        return bestSuitability;
    }

    double runnerUpSuitability()
    {
        return runnerUpSuitability;
    }

    double bestAffinity()
    {
        return bestAffinity;
    }

    boolean isRegimeMatch()
    {
        return isRegimeMatch;
    }

    void reset(final Regime newRegime)
    {
        direction = Direction.HOLD;
        engine = EngineId.NONE;
        runnerUp = EngineId.NONE;
        regime = newRegime;
        confidence = 0;
        bestScore = 0;
        runnerUpScore = 0;
        bestSuitability = 0;
        runnerUpSuitability = 0;
        bestAffinity = 0;
        isRegimeMatch = false;
        attribute(0, 0, 0);
        flowSignal = Double.NaN;
        confident(0, 0, 0, 0, 0);
        gated(1, 1, 0);
        confidenceMin = 0;
        filter = FilterReason.NO_SIGNAL;
    }

    /** Follows a vote; until it is scored and filtered, as sure as its engine. */
    void best(final Vote vote)
    {
        direction = vote.direction();
        engine = vote.engine();
        confidence = vote.confidence();
        bestScore = vote.score();
        bestSuitability = vote.confidence() * vote.affinity();
        bestAffinity = vote.affinity();
        finalConfidence = vote.confidence();
        filter = FilterReason.NONE;
        attribute(1, 0, 1);
    }

    void runnerUp(final Vote vote)
    {
        runnerUp = vote.engine();
        runnerUpScore = vote.score();
        runnerUpSuitability = vote.confidence() * vote.affinity();
    }

    void regimeMatch(final boolean newRegimeMatch)
    {
        isRegimeMatch = newRegimeMatch;
    }

    void attribute(final double newBestShare, final double newRunnerUpShare, final double newAgreement)
    {
        bestShare = newBestShare;
        runnerUpShare = newRunnerUpShare;
        agreement = newAgreement;
    }

    void flowSignal(final double newFlowSignal)
    {
        flowSignal = newFlowSignal;
    }

    void confident(
        final int newSampleCount,
        final double newSampleConfidence,
        final double newSeparationConfidence,
        final double newPatternBonus,
        final double newRegimeBonus)
    {
        sampleCount = newSampleCount;
        sampleConfidence = newSampleConfidence;
        separationConfidence = newSeparationConfidence;
        patternBonus = newPatternBonus;
        regimeBonus = newRegimeBonus;
    }

    void gated(final double newMetaGate, final double newPolicyFactor, final double newFinalConfidence)
    {
        metaGate = newMetaGate;
        policyFactor = newPolicyFactor;
        finalConfidence = newFinalConfidence;
    }

    void confidenceMin(final double newConfidenceMin)
    {
        confidenceMin = newConfidenceMin;
    }

    void filter(final FilterReason newFilter)
    {
        filter = newFilter;
    }
}
