package io.petrel.core.pipeline;

import io.petrel.codecs.event.FeatureImportanceEncoder;
import io.petrel.codecs.event.SignalOutcomeEncoder;
import io.petrel.core.signal.EngineStats;
import io.petrel.core.signal.FeatureImportance;
import io.petrel.core.signal.OutcomeSink;
import io.petrel.core.signal.ShadowTrade;

/** Encodes how shadow trades end and what the features told of it. Pipeline thread only. */
final class OutcomePublisher implements OutcomeSink
{
    private final SignalOutcomeEncoder signalOutcome = new SignalOutcomeEncoder();
    private final FeatureImportanceEncoder featureImportance = new FeatureImportanceEncoder();
    private final Outbox outbox;

    OutcomePublisher(final Outbox outbox)
    {
        this.outbox = outbox;
    }

    @Override
    public void onOutcome(final int instrumentId, final ShadowTrade trade, final EngineStats stats)
    {
        signalOutcome.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .entryTimeNs(trade.entryTimeNs())
            .entryTicks(trade.entryTicks())
            .exitTicks(trade.exitTicks())
            .stopTicks(trade.stopTicks())
            .targetTicks(trade.targetTicks())
            .grossBps(trade.grossBps())
            .costBps(trade.costBps())
            .adverseBps(trade.adverseBps())
            .favourableBps(trade.favourableBps())
            .winRate(stats.isSet() ? stats.winRate() : Double.NaN)
            .payoffRatio(stats.isSet() ? stats.payoffRatio() : Double.NaN)
            .instrumentId(instrumentId)
            .samples(stats.samples())
            .engine(trade.engine())
            .direction(trade.direction())
            .regime(trade.regime())
            .reason(trade.reason());
        outbox.send(SignalOutcomeEncoder.TEMPLATE_ID, signalOutcome.encodedLength());
    }

    @Override
    public void onImportance(final FeatureImportance importance)
    {
        final int size = importance.size();
        featureImportance.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .schemaHash(importance.schemaHash())
            .outcomes(importance.outcomes());
        final FeatureImportanceEncoder.FeaturesEncoder group = featureImportance.featuresCount(size);
        for (int i = 0; i < size; i++)
        {
            group.next().importance(importance.importance(i));
        }
        outbox.send(FeatureImportanceEncoder.TEMPLATE_ID, featureImportance.encodedLength());
    }
}
