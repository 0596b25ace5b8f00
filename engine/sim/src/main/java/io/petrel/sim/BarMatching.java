package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;

/**
 * Matches orders on imported bars, of which we learn when they are over: an order meets the first bar that starts no
 * earlier than it was sent, and hears of it at that bar's end. Inside a bar the order of prices is unknown, so the
 * worst is assumed: first the open (takers, and stops the open has gapped over), then stops, then limits, which fill
 * only when the price went beyond them.
 */
final class BarMatching
{
    private final Fills fills;
    private final Reports reports;

    BarMatching(final Fills fills, final Reports reports)
    {
        this.fills = fills;
        this.reports = reports;
    }

    void onBar(final VenueInstrument at, final MarketBar bar, final long nowNs)
    {
        final OrderList orders = at.waiting;
        for (int i = 0; i < orders.size(); i++)
        {
            onOpen(at, bar, orders.at(i), nowNs);
        }
        for (int i = 0; i < orders.size(); i++)
        {
            onStopRange(at, bar, orders.at(i), nowNs);
        }
        for (int i = 0; i < orders.size(); i++)
        {
            onLimitRange(at, bar, orders.at(i), nowNs);
        }
        for (int i = 0; i < orders.size(); i++)
        {
            onClose(at, bar, orders.at(i), nowNs);
        }
    }

    private void onOpen(final VenueInstrument at, final MarketBar bar, final SimOrder order, final long nowNs)
    {
        if (!sees(bar, order))
        {
            return;
        }
        if (order.isStop() && Prices.isTriggered(order.isBuy, order.stopPriceTicks, bar.stopOpenFor(order.isBuy)))
        {
            trigger(at, order, nowNs);
        }
        if (order.hasRested)
        {
            fillBeyond(at, bar, order, bar.openFor(order.isBuy), nowNs);
        }
        else if (!order.isStop())
        {
            take(at, bar, order, bar.openFor(order.isBuy), nowNs);
        }
    }

    private void onStopRange(final VenueInstrument at, final MarketBar bar, final SimOrder order, final long nowNs)
    {
        final boolean fires = sees(bar, order) && order.isStop() &&
            Prices.isTriggered(order.isBuy, order.stopPriceTicks, bar.stopWorstFor(order.isBuy));
        if (fires)
        {
            trigger(at, order, nowNs);
            take(at, bar, order, bar.atStop(order.isBuy, order.stopPriceTicks), nowNs);
            // What is left of it has not seen the open: only the next bar may fill it.
            order.sentNs = nowNs;
            endImmediate(at, order, nowNs);
        }
    }

    private void onLimitRange(final VenueInstrument at, final MarketBar bar, final SimOrder order, final long nowNs)
    {
        final boolean isResting = OrderType.LIMIT == order.type && order.mayRest();
        if (isResting && sees(bar, order))
        {
            fillBeyond(at, bar, order, bar.bestFor(order.isBuy), nowNs);
        }
    }

    /** A resting order trades at its own price, also where the bar opened beyond it: the market met it on the way. */
    private void fillBeyond(
        final VenueInstrument at, final MarketBar bar, final SimOrder order, final long reachedTicks, final long nowNs)
    {
        if (Prices.isThrough(order.isBuy, order.priceTicks, reachedTicks))
        {
            fill(at, bar, order, order.priceTicks, LiquidityFlag.MAKER, nowNs);
        }
    }

    private void onClose(final VenueInstrument at, final MarketBar bar, final SimOrder order, final long nowNs)
    {
        if (sees(bar, order) && !order.isStop())
        {
            endImmediate(at, order, nowNs);
            order.hasRested = true;
        }
    }

    private void take(
        final VenueInstrument at, final MarketBar bar, final SimOrder order, final long priceTicks, final long nowNs)
    {
        final long lots = Math.min(bar.leftLots, fills.allowedLots(at, order));
        final long takenTicks = Prices.worse(
            order.isBuy, priceTicks, at.cost.takerTicks(order.isBuy, lots, priceTicks, nowNs));
        final boolean isMarketable = Units.NULL_TICKS == order.priceTicks ||
            Prices.isWithin(order.isBuy, order.priceTicks, takenTicks);
        final boolean isWhole = lots >= order.remainingLots();
        if (!isMarketable || (TimeInForce.FOK == order.timeInForce && !isWhole))
        {
            return;
        }
        if (order.isPostOnly)
        {
            fills.end(at, order, ExecType.CANCELLED, ReportReason.WOULD_TAKE, nowNs);
            return;
        }
        fill(at, bar, order, takenTicks, LiquidityFlag.TAKER, nowNs);
    }

    private void fill(
        final VenueInstrument at,
        final MarketBar bar,
        final SimOrder order,
        final long priceTicks,
        final LiquidityFlag liquidity,
        final long nowNs)
    {
        final long lots = Math.min(bar.leftLots, fills.allowedLots(at, order));
        if (lots > 0)
        {
            bar.leftLots -= lots;
            fills.fill(at, order, priceTicks, lots, liquidity, nowNs);
        }
        if (!order.isDone && order.isReduceOnly && 0 == fills.allowedLots(at, order))
        {
            fills.end(at, order, ExecType.CANCELLED, ReportReason.REDUCE_ONLY, nowNs);
        }
    }

    private void trigger(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        order.trigger();
        reports.onOrder(at, order, ExecType.TRIGGERED, ReportReason.NONE, nowNs);
    }

    /** Ends what may not wait for another bar. */
    private void endImmediate(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        if (order.isDone || (OrderType.LIMIT == order.type && order.mayRest()))
        {
            return;
        }
        final ReportReason reason = TimeInForce.FOK == order.timeInForce ? ReportReason.NOT_FILLABLE :
            OrderType.MARKET == order.type ? ReportReason.NO_LIQUIDITY : ReportReason.IMMEDIATE_REMAINDER;
        fills.end(at, order, ExecType.EXPIRED, reason, nowNs);
    }

    private static boolean sees(final MarketBar bar, final SimOrder order)
    {
        return !order.isDone && order.sentNs <= bar.startTimeNs;
    }
}
