package io.petrel.core.feature;

import io.petrel.core.math.Lagged;
import io.petrel.core.math.RollingMoments;
import io.petrel.core.math.RollingRank;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * How far an instrument outran the benchmark, against its own past. Takes the logarithm of the ratio of both prices,
 * once a common bar. Pipeline thread only; allocates nothing after construction.
 */
final class RelativeStrength implements Stateful
{
    private static final double PERCENT = 100.0;

    private final int bars;
    private final int slopeBars;
    private final Lagged ratios;
    private final Lagged previousRatio = new Lagged(1);
    private final RollingMoments excessReturns;
    private final RollingRank ranks;
    private final Lagged scores;
    private double excess;
    private double score;
    private boolean isScored;

    RelativeStrength(final FeatureParams params)
    {
        bars = params.whole(CrossAssets.RS_BARS);
        slopeBars = params.slopeBars();
        ratios = new Lagged(bars);
        excessReturns = new RollingMoments(params.whole(CrossAssets.BETA_BARS));
        ranks = new RollingRank(params.whole(CrossAssets.RS_RANK_BARS));
        scores = new Lagged(slopeBars);
    }

    void add(final double logRatio)
    {
        previousRatio.add(logRatio);
        if (previousRatio.isReady())
        {
            excessReturns.add(logRatio - previousRatio.past());
        }
        ratios.add(logRatio);
        if (ratios.isReady())
        {
            excess = logRatio - ratios.past();
            rank();
        }
    }

    void write(final boolean isFresh, final FeatureVector vector)
    {
        vector.putIf(isFresh && isScored, Feature.RS_SCORE, score);
        vector.putIf(isFresh && scores.isReady(), Feature.RS_SLOPE, (score - scores.past()) / slopeBars);
        final double deviation = Math.sqrt(excessReturns.sampleVariance() * bars);
        final boolean isBiasReady = isFresh && ratios.isReady() && excessReturns.isFull() && deviation > 0.0;
        vector.putIf(isBiasReady, Feature.LEADER_BIAS, Transcendental.tanh(excess / deviation));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        ratios.visitState(state);
        previousRatio.visitState(state);
        excessReturns.visitState(state);
        ranks.visitState(state);
        scores.visitState(state);
        excess = state.visit(excess);
        score = state.visit(score);
        isScored = state.visit(isScored);
    }

    /** Ranks the excess return among those before it. */
    private void rank()
    {
        if (ranks.isFull())
        {
            score = PERCENT * ranks.shareBelow(excess);
            scores.add(score);
            isScored = true;
        }
        ranks.add(excess);
    }
}
