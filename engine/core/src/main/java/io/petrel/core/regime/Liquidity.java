package io.petrel.core.regime;

import io.petrel.codecs.event.LiquidityRegime;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * How easily size trades, against what is usual for this instrument: weighted mean of four terms, each 0.5 where all is
 * as usual, above it where liquidity is better:
 * <pre>
 *   spread   usual SPREAD_BPS / (usual + SPREAD_BPS), usual its decayed mean before this bar
 *   depth    d / (1 + d), d = 1 - LIQUIDITY_WITHDRAWAL, so at most 0.5
 *   volume   VOLUME_RATIO / (1 + VOLUME_RATIO)
 *   impact   usual AMIHUD / (usual + AMIHUD)
 * </pre>
 * Terms that are not ready give their weight to the others. The score is the decayed mean of what the bars say.
 * Pipeline thread only; allocates nothing after construction.
 */
final class Liquidity implements Stateful
{
    private static final ParamSpec SPREAD_WEIGHT =
        ParamSpec.ofShare("regime.liquidity.weight.spread", "Weight of the spread in the liquidity score");
    private static final ParamSpec DEPTH_WEIGHT =
        ParamSpec.ofShare("regime.liquidity.weight.depth", "Weight of the book's depth in the liquidity score");
    private static final ParamSpec VOLUME_WEIGHT =
        ParamSpec.ofShare("regime.liquidity.weight.volume", "Weight of the volume in the liquidity score");
    private static final ParamSpec IMPACT_WEIGHT =
        ParamSpec.ofShare("regime.liquidity.weight.impact", "Weight of price impact in the liquidity score");
    private static final ParamSpec BASELINE_BARS = ParamSpec.ofLong("regime.liquidity.baseline_bars", "bars", 1,
        Integer.MAX_VALUE, "Memory of the usual spread and impact");
    private static final ParamSpec SMOOTHING_BARS = ParamSpec.ofLong("regime.liquidity.smoothing_bars", "bars", 1,
        Integer.MAX_VALUE, "Memory of the liquidity score");
    private static final ParamSpec NORMAL =
        ParamSpec.ofShare("regime.liquidity.normal", "Liquidity score from which it is no longer THIN");
    private static final ParamSpec DEEP =
        ParamSpec.ofShare("regime.liquidity.deep", "Liquidity score from which it is DEEP");
    private static final ParamSpec MARGIN = ParamSpec.ofShare("regime.liquidity.margin",
        "How far beyond such a mark the score must be before the liquidity regime changes");

    static final List<ParamSpec> SPECS = List.of(
        SPREAD_WEIGHT, DEPTH_WEIGHT, VOLUME_WEIGHT, IMPACT_WEIGHT, BASELINE_BARS, SMOOTHING_BARS, NORMAL, DEEP, MARGIN);

    private static final List<LiquidityRegime> LEVELS =
        List.of(LiquidityRegime.THIN, LiquidityRegime.NORMAL, LiquidityRegime.DEEP);

    private final ParamSet required;
    private final Param spreadWeight;
    private final Param depthWeight;
    private final Param volumeWeight;
    private final Param impactWeight;
    private final Param baselineBars;
    private final Param smoothingBars;
    private final Bands bands;
    private final WeightedMean mean = new WeightedMean();

    private final DecayedMean usualSpread = new DecayedMean();
    private final DecayedMean usualImpact = new DecayedMean();
    private final DecayedMean score = new DecayedMean();
    private boolean isKnown;
    private int level = Bands.NONE;

    Liquidity(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        spreadWeight = parameters.param(SPREAD_WEIGHT);
        depthWeight = parameters.param(DEPTH_WEIGHT);
        volumeWeight = parameters.param(VOLUME_WEIGHT);
        impactWeight = parameters.param(IMPACT_WEIGHT);
        baselineBars = parameters.param(BASELINE_BARS);
        smoothingBars = parameters.param(SMOOTHING_BARS);
        bands = new Bands(parameters, MARGIN, List.of(NORMAL, DEEP));
    }

    void onBar(final FeatureVector features)
    {
        isKnown = false;
        level = Bands.NONE;
        if (required.isSet())
        {
            final double now = scoreOf(features);
            isKnown = !Double.isNaN(now);
            if (isKnown)
            {
                score.add(now, smoothingBars.asLong());
            }
            level = bands.onValue(score());
        }
    }

    /** In [0, 1], 0 thin, or not-a-number. */
    double score()
    {
        return isKnown ? score.mean() : Double.NaN;
    }

    LiquidityRegime regime()
    {
        return Bands.NONE == level ? LiquidityRegime.UNKNOWN : LEVELS.get(level);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        usualSpread.visitState(state);
        usualImpact.visitState(state);
        score.visitState(state);
        bands.visitState(state);
        isKnown = state.visit(isKnown);
        level = state.visit(level);
    }

    private double scoreOf(final FeatureVector features)
    {
        final double depth = 1 - RegimeScores.valueOf(features, Feature.LIQUIDITY_WITHDRAWAL);
        final double volume = RegimeScores.valueOf(features, Feature.VOLUME_RATIO);
        return mean.begin()
            .add(spreadWeight.asDouble(), cheapness(usualSpread, RegimeScores.valueOf(features, Feature.SPREAD_BPS)))
            .add(depthWeight.asDouble(), depth / (1 + depth))
            .add(volumeWeight.asDouble(), volume / (1 + volume))
            .add(impactWeight.asDouble(), cheapness(usualImpact, RegimeScores.valueOf(features, Feature.AMIHUD)))
            .value(0);
    }

    /** Usual cost / (usual + present cost), in [0, 1]; the present one then counts among the usual. */
    private double cheapness(final DecayedMean usual, final double cost)
    {
        if (Double.isNaN(cost))
        {
            return Double.NaN;
        }
        final double before = usual.isReady(baselineBars.asLong()) ? usual.mean() : Double.NaN;
        usual.add(cost, baselineBars.asLong());
        return before + cost > 0 ? before / (before + cost) : Double.NaN;
    }
}
