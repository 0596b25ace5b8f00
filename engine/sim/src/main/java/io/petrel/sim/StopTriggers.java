package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ReportReason;
import io.petrel.core.market.MarketState;

/**
 * Fires stops in the order of their arrival: on the last trade, and where the feed has quotes only, a buy stop on the
 * ask and a sell stop on the bid. A condition that held while the market could not be matched on is kept and fires as
 * soon as it can be.
 */
final class StopTriggers
{
    private final Reports reports;
    private final Matcher matcher;

    StopTriggers(final Reports reports, final Matcher matcher)
    {
        this.reports = reports;
        this.matcher = matcher;
    }

    /** A stop that is already through its price fires on arrival. */
    void onArrival(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        order.isLatched = isReached(at, order);
        if (order.isLatched && at.market.isUsable())
        {
            at.stops.remove(order);
            fire(at, order, nowNs);
        }
    }

    /** The market moved, or became usable again. One that ended in this same event is still listed. */
    void onMarket(final VenueInstrument at, final long nowNs)
    {
        if (0 == at.stops.size())
        {
            return;
        }
        final boolean isUsable = at.market.isUsable();
        for (int i = 0; i < at.stops.size(); i++)
        {
            final SimOrder order = at.stops.at(i);
            order.isLatched |= isReached(at, order);
            if (order.isLatched && isUsable && !order.isDone)
            {
                at.stops.removeAt(i--);
                fire(at, order, nowNs);
            }
        }
    }

    private void fire(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        order.trigger();
        reports.onOrder(at, order, ExecType.TRIGGERED, ReportReason.NONE, nowNs);
        matcher.match(at, order, nowNs);
    }

    private static boolean isReached(final VenueInstrument at, final SimOrder order)
    {
        final MarketState state = at.state;
        final long marketTicks = !at.isQuotesOnly() ? state.lastTrade().ticks() :
            order.isBuy ? state.bestAskTicks() : state.bestBidTicks();
        return marketTicks > 0 && Prices.isTriggered(order.isBuy, order.stopPriceTicks, marketTicks);
    }
}
