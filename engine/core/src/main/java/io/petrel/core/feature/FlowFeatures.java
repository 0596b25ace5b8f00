package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.core.math.RollingCounts;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Balance of buyers and sellers among the last trades, by count and by volume; exact, in whole numbers. Trades that
 * nothing classifies (before the first price change of a feed without sides) are left out. Pipeline thread only;
 * allocates nothing after construction.
 */
final class FlowFeatures implements Stateful
{
    private final TradeSide sides = new TradeSide();
    private final int uptickTrades;
    private final RollingCounts buys;
    private final RollingCounts signedLots;
    private final RollingCounts lots;
    private int sign = TradeSide.UNKNOWN;

    FlowFeatures(final FeatureParams params)
    {
        uptickTrades = params.uptickTrades();
        buys = new RollingCounts(uptickTrades);
        signedLots = new RollingCounts(params.flowTrades());
        lots = new RollingCounts(params.flowTrades());
    }

    void onTrade(final long priceTicks, final long sizeLots, final AggressorSide side)
    {
        sign = sides.classify(priceTicks, side);
        if (TradeSide.UNKNOWN != sign)
        {
            buys.add(TradeSide.BUY == sign ? 1 : 0);
            signedLots.add(sign * sizeLots);
            lots.add(sizeLots);
        }
    }

    /** Writes what trades change: call when the vector is asked for. */
    void write(final FeatureVector vector)
    {
        vector.putIf(buys.isFull(), Feature.UPTICK_RATIO, (double)buys.sum() / uptickTrades);
    }

    /** Who took in the trade seen last: the venue's word, else the tick rule. */
    int side()
    {
        return sign;
    }

    /** Who took in the trade seen last by the tick rule alone. */
    int sideByTickRule()
    {
        return sides.byTickRule();
    }

    /** Whether the balance by volume is known. */
    boolean hasBalance()
    {
        return lots.isFull() && lots.sum() > 0;
    }

    /** Bought less sold volume, as a share of all, in [-1, 1]. */
    double balance()
    {
        return (double)signedLots.sum() / lots.sum();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        sides.visitState(state);
        buys.visitState(state);
        signedLots.visitState(state);
        lots.visitState(state);
        sign = state.visit(sign);
    }
}
