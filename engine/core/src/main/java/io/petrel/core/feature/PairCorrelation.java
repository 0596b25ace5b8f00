package io.petrel.core.feature;

import io.petrel.core.math.RollingCovariance;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Correlation of two instruments over their common bars: returns from one bar that both have to the next such bar, so
 * that both always span the same time. Pipeline thread only; allocates nothing after construction.
 */
final class PairCorrelation implements Stateful
{
    private final RollingCovariance returns;
    private boolean hasBegun;
    private double lastFirst;
    private double lastSecond;
    /** Follows from the returns; asked for more often than they change. */
    private double correlation = Double.NaN;

    PairCorrelation(final int bars)
    {
        returns = new RollingCovariance(bars);
    }

    /** Both have a bar of the same end time. */
    void onCommonBar(final double logFirst, final double logSecond)
    {
        if (hasBegun)
        {
            returns.add(logFirst - lastFirst, logSecond - lastSecond);
            correlation = knownCorrelation();
        }
        hasBegun = true;
        lastFirst = logFirst;
        lastSecond = logSecond;
    }

    /** NaN until known. */
    double correlation()
    {
        return correlation;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        returns.visitState(state);
        hasBegun = state.visit(hasBegun);
        lastFirst = state.visit(lastFirst);
        lastSecond = state.visit(lastSecond);
        correlation = state.isRestoring() ? knownCorrelation() : correlation;
    }

    private double knownCorrelation()
    {
        return returns.isFull() && returns.isCorrelationDefined() ? returns.correlation() : Double.NaN;
    }
}
