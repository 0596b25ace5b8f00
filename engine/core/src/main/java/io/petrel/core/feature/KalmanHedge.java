package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Hedge ratio of a pair as the hidden state of a Kalman filter: y = alpha + beta x + noise, alpha and beta walk at
 * random (Chan, Algorithmic Trading, 2013, chapter 3). The gain depends on the noise relative to the walk only: the
 * filter remembers about sqrt(noise / state variance) pairs. Numbers should start near zero, or alpha and beta cannot
 * be told apart. Pipeline thread only; allocates nothing.
 */
final class KalmanHedge implements Stateful
{
    private final double stateVariance;
    private final double noiseVariance;
    private double alpha;
    private double beta = 1.0;
    private double innovation;

    // covariance of the state: symmetric, so three numbers are all
    private double alphaVariance = 1.0;
    private double covariance;
    private double betaVariance = 1.0;

    KalmanHedge(final double stateVariance, final double noiseVariance)
    {
        this.stateVariance = stateVariance;
        this.noiseVariance = noiseVariance;
    }

    /** Predicts y from x, notes by how much it erred, and learns from that. */
    void add(final double x, final double y)
    {
        alphaVariance += stateVariance;
        betaVariance += stateVariance;
        final double alphaGain = alphaVariance + x * covariance;
        final double betaGain = covariance + x * betaVariance;
        final double variance = alphaGain + x * betaGain + noiseVariance;
        innovation = y - (alpha + beta * x);
        alpha += alphaGain / variance * innovation;
        beta += betaGain / variance * innovation;
        alphaVariance -= alphaGain * alphaGain / variance;
        covariance -= alphaGain * betaGain / variance;
        betaVariance -= betaGain * betaGain / variance;
    }

    double beta()
    {
        return beta;
    }

    /** What the last y was above its prediction, made before it was seen. */
    double innovation()
    {
        return innovation;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        alpha = state.visit(alpha);
        beta = state.visit(beta);
        innovation = state.visit(innovation);
        alphaVariance = state.visit(alphaVariance);
        covariance = state.visit(covariance);
        betaVariance = state.visit(betaVariance);
    }
}
