package io.petrel.core.regime;

import io.petrel.codecs.event.Regime;

/** Assessments for tests of what reads them. */
public final class Assessments
{
    private Assessments()
    {
    }

    /** An assessment of which only regime and confidence are known. */
    public static RegimeAssessment of(final Regime regime, final double confidence)
    {
        final RegimeAssessment assessment = new RegimeAssessment(0);
        assessment.regime = regime;
        assessment.candidate = regime;
        assessment.confidence = confidence;
        return assessment;
    }
}
