package io.petrel.sim;

import io.petrel.codecs.event.LiquidityFlag;

/**
 * Fills our resting orders by what the recorded market did: its trades, and prices of the other side that came to ours.
 */
final class RestingMatching
{
    private final Fills fills;
    private final LevelTaker taker;

    RestingMatching(final Fills fills, final LevelTaker taker)
    {
        this.fills = fills;
        this.taker = taker;
    }

    /** The display changed: queues shorten, and orders the other side has come through fill. */
    void onDisplay(final VenueInstrument at, final long eventTimeNs, final long nowNs)
    {
        if (at.market.isUsable())
        {
            onDisplay(at, at.bids, true, eventTimeNs, nowNs);
            onDisplay(at, at.asks, false, eventTimeNs, nowNs);
        }
    }

    /**
     * A taker traded. What it brought is shared out once among our orders, best price first, then by time: orders it
     * traded beyond get all of it, orders at its price what exceeds the queue before them.
     */
    void onTrade(final VenueInstrument at, final MarketTrade trade, final long nowNs)
    {
        if (at.isTrading())
        {
            onTrade(at, at.bids, true, trade, nowNs);
            onTrade(at, at.asks, false, trade, nowNs);
        }
    }

    private void onDisplay(
        final VenueInstrument at,
        final OrderList orders,
        final boolean isBuy,
        final long eventTimeNs,
        final long nowNs)
    {
        for (int i = 0; i < orders.size(); i++)
        {
            final SimOrder order = orders.at(i);
            final long priceTicks = order.priceTicks;
            if (at.market.isVisible(isBuy, priceTicks))
            {
                order.queue.onDisplayed(
                    at.market.displayedLots(isBuy, priceTicks),
                    at.market.levelUpdateId(isBuy, priceTicks),
                    eventTimeNs);
            }
            if (Matcher.wouldTake(at, isBuy, priceTicks))
            {
                taker.takeAtLimit(at, order, nowNs);
            }
        }
    }

    /**
     * A taker on our own side did not sell to us: it took resting lots of the other side, which reach our orders
     * through the display. Only where there is no display does its price prove anything.
     */
    private void onTrade(
        final VenueInstrument at,
        final OrderList orders,
        final boolean isBuy,
        final MarketTrade trade,
        final long nowNs)
    {
        final boolean hits = trade.hits(isBuy);
        long flowLots = hits || at.isTradesOnly() ? trade.sizeLots : 0;
        for (int i = 0; i < orders.size() && flowLots > 0; i++)
        {
            final SimOrder order = orders.at(i);
            final long reachingLots = reachingLots(order, trade, flowLots, hits);
            final long lots = Math.min(reachingLots, fills.allowedLots(at, order));
            if (lots > 0)
            {
                fills.fill(at, order, order.priceTicks, lots, LiquidityFlag.MAKER, nowNs);
                flowLots -= lots;
            }
        }
    }

    private static long reachingLots(
        final SimOrder order, final MarketTrade trade, final long flowLots, final boolean hits)
    {
        if (Prices.isThrough(order.isBuy, order.priceTicks, trade.priceTicks))
        {
            order.queue.onTradeThrough();
            return flowLots;
        }
        return hits && order.priceTicks == trade.priceTicks ?
            order.queue.onTrade(flowLots, trade.eventTimeNs) : 0;
    }
}
