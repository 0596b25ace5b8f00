package io.petrel.core.feature;

import io.petrel.core.math.RollingMoments;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * A pair hedged by a Kalman filter, and by how much it is out of line. Prices count from the first common bar, so that
 * neither the size of a tick nor the level of a price matters. Pipeline thread only; allocates nothing after
 * construction.
 */
final class HedgedPair implements Stateful
{
    private final int bars;
    private final KalmanHedge hedge;
    private final RollingMoments squaredInnovations;
    private long count;
    private double firstBenchmark;
    private double firstOwn;
    private double z;
    private boolean isZReady;

    HedgedPair(final FeatureParams params)
    {
        bars = params.whole(CrossAssets.PAIRS_BARS);
        hedge = new KalmanHedge(
            params.real(CrossAssets.KALMAN_STATE_VARIANCE), params.real(CrossAssets.KALMAN_NOISE_VARIANCE));
        squaredInnovations = new RollingMoments(bars);
    }

    void add(final double logBenchmark, final double logOwn)
    {
        if (0 == count)
        {
            firstBenchmark = logBenchmark;
            firstOwn = logOwn;
        }
        hedge.add(logBenchmark - firstBenchmark, logOwn - firstOwn);
        if (count >= bars)
        {
            measure(hedge.innovation());
        }
        count++;
    }

    void write(final boolean isFresh, final FeatureVector vector)
    {
        vector.putIf(isFresh && count >= bars, Feature.HEDGE_RATIO, hedge.beta());
        vector.putIf(isFresh && isZReady, Feature.PAIRS_Z, z);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        hedge.visitState(state);
        squaredInnovations.visitState(state);
        count = state.visit(count);
        firstBenchmark = state.visit(firstBenchmark);
        firstOwn = state.visit(firstOwn);
        z = state.visit(z);
        isZReady = state.visit(isZReady);
    }

    /** By the innovations before this one; those of a filter that had not settled are not among them. */
    private void measure(final double innovation)
    {
        final double meanSquare = squaredInnovations.mean();
        isZReady = squaredInnovations.isFull() && meanSquare > 0.0;
        z = isZReady ? innovation / Math.sqrt(meanSquare) : 0.0;
        squaredInnovations.add(innovation * innovation);
    }
}
