package io.petrel.core.feature;

/**
 * Order-flow dominance in [0, 100]: 50 is balance, 100 buyers only, 0 sellers only. The specification names the score
 * and its threshold and gives examples on the buying side ("68: strong buy pressure") but no formula. Ours blends who
 * traded with who rests in the book; a side that is not known gives its weight to the other. It is signed around 50 so
 * that selling shows as clearly as buying. Pipeline thread only; allocates nothing.
 */
final class MicroScore
{
    private static final double NEUTRAL = 50.0;

    private final double flowWeight;

    MicroScore(final FeatureParams params)
    {
        flowWeight = params.microFlowWeight();
    }

    void write(final FlowFeatures flow, final FeatureVector vector)
    {
        final boolean isReady = flow.hasBalance();
        vector.putIf(isReady, Feature.MICRO_SCORE, isReady ? NEUTRAL * (1.0 + dominance(flow.balance(), vector)) : 0.0);
    }

    private double dominance(final double balance, final FeatureVector vector)
    {
        if (vector.isReady(Feature.DEPTH_IMBALANCE))
        {
            return blend(balance, vector.value(Feature.DEPTH_IMBALANCE));
        }
        if (vector.isReady(Feature.BOOK_IMBALANCE))
        {
            return blend(balance, vector.value(Feature.BOOK_IMBALANCE));
        }
        return balance;
    }

    private double blend(final double balance, final double imbalance)
    {
        return flowWeight * balance + (1.0 - flowWeight) * imbalance;
    }
}
