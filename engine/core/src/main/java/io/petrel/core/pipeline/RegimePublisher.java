package io.petrel.core.pipeline;

import io.petrel.codecs.event.ModelReason;
import io.petrel.codecs.event.ModelVerdictEncoder;
import io.petrel.codecs.event.RegimeAssessmentEncoder;
import io.petrel.codecs.event.RegimeChangeEncoder;
import io.petrel.core.regime.RegimeAssessment;
import io.petrel.core.regime.RegimeModel;

/**
 * Encodes what the regime stage saw at a bar, each change of the regime in force, and which trained models count.
 * Pipeline thread only; allocates nothing.
 */
final class RegimePublisher
{
    private static final byte[] MODEL_NAME = ascii(RegimeModel.NAME);

    private final RegimeAssessmentEncoder regimeAssessment = new RegimeAssessmentEncoder();
    private final RegimeChangeEncoder regimeChange = new RegimeChangeEncoder();
    private final ModelVerdictEncoder modelVerdict = new ModelVerdictEncoder();
    private final Outbox outbox;

    RegimePublisher(final Outbox outbox)
    {
        this.outbox = outbox;
    }

    void publish(final int instrumentId, final RegimeAssessment assessment)
    {
        encode(instrumentId, assessment);
        final RegimeAssessmentEncoder.StatesEncoder states = regimeAssessment.statesCount(assessment.stateCount());
        for (int i = 0; i < assessment.stateCount(); i++)
        {
            states.next().probability(assessment.state(i));
        }
        outbox.send(RegimeAssessmentEncoder.TEMPLATE_ID, regimeAssessment.encodedLength());
        if (assessment.isChanged())
        {
            publishChange(instrumentId, assessment);
        }
    }

    /** Whether a model that was activated counts for an instrument. */
    void publish(
        final int instrumentId, final RegimeActivation activation, final long ownSchemaHash, final ModelReason reason)
    {
        modelVerdict.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .modelHash(activation.modelHash())
            .featureSchemaHash(activation.featureSchemaHash())
            .ownSchemaHash(ownSchemaHash)
            .instrumentId(instrumentId)
            .reason(reason)
            .putName(MODEL_NAME, 0, MODEL_NAME.length);
        outbox.send(ModelVerdictEncoder.TEMPLATE_ID, modelVerdict.encodedLength());
    }

    private void encode(final int instrumentId, final RegimeAssessment assessment)
    {
        regimeAssessment.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .trendScore(assessment.trendScore())
            .rangeScore(assessment.rangeScore())
            .panicScore(assessment.panicScore())
            .trendProbability(assessment.trendProbability())
            .rangeProbability(assessment.rangeProbability())
            .panicProbability(assessment.panicProbability())
            .trendBlend(assessment.trendBlend())
            .rangeBlend(assessment.rangeBlend())
            .panicBlend(assessment.panicBlend())
            .confidence(assessment.confidence())
            .volatilityForecast(assessment.volatilityForecast())
            .volatilityRatio(assessment.volatilityRatio())
            .meanCorrelation(assessment.meanCorrelation())
            .liquidityScore(assessment.liquidityScore())
            .stressScore(assessment.stressScore())
            .hurst(assessment.hurst())
            .fractalDimension(assessment.fractalDimension())
            .instrumentId(instrumentId)
            .regime(assessment.regime())
            .candidate(assessment.candidate())
            .volatilityRegime(assessment.volatilityRegime())
            .correlationRegime(assessment.correlationRegime())
            .liquidityRegime(assessment.liquidityRegime())
            .persistence(assessment.persistence())
            .modelHash(assessment.modelHash());
    }

    private void publishChange(final int instrumentId, final RegimeAssessment assessment)
    {
        regimeChange.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .trendScore(assessment.trendBlend())
            .rangeScore(assessment.rangeBlend())
            .panicScore(assessment.panicBlend())
            .instrumentId(instrumentId)
            .previous(assessment.previousRegime())
            .current(assessment.regime())
            .confidence(assessment.confidence());
        outbox.send(RegimeChangeEncoder.TEMPLATE_ID, regimeChange.encodedLength());
    }

    private static byte[] ascii(final String text)
    {
        final byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++)
        {
            bytes[i] = (byte)text.charAt(i);
        }
        return bytes;
    }
}
