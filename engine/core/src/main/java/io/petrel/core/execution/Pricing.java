package io.petrel.core.execution;

import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;

/** Limit prices of orders that take and of orders that rest. Computes only. */
final class Pricing
{
    private Pricing()
    {
    }

    /**
     * Limit of an order that takes: the reference and at most the bound beyond it. The bound is rounded to ticks
     * half-even; a price is never below one tick.
     */
    static long takingTicks(final MarketState market, final Side side, final double slippageBoundBps)
    {
        final long referenceTicks = market.referenceTicks();
        final long boundTicks = BasisPoints.of(referenceTicks, slippageBoundBps);
        return Side.BUY == side ? Math.addExact(referenceTicks, boundTicks) : Math.max(1, referenceTicks - boundTicks);
    }

    /**
     * Limit of an order that must close: as of one that takes, but never short of the best price of the other side.
     */
    static long closingTicks(final MarketState market, final Side side, final double slippageBoundBps)
    {
        final long boundTicks = takingTicks(market, side, slippageBoundBps);
        return Side.BUY == side ?
            Math.max(boundTicks, restingTicks(market, Side.SELL)) :
            Math.min(boundTicks, restingTicks(market, Side.BUY));
    }

    /**
     * Limit of an order that rests: the best price of its own side, or the reference where the feed has no such side.
     */
    static long restingTicks(final MarketState market, final Side side)
    {
        final long bestTicks = Side.BUY == side ? market.bestBidTicks() : market.bestAskTicks();
        return Units.NULL_TICKS == bestTicks ? market.referenceTicks() : bestTicks;
    }
}
