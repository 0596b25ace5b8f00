package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.BarEncoder;
import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.FeatureVectorSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ModelActivateEncoder;
import io.petrel.codecs.event.ModelReason;
import io.petrel.codecs.event.ModelVerdictDecoder;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.event.RegimeAssessmentDecoder;
import io.petrel.codecs.event.RegimeChangeDecoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.SignalVoteDecoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.regime.RegimeModel;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The regime in the journal: assessed at each bar before the votes, each change told, a model only when activated. */
class RegimeFlowTest
{
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final RegimeAssessmentDecoder assessment = new RegimeAssessmentDecoder();
    private final RegimeChangeDecoder change = new RegimeChangeDecoder();
    private final SignalVoteDecoder vote = new SignalVoteDecoder();
    private final Pipeline pipeline = new Pipeline(this::take);

    private final List<Integer> order = new ArrayList<>();
    private Regime inForce = Regime.UNKNOWN;
    private Regime told = Regime.UNKNOWN;
    private int changes;
    private final List<ModelReason> verdicts = new ArrayList<>();
    private double trendScore = Double.NaN;
    private long assessedBy;
    private long schemaHash;
    private long sequence;
    private long closeTicks = 10_000;

    @Test
    void shouldAssessEveryBarBeforeTheVotesAndTellEveryChange()
    {
        start();
        bars(200, 30);
        assertThat(inForce).isEqualTo(Regime.TREND);
        assertThat(trendScore).isGreaterThan(0.6);
        assertThat(changes).isPositive();
        assertThat(told).isEqualTo(inForce);
        assertThat(order).containsSubsequence(FeatureVectorSnapshotDecoder.TEMPLATE_ID,
            RegimeAssessmentDecoder.TEMPLATE_ID, SignalVoteDecoder.TEMPLATE_ID);
    }

    @Test
    void shouldActivateAModelOnlyByItsNameHashAndSchema()
    {
        start();
        bars(2, 30);
        final double[] coefficients = new double[RegimeModel.keys().size()];
        for (int i = 0; i < coefficients.length; i++)
        {
            config(RegimeModel.keys().get(i), ValueKind.DOUBLE, Double.doubleToRawLongBits(0));
        }
        final long ignored = pipeline.ignoredEvents();
        activate("another", RegimeModel.hash(coefficients), schemaHash);
        assertThat(pipeline.ignoredEvents()).isEqualTo(ignored + 1);
        activate(RegimeModel.NAME, RegimeModel.hash(coefficients) + 1, schemaHash);
        activate(RegimeModel.NAME, RegimeModel.hash(coefficients), schemaHash + 1);
        assertThat(pipeline.refusedModels()).isEqualTo(2);
        assertThat(verdicts).containsExactly(ModelReason.OTHER_CONTENT, ModelReason.OTHER_SCHEMA);
        bars(1, 30);
        assertThat(assessedBy).isEqualTo(Units.NULL_ID);

        activate(RegimeModel.NAME, RegimeModel.hash(coefficients), schemaHash);
        assertThat(verdicts).endsWith(ModelReason.NONE);
        bars(200, 30);
        assertThat(assessedBy).isEqualTo(RegimeModel.hash(coefficients));
        assertThat(pipeline.refusedModels()).isEqualTo(2);
        assertThat(pipeline.ignoredEvents()).isEqualTo(ignored + 1);
    }

    private void take(
        final int templateId, final long eventTimeNs, final DirectBuffer message, final int offset, final int length)
    {
        order.add(templateId);
        switch (templateId)
        {
            case FeatureVectorSnapshotDecoder.TEMPLATE_ID:
                schemaHash = new FeatureVectorSnapshotDecoder()
                    .wrapAndApplyHeader(message, offset, headerDecoder).schemaHash();
                break;
            case RegimeAssessmentDecoder.TEMPLATE_ID:
                assessment.wrapAndApplyHeader(message, offset, headerDecoder);
                trendScore = assessment.trendScore();
                assessedBy = assessment.modelHash();
                inForce = assessment.regime();
                break;
            case ModelVerdictDecoder.TEMPLATE_ID:
                final ModelVerdictDecoder verdict =
                    new ModelVerdictDecoder().wrapAndApplyHeader(message, offset, headerDecoder);
                assertThat(verdict.ownSchemaHash()).isEqualTo(schemaHash);
                verdicts.add(verdict.reason());
                assertThat(verdict.name()).isEqualTo(RegimeModel.NAME);
                break;
            case RegimeChangeDecoder.TEMPLATE_ID:
                change.wrapAndApplyHeader(message, offset, headerDecoder);
                assertThat(change.previous()).isEqualTo(told);
                told = change.current();
                changes++;
                break;
            case SignalVoteDecoder.TEMPLATE_ID:
                vote.wrapAndApplyHeader(message, offset, headerDecoder);
                assertThat(vote.regime()).isEqualTo(inForce);
                break;
            default:
                break;
        }
    }

    private void start()
    {
        final Parameters values = Huracan.configured();
        for (int i = 0; i < values.count(); i++)
        {
            final Param param = values.at(i);
            if (param.isSet())
            {
                config(param.spec().key(), param.spec().kind(), param.valueBits());
            }
        }
        final InstrumentDefinitionEncoder event = new InstrumentDefinitionEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).instrumentId(1).contractType(ContractType.SPOT)
            .sequenceRule(SequenceRule.NONE).state(InstrumentState.TRADING).depthKind(DepthKind.BARS_ONLY)
            .tickMantissa(1).lotMantissa(1).contractSizeMantissa(1).tickExponent((byte)-2).lotExponent((byte)-6)
            .contractSizeExponent((byte)0).symbol("X").venue("X").baseCurrency("X").quoteCurrency("Y")
            .settlementCurrency("Y");
        send(event.encodedLength());
    }

    private void config(final String key, final ValueKind kind, final long bits)
    {
        final ConfigSetEncoder event = new ConfigSetEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).valueBits(bits).kind(kind)
            .accountId(Units.NULL_ACCOUNT).key(key).origin("test");
        send(event.encodedLength());
    }

    private void activate(final String name, final long modelHash, final long featureSchemaHash)
    {
        final ModelActivateEncoder event = new ModelActivateEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).modelHash(modelHash)
            .featureSchemaHash(featureSchemaHash).name(name);
        send(event.encodedLength());
    }

    /** Bars that rise, with a small fall after every third. */
    private void bars(final int count, final int riseTicks)
    {
        for (int i = 0; i < count; i++)
        {
            final long move = 0 == i % 4 ? -riseTicks / 3 : riseTicks;
            bar(closeTicks, closeTicks + move);
            closeTicks += move;
        }
    }

    private void bar(final long openTicks, final long endTicks)
    {
        final BarEncoder event = new BarEncoder();
        final long end = (sequence + 1) * 60_000_000_000L;
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(end).startTimeNs(end - 60_000_000_000L).endTimeNs(end)
            .openTicks(openTicks).highTicks(Math.max(openTicks, endTicks) + 2)
            .lowTicks(Math.min(openTicks, endTicks) - 2).closeTicks(endTicks).volumeLots(100 + sequence % 7)
            .buyVolumeLots(50).askOpenTicks(Units.NULL_TICKS).askHighTicks(Units.NULL_TICKS)
            .askLowTicks(Units.NULL_TICKS).askCloseTicks(Units.NULL_TICKS).tradeCount(9).instrumentId(1);
        send(event.encodedLength());
    }

    private void send(final int bodyLength)
    {
        sequence++;
        pipeline.onEvent(sequence, sequence * 60_000_000_000L, buffer, 0,
            MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
