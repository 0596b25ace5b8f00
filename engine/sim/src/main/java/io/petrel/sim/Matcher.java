package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.TimeInForce;

/** What becomes of an order the moment it meets the market: on arrival, when its stop fires, when it is replaced. */
final class Matcher
{
    private final Fills fills;
    private final LevelTaker taker;
    private final OrderPool pool;

    Matcher(final Fills fills, final LevelTaker taker, final OrderPool pool)
    {
        this.fills = fills;
        this.taker = taker;
        this.pool = pool;
    }

    /** Whether the order at this limit would trade at once against the displayed best. */
    static boolean wouldTake(final VenueInstrument at, final boolean isBuy, final long limitTicks)
    {
        final long oppositeTicks = at.market.bestTicks(!isBuy);
        return oppositeTicks > 0 && Prices.isWithin(isBuy, limitTicks, oppositeTicks);
    }

    /** Trades what can be traded; the rest of the order then rests or ends, as its type and time in force say. */
    void match(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        if (order.isPostOnly && wouldTake(at, order.isBuy, order.priceTicks))
        {
            fills.end(at, order, ExecType.CANCELLED, ReportReason.WOULD_TAKE, nowNs);
        }
        else if (order.isReduceOnly && 0 == fills.allowedLots(at, order))
        {
            fills.end(at, order, ExecType.CANCELLED, ReportReason.REDUCE_ONLY, nowNs);
        }
        else if (TimeInForce.FOK == order.timeInForce && !isFillable(at, order, nowNs))
        {
            fills.end(at, order, ExecType.EXPIRED, ReportReason.NOT_FILLABLE, nowNs);
        }
        else
        {
            taker.takeAtLevels(at, order, nowNs);
            settle(at, order, nowNs);
        }
        if (order.isDone)
        {
            pool.give(order);
        }
    }

    /** Puts the order behind everything displayed at its price. */
    void rest(final VenueInstrument at, final SimOrder order)
    {
        order.queue.join(
            at.market.queueLots(order.isBuy, order.priceTicks),
            at.market.latestUpdateId(),
            at.marketOrders.lastNumber());
        at.resting(order.isBuy).insertByPrice(order);
    }

    private boolean isFillable(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        final long lots = order.remainingLots();
        return fills.allowedLots(at, order) >= lots && taker.canTake(at, order, lots, nowNs);
    }

    private void settle(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        if (order.isDone)
        {
            return;
        }
        if (0 == fills.allowedLots(at, order))
        {
            fills.end(at, order, ExecType.CANCELLED, ReportReason.REDUCE_ONLY, nowNs);
        }
        else if (OrderType.MARKET == order.type)
        {
            fills.end(at, order, ExecType.EXPIRED, ReportReason.NO_LIQUIDITY, nowNs);
        }
        else if (!order.mayRest())
        {
            fills.end(at, order, ExecType.EXPIRED, ReportReason.IMMEDIATE_REMAINDER, nowNs);
        }
        else
        {
            rest(at, order);
        }
    }
}
