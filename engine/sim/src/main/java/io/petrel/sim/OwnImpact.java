package io.petrel.sim;

import io.petrel.codecs.unit.Units;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * How far our own taking has moved one market against us. What counts is the net of lots bought and sold, so that one
 * order in parts moves it as far as one order whole: the square-root part of the lots that have not decayed (they fall
 * to a quarter in each half-life, their root to a half), the linear part of all lots ever. The square-root law and its
 * decay are those of Bouchaud, Bonart, Donier and Gould, "Trades, Quotes and Prices" (2018), chapters 12 and 13; the
 * linear permanent part that of Almgren and Chriss, "Optimal Execution of Portfolio Transactions" (2001).
 */
final class OwnImpact implements Stateful
{
    private static final double LN4 = Transcendental.log(4.0);

    private final ImpactSettings settings;
    private final MarketActivity activity;
    private double recentLots;
    private double everLots;
    private long timeNs = Units.NULL_TIME_NS;

    OwnImpact(final ImpactSettings settings, final MarketActivity activity)
    {
        this.settings = settings;
        this.activity = activity;
    }

    /** We took lots of the other side. */
    void onTaken(final boolean isBuy, final long lots, final long nowNs)
    {
        if (settings.isOn())
        {
            recentLots = recent(nowNs) + (isBuy ? lots : -lots);
            everLots += isBuy ? lots : -lots;
            timeNs = nowNs;
        }
    }

    /** Fraction of price by which the market is worse for an order of this side; 0 or more. */
    double rate(final boolean isBuy, final long nowNs)
    {
        if (!settings.isOn() || Units.NULL_TIME_NS == timeNs)
        {
            return 0.0;
        }
        final double direction = isBuy ? 1.0 : -1.0;
        final double ownRecent = direction * recent(nowNs);
        final double ownEver = direction * everLots;
        // a market in which nobody else has traded is as large as we are
        final double windowLots = Math.max(activity.windowLots(nowNs), 1.0);
        final double temporary = ownRecent > 0.0 ?
            settings.temporaryRate() * Math.sqrt(ownRecent / windowLots) : 0.0;
        return Math.max(0.0, temporary + settings.permanentRate() * ownEver / windowLots);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        recentLots = state.visit(recentLots);
        everLots = state.visit(everLots);
        timeNs = state.visit(timeNs);
    }

    private double recent(final long nowNs)
    {
        return Units.NULL_TIME_NS == timeNs ? 0.0 :
            recentLots * Transcendental.exp(-LN4 * Math.max(0, nowNs - timeNs) / settings.halfLifeNs());
    }
}
