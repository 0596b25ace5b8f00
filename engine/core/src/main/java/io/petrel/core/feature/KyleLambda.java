package io.petrel.core.feature;

import io.petrel.codecs.unit.Units;
import io.petrel.core.bar.Bar;
import io.petrel.core.math.RollingCovariance;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Price impact of signed volume: slope of the regression, with an intercept, of close changes on buys less sells per
 * bar (A. Kyle, "Continuous Auctions and Insider Trading", Econometrica 53, 1985; J. Hasbrouck, "Empirical Market
 * Microstructure", 2007, chapter 15). Where the venue leaves a side open, the sides of the tick rule replace what the
 * bar counted. Bars of unknown flow are left out. Pipeline thread only; allocates nothing after construction.
 */
final class KyleLambda implements Stateful
{
    private final RollingCovariance impact;
    private long netLots;
    private boolean hasOpenSide;
    private long lastCloseTicks = Units.NULL_TICKS;

    KyleLambda(final int bars)
    {
        impact = new RollingCovariance(bars);
    }

    void onTrade(final long sizeLots, final int side, final boolean isVenueSide)
    {
        netLots = Math.addExact(netLots, side * sizeLots);
        hasOpenSide |= !isVenueSide;
    }

    void onBar(final Bar bar)
    {
        final boolean isKnown = hasOpenSide ||
            Units.NULL_LOTS != bar.volumeLots() && Units.NULL_LOTS != bar.buyVolumeLots();
        if (isKnown && Units.NULL_TICKS != lastCloseTicks)
        {
            final double flow = hasOpenSide ? netLots : 2.0 * bar.buyVolumeLots() - bar.volumeLots();
            impact.add(flow, bar.closeTicks() - lastCloseTicks);
        }
        lastCloseTicks = bar.closeTicks();
        netLots = 0;
        hasOpenSide = false;
    }

    boolean isReady()
    {
        return impact.isFull() && impact.x().variance() > 0.0;
    }

    double value()
    {
        return impact.slope();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        impact.visitState(state);
        netLots = state.visit(netLots);
        hasOpenSide = state.visit(hasOpenSide);
        lastCloseTicks = state.visit(lastCloseTicks);
    }
}
