package io.petrel.core.feature;

import io.petrel.core.math.RollingMoments;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** Bands of some population deviations about the mean of the last n closes. Pipeline thread only; allocates nothing. */
final class BollingerBands implements Stateful
{
    private final double deviations;
    private final RollingMoments closes;
    private double middle;
    private double reach;

    BollingerBands(final int period, final double deviations)
    {
        this.deviations = deviations;
        closes = new RollingMoments(period);
    }

    void add(final double close)
    {
        closes.add(close);
        middle = closes.mean();
        reach = deviations * Math.sqrt(closes.variance());
    }

    boolean isReady()
    {
        return closes.isFull();
    }

    /** Whether the bands are apart. */
    boolean hasWidth()
    {
        return isReady() && reach > 0.0;
    }

    double upper()
    {
        return middle + reach;
    }

    double middle()
    {
        return middle;
    }

    double lower()
    {
        return middle - reach;
    }

    /** Distance of the bands as a share of the middle. */
    double width()
    {
        return 2.0 * reach / middle;
    }

    /** Place of a price: 0 at the lower band, 1 at the upper. */
    double position(final double price)
    {
        return (price - middle + reach) / (2.0 * reach);
    }

    /** Pull of the mean on a price: 1 far below it, -1 far above. */
    double pull(final double price)
    {
        return Transcendental.tanh((middle - price) / reach);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        closes.visitState(state);
        middle = state.visit(middle);
        reach = state.visit(reach);
    }
}
