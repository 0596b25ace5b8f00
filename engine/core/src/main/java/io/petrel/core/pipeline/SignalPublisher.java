package io.petrel.core.pipeline;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.petrel.codecs.event.DecisionEncoder;
import io.petrel.codecs.event.FeatureVectorSnapshotEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.SignalVoteEncoder;
import io.petrel.codecs.event.TargetPositionEncoder;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.signal.Decision;
import io.petrel.core.signal.Vote;
import io.petrel.core.sizing.Target;
import org.agrona.MutableDirectBuffer;

/** Encodes how a decision came about: features, votes, what was selected, and its size. Pipeline thread only. */
final class SignalPublisher
{
    private final FeatureVectorSnapshotEncoder featureVector = new FeatureVectorSnapshotEncoder();
    private final SignalVoteEncoder signalVote = new SignalVoteEncoder();
    private final DecisionEncoder decisionMade = new DecisionEncoder();
    private final TargetPositionEncoder targetPosition = new TargetPositionEncoder();
    private final Outbox outbox;

    SignalPublisher(final Outbox outbox)
    {
        this.outbox = outbox;
    }

    void publish(final int instrumentId, final FeatureVector features)
    {
        final int size = features.size();
        featureVector.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .schemaHash(features.schemaHash())
            .readyBits(features.readyBits(0))
            .readyBitsMiddle(features.readyBits(1))
            .readyBitsHigh(features.readyBits(2))
            .instrumentId(instrumentId);
        featureVector.featuresCount(size);
        putValues(features, size);
        outbox.send(FeatureVectorSnapshotEncoder.TEMPLATE_ID, featureVector.encodedLength());
    }

    void publish(final int instrumentId, final Vote vote, final Decision decision)
    {
        signalVote.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .confidence(vote.confidence())
            .affinity(vote.affinity())
            .winRate(vote.winRate())
            .score(vote.score())
            .instrumentId(instrumentId)
            .engine(vote.engine())
            .direction(vote.direction())
            .holdReason(vote.holdReason())
            .regime(decision.regime());
        final SignalVoteEncoder.TermsEncoder terms = signalVote.termsCount(vote.termCount());
        for (int i = 0; i < vote.termCount(); i++)
        {
            terms.next().weight(vote.termWeight(i)).value(vote.termValue(i));
        }
        outbox.send(SignalVoteEncoder.TEMPLATE_ID, signalVote.encodedLength());
    }

    void publish(final int instrumentId, final Decision decision)
    {
        decisionMade.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .confidence(decision.confidence())
            .bestScore(decision.bestScore())
            .runnerUpScore(decision.runnerUpScore())
            .separation(decision.separation())
            .instrumentId(instrumentId)
            .direction(decision.direction())
            .engine(decision.engine())
            .runnerUp(decision.runnerUp())
            .regime(decision.regime())
            .filter(decision.filter())
            .sampleCount(decision.sampleCount())
            .flowSignal(decision.flowSignal())
            .bestShare(decision.bestShare())
            .runnerUpShare(decision.runnerUpShare())
            .agreement(decision.agreement())
            .sampleConfidence(decision.sampleConfidence())
            .separationConfidence(decision.separationConfidence())
            .patternBonus(decision.patternBonus())
            .regimeBonus(decision.regimeBonus())
            .metaGate(decision.metaGate())
            .policyFactor(decision.policyFactor())
            .finalConfidence(decision.finalConfidence())
            .confidenceMin(decision.confidenceMin());
        outbox.send(DecisionEncoder.TEMPLATE_ID, decisionMade.encodedLength());
    }

    void publish(final int instrumentId, final int accountId, final long currentLots, final Target target)
    {
        targetPosition.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .targetLots(target.targetLots())
            .currentLots(currentLots)
            .referencePriceTicks(target.referenceTicks())
            .targetNotionalE8(target.targetNotionalE8())
            .equityE8(target.equityE8())
            .baseFraction(target.baseFraction())
            .confidenceFactor(target.confidenceFactor())
            .volatilityFactor(target.volatilityFactor())
            .currentVolatility(target.currentVolatility())
            .instrumentId(instrumentId)
            .accountId(accountId)
            .purpose(OrderPurpose.ENTRY)
            .verdict(target.verdict())
            .stopTicks(target.stopTicks())
            .targetTicks(target.targetTicks())
            .maxHoldNs(target.maxHoldNs())
            .winRate(target.winRate())
            .payoffRatio(target.payoffRatio())
            .kellyFraction(target.kellyFraction())
            .kellyFactor(target.kellyFactor())
            .heatUsed(target.heatUsed())
            .heatFactor(target.heatFactor())
            .regimeFactor(target.regimeFactor())
            .toxicityFactor(target.toxicityFactor())
            .feeBps(target.feeBps())
            .spreadBps(target.spreadBps())
            .slippageBps(target.slippageBps())
            .trailTicks(target.trailTicks());
        outbox.send(TargetPositionEncoder.TEMPLATE_ID, targetPosition.encodedLength());
    }

    /** An entry of the group is its value and nothing else, so all of them lie one behind the other. */
    private void putValues(final FeatureVector features, final int size)
    {
        final MutableDirectBuffer buffer = outbox.buffer();
        int at = featureVector.limit();
        for (int i = 0; i < size; i++)
        {
            buffer.putDouble(at, features.valueOrZero(i), LITTLE_ENDIAN);
            at += Double.BYTES;
        }
        featureVector.limit(at);
    }
}
