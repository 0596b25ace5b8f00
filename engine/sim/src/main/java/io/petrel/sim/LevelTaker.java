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
        match(at, order, LiquidityFlag.TAKER, shiftTicks(at, order, nowNs), nowNs);
    }

    /**
     * The market came through a resting order: it fills at its own price, by what the market shows there and beyond.
     */
    void takeAtLimit(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        match(at, order, LiquidityFlag.MAKER, restingShiftTicks(at, order.isBuy, nowNs), nowNs);
    }

    /**
     * Closes a position on whatever the levels hold; on bars whole, at the mark, since a bar shows no levels.
     */
    void closeByForce(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        if (at.isBarsOnly())
        {
            fills.fill(at, order, at.markTicks(), order.remainingLots(), LiquidityFlag.TAKER, nowNs);
        }
        else if (at.market.isUsable())
        {
            takeAtLevels(at, order, nowNs);
        }
    }

    /** Ticks by which the other side stands further away from our resting orders than the recording shows. */
    static long restingShiftTicks(final VenueInstrument at, final boolean isBuy, final long nowNs)
    {
        return at.cost.restingTicks(isBuy, at.market.bestTicks(!isBuy), nowNs);
    }

    /** Whether the levels hold at least so many lots within the order's limit. */
    boolean canTake(final VenueInstrument at, final SimOrder order, final long lots, final long nowNs)
    {
        final long shiftTicks = shiftTicks(at, order, nowNs);
        final DisplayedMarket market = at.market;
        final boolean isBidSide = !order.isBuy;
        final ConsumedLevels consumed = at.consumed(isBidSide);
        long missingLots = lots;
        market.startWalk(isBidSide);
        while (missingLots > 0 && market.nextLevel() && isWithinLimit(order, market.levelTicks(), shiftTicks))
        {
            missingLots -= Math.max(0, market.levelLots() - consumed.consumedLots(market.levelTicks()));
        }
        return missingLots <= 0;
    }

    private void match(
        final VenueInstrument at,
        final SimOrder order,
        final LiquidityFlag liquidity,
        final long shiftTicks,
        final long nowNs)
    {
        final DisplayedMarket market = at.market;
        final boolean isBidSide = !order.isBuy;
        final ConsumedLevels consumed = at.consumed(isBidSide);
        long wantedLots = fills.allowedLots(at, order);
        market.startWalk(isBidSide);
        while (wantedLots > 0 && market.nextLevel() && isWithinLimit(order, market.levelTicks(), shiftTicks))
        {
            final long levelTicks = market.levelTicks();
            final long leftLots = market.levelLots() - consumed.consumedLots(levelTicks);
            if (leftLots > 0)
            {
                final long lots = Math.min(leftLots, wantedLots);
                consumed.take(market, levelTicks, market.levelLots(), lots);
                final long fillTicks = LiquidityFlag.MAKER == liquidity ?
                    order.priceTicks : Prices.worse(order.isBuy, levelTicks, shiftTicks);
                fills.fill(at, order, fillTicks, lots, liquidity, nowNs);
                wantedLots -= lots;
            }
        }
    }

    private static long shiftTicks(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        return at.cost.takerTicks(order.isBuy, order.remainingLots(), at.market.bestTicks(!order.isBuy), nowNs);
    }

    private static boolean isWithinLimit(final SimOrder order, final long levelTicks, final long shiftTicks)
    {
        return Units.NULL_TICKS == order.priceTicks ||
            Prices.isWithin(order.isBuy, order.priceTicks, Prices.worse(order.isBuy, levelTicks, shiftTicks));
    }
}
