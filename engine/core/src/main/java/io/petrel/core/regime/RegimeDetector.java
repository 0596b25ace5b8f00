package io.petrel.core.regime;

import io.petrel.codecs.event.Regime;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * The regime of one instrument, bar by bar: scores by formula, hysteresis. Fed once per closed bar of the decision
 * series, after the features are up to date. Without its parameters the regime is UNKNOWN. Pipeline thread only;
 * allocates nothing after construction.
 */
public final class RegimeDetector implements Stateful
{
    private static final List<ParamSpec> SELECTION = ParamCatalogue.of(RegimeScores.SPECS, RegimeSwitch.SPECS);

    private final ParamSet required;
    private final RegimeScores scores;
    private final RegimeSwitch selection;
    private final RegimeAssessment assessment = new RegimeAssessment(0);

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public RegimeDetector(final Parameters parameters)
    {
        required = new ParamSet(parameters, SELECTION);
        scores = new RegimeScores(parameters);
        selection = new RegimeSwitch(parameters);
    }

    /**
     * Parameters the regime stage reads.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SELECTION;
    }

    /**
     * A bar of the decision series closed.
     *
     * @param bar      read during the call only.
     * @param features up to date with the bar, read during the call only.
     */
    public void onBar(final Bar bar, final FeatureVector features)
    {
        if (required.isSet() && features.isCalibrated())
        {
            scores.onBar(features);
            selection.onScores(scores.trend(), scores.range(), scores.panic());
        }
        else
        {
            scores.clear();
            selection.onNothing();
        }
        assess();
    }

    /**
     * The regime in force.
     *
     * @return UNKNOWN until there are parameters and features.
     */
    public Regime regime()
    {
        return selection.current();
    }

    /**
     * All that was seen at the last bar.
     *
     * @return owned by this object; valid until the next bar.
     */
    public RegimeAssessment assessment()
    {
        return assessment;
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        selection.hashInto(hash);
    }

    private void assess()
    {
        assessment.trendScore = scores.trend();
        assessment.rangeScore = scores.range();
        assessment.panicScore = scores.panic();
        assessment.trendBlend = scores.trend();
        assessment.rangeBlend = scores.range();
        assessment.panicBlend = scores.panic();
        assessment.regime = selection.current();
        assessment.previousRegime = selection.previous();
        assessment.candidate = selection.lastCandidate();
        assessment.confidence = selection.confidence();
    }
}
