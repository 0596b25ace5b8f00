package io.petrel.core.regime;

import io.petrel.codecs.event.ModelReason;
import io.petrel.codecs.event.Regime;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * The regime of one instrument, bar by bar:
 * <pre>
 *   scores by formula ──┐
 *                       ├─> blend ──> hysteresis ──> regime
 *   trained model ──────┘
 *   beside it: volatility (GARCH), correlation, liquidity, stress, persistence, states of the hidden Markov model
 * </pre>
 * Fed once per closed bar of the decision series, after the features are up to date, in two steps: first the regime,
 * which decisions and the order that may follow wait for, then what stands beside it and decides nothing. Every part
 * stands on its own: one without its parameters or inputs is unknown, and the rest go on. Pipeline thread only;
 * allocates when the parameters are set, never after.
 */
public final class RegimeDetector implements Stateful
{
    private static final int SECTION = StateVisitor.tag("REGM");

    private static final ParamSpec SCORE_WEIGHT =
        ParamSpec.ofShare("regime.blend.score", "Weight of a score by formula where a trained model is in force");
    private static final ParamSpec MODEL_WEIGHT =
        ParamSpec.ofShare("regime.blend.model", "Weight of the trained model's probability beside it");

    private static final List<ParamSpec> SELECTION =
        ParamCatalogue.of(RegimeScores.SPECS, RegimeSwitch.SPECS, List.of(SCORE_WEIGHT, MODEL_WEIGHT));
    private static final List<ParamSpec> SPECS = ParamCatalogue.of(
        SELECTION,
        RegimeModel.specs(),
        HiddenMarkov.specs(),
        GarchVolatility.SPECS,
        CorrelationLevel.SPECS,
        Liquidity.SPECS,
        Stress.SPECS,
        PersistenceLevel.SPECS);

    private final ParamSet required;
    private final Param scoreWeight;
    private final Param modelWeight;
    private final RegimeScores scores;
    private final RegimeModel model;
    private final RegimeSwitch selection;
    private final HiddenMarkov states;
    private final GarchVolatility volatility;
    private final CorrelationLevel correlation;
    private final Liquidity liquidity;
    private final Stress stress;
    private final PersistenceLevel persistence;
    private final WeightedMean mean = new WeightedMean();
    private final RegimeAssessment assessment = new RegimeAssessment(HiddenMarkov.MAX_STATES);

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public RegimeDetector(final Parameters parameters)
    {
        required = new ParamSet(parameters, SELECTION);
        scoreWeight = parameters.param(SCORE_WEIGHT);
        modelWeight = parameters.param(MODEL_WEIGHT);
        scores = new RegimeScores(parameters);
        model = new RegimeModel(parameters);
        selection = new RegimeSwitch(parameters);
        states = new HiddenMarkov(parameters);
        volatility = new GarchVolatility(parameters);
        correlation = new CorrelationLevel(parameters);
        liquidity = new Liquidity(parameters);
        stress = new Stress(parameters);
        persistence = new PersistenceLevel(parameters);
    }

    /**
     * Parameters the regime stage reads. Those of the trained model and of the hidden Markov model are set by
     * calibration only; without them the stage goes on without these two.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    /**
     * A bar of the decision series closed: finds the regime. Follow with {@link #lookAround}.
     *
     * @param features up to date with the bar as far as decisions read them, read during the call only.
     */
    public void onBar(final FeatureVector features)
    {
        model.onBar(features);
        if (required.isSet() && features.isCalibrated())
        {
            scores.onBar(features);
            blend();
            selection.onScores(assessment.trendBlend, assessment.rangeBlend, assessment.panicBlend);
        }
        else
        {
            scores.clear();
            clearBlend();
            selection.onNothing();
        }
        assess();
    }

    /**
     * The same bar once more: takes what is assessed beside the regime.
     *
     * @param bar      read during the call only.
     * @param features up to date with the bar, read during the call only.
     */
    public void lookAround(final Bar bar, final FeatureVector features)
    {
        states.onBar(features);
        volatility.onBar(features);
        correlation.onBar(features);
        liquidity.onBar(features);
        persistence.onBar(bar);
        states.writeTo(assessment);
        assessSurroundings();
    }

    /**
     * A trained model of the regimes is to count from here on.
     *
     * @param modelHash         hash of its coefficients, {@link RegimeModel#hash}.
     * @param featureSchemaHash of the vector it was trained on.
     * @param ownSchemaHash     of this instrument's vector.
     * @return why it was refused and counted; NONE if it counts.
     */
    public ModelReason onModelActivate(final long modelHash, final long featureSchemaHash, final long ownSchemaHash)
    {
        return model.onActivate(modelHash, featureSchemaHash, ownSchemaHash);
    }

    /**
     * Models refused so far.
     *
     * @return their count.
     */
    public long refusedModels()
    {
        return model.refusals();
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
     * All that was seen at the last bar; what stands beside the regime is of the bar before until {@link #lookAround}.
     *
     * @return owned by this object; valid until the next bar.
     */
    public RegimeAssessment assessment()
    {
        return assessment;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        model.visitState(state);
        selection.visitState(state);
        states.visitState(state);
        volatility.visitState(state);
        correlation.visitState(state);
        liquidity.visitState(state);
        persistence.visitState(state);
        assessment.visitState(state);
    }

    private void blend()
    {
        assessment.trendBlend = blend(scores.trend(), model.trend());
        assessment.rangeBlend = blend(scores.range(), model.range());
        assessment.panicBlend = blend(scores.panic(), model.panic());
    }

    /** Score and probability by their weights; one alone where the other is not known. */
    private double blend(final double score, final double probability)
    {
        return mean.begin().add(scoreWeight.asDouble(), score).add(modelWeight.asDouble(), probability).value(0);
    }

    private void clearBlend()
    {
        assessment.trendBlend = Double.NaN;
        assessment.rangeBlend = Double.NaN;
        assessment.panicBlend = Double.NaN;
    }

    private void assess()
    {
        assessment.trendScore = scores.trend();
        assessment.rangeScore = scores.range();
        assessment.panicScore = scores.panic();
        assessment.trendProbability = model.trend();
        assessment.rangeProbability = model.range();
        assessment.panicProbability = model.panic();
        assessment.modelHash = model.hashOfBar();
        assessment.regime = selection.current();
        assessment.previousRegime = selection.previous();
        assessment.candidate = selection.lastCandidate();
        assessment.confidence = selection.confidence();
    }

    private void assessSurroundings()
    {
        assessment.volatilityForecast = volatility.forecast();
        assessment.volatilityRatio = volatility.ratio();
        assessment.volatilityRegime = volatility.regime();
        assessment.meanCorrelation = correlation.correlation();
        assessment.correlationRegime = correlation.regime();
        assessment.liquidityScore = liquidity.score();
        assessment.liquidityRegime = liquidity.regime();
        assessment.hurst = persistence.hurst();
        assessment.fractalDimension = persistence.fractalDimension();
        assessment.persistence = persistence.persistence();
        assessment.stressScore = stress.of(
            assessment.panicBlend, assessment.volatilityRatio, assessment.liquidityScore, assessment.meanCorrelation);
    }
}
