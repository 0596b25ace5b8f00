package io.petrel.core.regime;

import io.petrel.codecs.event.CorrelationRegime;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/** How much the instruments move together, by MEAN_CORRELATION. Pipeline thread only; allocates nothing. */
final class CorrelationLevel implements Stateful
{
    private static final ParamSpec NORMAL = correlation("normal", "from which it is no longer DIVERSE");
    private static final ParamSpec CROWDED = correlation("crowded", "from which it is CROWDED");
    private static final ParamSpec MARGIN = ParamSpec.ofShare("regime.correlation.margin",
        "How far beyond such a mark the correlation must be before the correlation regime changes");

    static final List<ParamSpec> SPECS = List.of(NORMAL, CROWDED, MARGIN);

    private static final List<CorrelationRegime> LEVELS =
        List.of(CorrelationRegime.DIVERSE, CorrelationRegime.NORMAL, CorrelationRegime.CROWDED);

    private final ParamSet required;
    private final Bands bands;
    private double correlation = Double.NaN;
    private int level = Bands.NONE;

    CorrelationLevel(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        bands = new Bands(parameters, MARGIN, List.of(NORMAL, CROWDED));
    }

    void onBar(final FeatureVector features)
    {
        correlation = RegimeScores.valueOf(features, Feature.MEAN_CORRELATION);
        level = required.isSet() ? bands.onValue(correlation) : Bands.NONE;
    }

    /** In [-1, 1], or not-a-number. */
    double correlation()
    {
        return correlation;
    }

    CorrelationRegime regime()
    {
        return Bands.NONE == level ? CorrelationRegime.UNKNOWN : LEVELS.get(level);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        correlation = state.visit(correlation);
        level = state.visit(level);
        bands.visitState(state);
    }

    private static ParamSpec correlation(final String name, final String meaning)
    {
        return ParamSpec.ofDouble("regime.correlation." + name, "1", -1, 1, "Mean correlation " + meaning);
    }
}
