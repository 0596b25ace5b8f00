package io.petrel.sim;

import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MarketOrderAction;

/**
 * Fills our resting orders by what the recorded market did: its trades, and prices of the other side that came to ours.
 */
final class RestingMatching
{
    private final CancelShare cancels;
    private final Fills fills;
    private final LevelTaker taker;

    RestingMatching(final QueueSettings settings, final Fills fills, final LevelTaker taker)
    {
        cancels = new CancelShare(settings);
        this.fills = fills;
        this.taker = taker;
    }

    /** The display changed: queues shorten, and orders the other side has come through fill. */
    void onDisplay(final VenueInstrument at, final long eventTimeNs, final long nowNs)
    {
        if (at.bids.size() + at.asks.size() > 0 && at.market.isUsable())
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

    /** A named order of the market joined, shrank, traded or left; a trade is told by the trade. */
    void onMarketOrder(
        final VenueInstrument at,
        final MarketOrderAction action,
        final long orderId,
        final boolean isBuy,
        final long priceTicks,
        final long lots,
        final long eventTimeNs)
    {
        if (!cancels.isByIdentity())
        {
            return;
        }
        if (MarketOrderAction.ADD == action)
        {
            at.marketOrders.add(orderId, lots);
            return;
        }
        if (MarketOrderAction.EXECUTE != action)
        {
            onCancelled(at.resting(isBuy), priceTicks, lots, at.marketOrders.number(orderId), eventTimeNs);
        }
        if (MarketOrderAction.REMOVE == action)
        {
            at.marketOrders.remove(orderId);
        }
        else
        {
            at.marketOrders.reduce(orderId, lots);
        }
    }

    private static void onCancelled(
        final OrderList orders,
        final long priceTicks,
        final long lots,
        final long orderNumber,
        final long eventTimeNs)
    {
        for (int i = 0; i < orders.size(); i++)
        {
            if (orders.at(i).priceTicks == priceTicks)
            {
                orders.at(i).queue.onCancelled(lots, orderNumber, eventTimeNs);
            }
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
                    eventTimeNs,
                    cancels);
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
        final long tradeTicks = orders.size() > 0 ? Prices.worse(
            isBuy, trade.priceTicks, at.cost.restingTicks(isBuy, trade.priceTicks, nowNs)) : 0;
        long flowLots = hits || at.isTradesOnly() ? trade.sizeLots : 0;
        for (int i = 0; i < orders.size() && flowLots > 0; i++)
        {
            final SimOrder order = orders.at(i);
            final long reachingLots = reachingLots(order, trade, tradeTicks, flowLots, hits);
            final long lots = Math.min(reachingLots, fills.allowedLots(at, order));
            if (lots > 0)
            {
                fills.fill(at, order, order.priceTicks, lots, LiquidityFlag.MAKER, nowNs);
                flowLots -= lots;
            }
        }
    }

    private static long reachingLots(
        final SimOrder order,
        final MarketTrade trade,
        final long tradeTicks,
        final long flowLots,
        final boolean hits)
    {
        if (Prices.isThrough(order.isBuy, order.priceTicks, tradeTicks))
        {
            order.queue.onTradeThrough();
            return flowLots;
        }
        return hits && order.priceTicks == tradeTicks ?
            order.queue.onTrade(flowLots, trade.eventTimeNs) : 0;
    }
}
