package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Balance of volume by the tick rule, decayed from trade to trade. Trades before the first change of the price are left
 * out. Pipeline thread only; allocates nothing.
 */
final class TickImbalance implements Stateful
{
    private final double decay;
    private final int warmUpTrades;
    private double bought;
    private double sold;
    private int trades;

    TickImbalance(final double decay, final int warmUpTrades)
    {
        this.decay = decay;
        this.warmUpTrades = warmUpTrades;
    }

    void onTrade(final long sizeLots, final int sideByTickRule)
    {
        if (TradeSide.UNKNOWN != sideByTickRule)
        {
            bought = bought * decay + (TradeSide.BUY == sideByTickRule ? sizeLots : 0.0);
            sold = sold * decay + (TradeSide.SELL == sideByTickRule ? sizeLots : 0.0);
            trades = Math.min(trades + 1, warmUpTrades);
        }
    }

    boolean isReady()
    {
        return trades == warmUpTrades;
    }

    double value()
    {
        return (bought - sold) / (bought + sold);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        bought = state.visit(bought);
        sold = state.visit(sold);
        trades = state.visit(trades);
    }
}
