package io.petrel.core.feature;

import io.petrel.core.math.RollingCovariance;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * An Ornstein-Uhlenbeck process fitted to the last n steps of a series, by the regression x(t) = a + b x(t - 1) + e:
 * its mean a / (1 - b), its stationary deviation sqrt(s^2 / (1 - b^2)) with s^2 = sum of e^2 / (n - 2), and its
 * half-life ln 2 / -ln b. It reverts only if 0 &lt; b &lt; 1, by more than rounding; else there is no mean. Pipeline
 * thread only; allocates nothing.
 */
final class OrnsteinUhlenbeck implements Stateful
{
    private static final double LN_2 = Transcendental.log(2.0);
    private static final double ROUNDING = 0x1p-30;

    private final int steps;
    private final RollingCovariance pairs;
    private boolean hasPrevious;
    private double previous;
    private double slope;
    private double residualVariance;

    OrnsteinUhlenbeck(final int steps)
    {
        this.steps = steps;
        pairs = new RollingCovariance(steps);
    }

    void add(final double newest)
    {
        if (hasPrevious)
        {
            pairs.add(previous, newest);
        }
        hasPrevious = true;
        previous = newest;
        if (pairs.isFull())
        {
            fit();
        }
    }

    /** Whether the window is full and reverts to a mean. */
    boolean isReverting()
    {
        return slope > ROUNDING && slope < 1.0 - ROUNDING;
    }

    /** Whether the distance from the mean can be measured in deviations. */
    boolean hasDeviation()
    {
        return isReverting() && residualVariance > 0.0;
    }

    double halfLife()
    {
        return LN_2 / -Transcendental.log(slope);
    }

    /** Distance of the newest value from the mean, in stationary deviations. */
    double deviation()
    {
        final double meanBefore = pairs.x().mean();
        final double drift = pairs.y().mean() - meanBefore;
        final double distance = previous - meanBefore - drift / (1.0 - slope);
        return distance / Math.sqrt(residualVariance / ((1.0 - slope) * (1.0 + slope)));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        pairs.visitState(state);
        hasPrevious = state.visit(hasPrevious);
        previous = state.visit(previous);
        if (state.isRestoring() && pairs.isFull())
        {
            fit();
        }
    }

    private void fit()
    {
        slope = pairs.isCorrelationDefined() ? pairs.slope() : 0.0;
        final double unexplained = pairs.y().sampleVariance() - slope * pairs.sampleCovariance();
        residualVariance = Math.max(0.0, unexplained * (steps - 1) / (steps - 2));
    }
}
