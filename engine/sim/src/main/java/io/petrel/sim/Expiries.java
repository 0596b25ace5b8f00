package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Ends GTD and DAY orders at their time. Only the earliest time is kept: when it comes, the orders are looked through
 * and the next one is found; that the order it belonged to is long gone does no harm.
 */
final class Expiries implements Stateful
{
    private final VenueInstruments instruments;
    private final Fills fills;
    private long nextNs = Long.MAX_VALUE;

    Expiries(final VenueInstruments instruments, final Fills fills)
    {
        this.instruments = instruments;
        this.fills = fills;
    }

    /** When an order may end next; MAX_VALUE when none has a time. */
    long nextNs()
    {
        return nextNs;
    }

    void onAccepted(final SimOrder order)
    {
        if (Units.NULL_TIME_NS != order.expiryNs)
        {
            nextNs = Math.min(nextNs, order.expiryNs);
        }
    }

    void onTime(final long nowNs)
    {
        nextNs = Long.MAX_VALUE;
        for (int i = 0; i < instruments.size(); i++)
        {
            final VenueInstrument at = instruments.at(i);
            for (int j = 0; j < VenueInstrument.LISTS; j++)
            {
                onTime(at, at.list(j), nowNs);
            }
            fills.tidy(at, nowNs);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        nextNs = state.visit(nextNs);
    }

    private void onTime(final VenueInstrument at, final OrderList orders, final long nowNs)
    {
        for (int i = 0; i < orders.size(); i++)
        {
            final SimOrder order = orders.at(i);
            if (!order.isDone && Units.NULL_TIME_NS != order.expiryNs)
            {
                if (order.expiryNs <= nowNs)
                {
                    fills.end(at, order, ExecType.EXPIRED, ReportReason.TIME_REACHED, nowNs);
                }
                else
                {
                    nextNs = Math.min(nextNs, order.expiryNs);
                }
            }
        }
    }
}
