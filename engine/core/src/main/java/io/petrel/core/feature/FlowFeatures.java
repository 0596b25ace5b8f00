package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Balance of buyers and sellers among the last trades, by count and by volume; exact, in whole numbers. One window of
 * signed volumes serves both, since the side of a trade is its sign. Trades that nothing classifies (before the first
 * price change of a feed without sides) are left out. Pipeline thread only; allocates nothing after construction.
 */
final class FlowFeatures implements Stateful
{
    private final TradeSide sides = new TradeSide();
    private final int uptickTrades;
    private final int flowTrades;
    /** Of the last trades, negative where a seller took. */
    private final long[] signedLots;
    private int next;
    private int count;
    private long buys;
    private long netLots;
    private long lots;
    private int sign = TradeSide.UNKNOWN;

    FlowFeatures(final FeatureParams params)
    {
        uptickTrades = params.uptickTrades();
        flowTrades = params.flowTrades();
        signedLots = new long[Math.max(uptickTrades, flowTrades)];
    }

    void onTrade(final long priceTicks, final long sizeLots, final AggressorSide side)
    {
        sign = sides.classify(priceTicks, side);
        if (TradeSide.UNKNOWN != sign)
        {
            add(sign * sizeLots);
        }
    }

    /** Writes what trades change: call when the vector is asked for. */
    void write(final FeatureVector vector)
    {
        vector.putIf(count >= uptickTrades, Feature.UPTICK_RATIO, (double)buys / uptickTrades);
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
        return count >= flowTrades && lots > 0;
    }

    /** Bought less sold volume, as a share of all, in [-1, 1]. */
    double balance()
    {
        return (double)netLots / lots;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        sides.visitState(state);
        next = state.visit(next);
        count = state.visit(count);
        buys = state.visit(buys);
        netLots = state.visit(netLots);
        lots = state.visit(lots);
        state.visit(signedLots, signedLots.length);
        sign = state.visit(sign);
    }

    private void add(final long newest)
    {
        final long leavingFlow = leaving(flowTrades);
        buys += (newest > 0 ? 1 : 0) - (leaving(uptickTrades) > 0 ? 1 : 0);
        netLots = Math.addExact(Math.subtractExact(netLots, leavingFlow), newest);
        lots = Math.addExact(lots - Math.abs(leavingFlow), Math.abs(newest));
        signedLots[next] = newest;
        next = next + 1 == signedLots.length ? 0 : next + 1;
        count = Math.min(count + 1, signedLots.length);
    }

    /** What the last so many trades drop for the newest; 0 while there are fewer. */
    private long leaving(final int trades)
    {
        if (count < trades)
        {
            return 0;
        }
        final int at = next - trades;
        return signedLots[at < 0 ? at + signedLots.length : at];
    }
}
