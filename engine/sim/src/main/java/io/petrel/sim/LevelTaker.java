package io.petrel.sim;

import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.unit.Units;

/** Matches one order against the displayed levels of the other side, best first, less what we took from them before. */
final class LevelTaker
{
    private final Fills fills;

    LevelTaker(final Fills fills)
    {
        this.fills = fills;
    }

    /** Takes at the price of each level, as an order that arrives does. */
    void takeAtLevels(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        match(at, order, LiquidityFlag.TAKER, nowNs);
    }

    /**
     * The market came through a resting order: it fills at its own price, by what the market shows there and beyond.
     */
    void takeAtLimit(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        match(at, order, LiquidityFlag.MAKER, nowNs);
    }

    /** Whether the levels hold at least so many lots within the order's limit. */
    boolean canTake(final VenueInstrument at, final SimOrder order, final long lots)
    {
        final DisplayedMarket market = at.market;
        final boolean isBidSide = !order.isBuy;
        final ConsumedLevels consumed = at.consumed(isBidSide);
        long missingLots = lots;
        market.startWalk(isBidSide);
        while (missingLots > 0 && market.nextLevel() && isWithinLimit(order, market.levelTicks()))
        {
            missingLots -= Math.max(0, market.levelLots() - consumed.consumedLots(market.levelTicks()));
        }
        return missingLots <= 0;
    }

    private void match(final VenueInstrument at, final SimOrder order, final LiquidityFlag liquidity, final long nowNs)
    {
        final DisplayedMarket market = at.market;
        final boolean isBidSide = !order.isBuy;
        final ConsumedLevels consumed = at.consumed(isBidSide);
        long wantedLots = fills.allowedLots(at, order);
        market.startWalk(isBidSide);
        while (wantedLots > 0 && market.nextLevel() && isWithinLimit(order, market.levelTicks()))
        {
            final long levelTicks = market.levelTicks();
            final long leftLots = market.levelLots() - consumed.consumedLots(levelTicks);
            if (leftLots > 0)
            {
                final long lots = Math.min(leftLots, wantedLots);
                consumed.take(market, levelTicks, market.levelLots(), lots);
                final long fillTicks = LiquidityFlag.MAKER == liquidity ? order.priceTicks : levelTicks;
                fills.fill(at, order, fillTicks, lots, liquidity, nowNs);
                wantedLots -= lots;
            }
        }
    }

    private static boolean isWithinLimit(final SimOrder order, final long priceTicks)
    {
        return Units.NULL_TICKS == order.priceTicks || Prices.isWithin(order.isBuy, order.priceTicks, priceTicks);
    }
}
