package io.petrel.sim;

import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.agents.AgentExchange;
import io.petrel.sim.exchange.BookOrders;
import io.petrel.sim.exchange.Lifetime;
import io.petrel.sim.exchange.NewOrder;
import io.petrel.sim.exchange.Refusal;
import io.petrel.sim.exchange.SelfTrade;
import org.agrona.collections.Long2LongHashMap;

/** Where our orders stand in a book in which others trade: its id of each of them that rests there. */
final class BookPlaces implements Stateful
{
    private static final float LOAD_FACTOR = 0.55f;
    private static final int INITIAL_ORDERS = 1_024;

    private final Long2LongHashMap ids = new Long2LongHashMap(INITIAL_ORDERS, LOAD_FACTOR, Units.NULL_ID);
    private final NewOrder newOrder = new NewOrder();
    private final VenueInstrument at;
    private final AgentExchange exchange;

    private boolean isTakingOut;

    BookPlaces(final VenueInstrument at, final AgentExchange exchange)
    {
        this.at = at;
        this.exchange = exchange;
    }

    /** Lets an order arrive in the book with so many lots; it rests there afterwards, or it does not. */
    Refusal enter(final SimOrder order, final long lots, final long nowNs)
    {
        final long bookId = exchange.submit(nowNs, newOrder(order, lots));
        final Refusal refused = exchange.book().refusal();
        if (Refusal.NONE == refused && exchange.book().slot(bookId) >= 0)
        {
            ids.put(order.clientOrderId, bookId);
        }
        return refused;
    }

    /** Slot of an order that rests, below 0 when it does not. */
    int slot(final SimOrder order)
    {
        return exchange.book().slot(ids.get(order.clientOrderId));
    }

    /** Displayed lots before a resting order, {@code NULL_LOTS} when it does not rest. */
    long aheadLots(final long clientOrderId)
    {
        return exchange.book().aheadLots(ids.get(clientOrderId));
    }

    /** Lets a resting order keep no more than so many lots unfilled, if it has more. */
    void hold(final SimOrder order, final long lots, final long nowNs)
    {
        if (exchange.book().orders().remainingLots(slot(order)) > lots)
        {
            shrink(order, lots, nowNs);
        }
    }

    /** Replaces a resting order in its place, with no more than so many lots unfilled. */
    void shrink(final SimOrder order, final long lots, final long nowNs)
    {
        final BookOrders orders = exchange.book().orders();
        final int slot = slot(order);
        exchange.replace(nowNs, ids.get(order.clientOrderId), Units.NULL_TICKS, Units.NULL_TICKS,
            Math.min(orders.sizeLots(slot), orders.filledLots(slot) + lots));
    }

    /** Takes an order out of the book, if it is in it, without another word. */
    void takeOut(final SimOrder order)
    {
        final long bookId = ids.remove(order.clientOrderId);
        if (Units.NULL_ID != bookId)
        {
            isTakingOut = true;
            exchange.cancel(exchange.nowNs(), bookId);
            isTakingOut = false;
        }
    }

    /** Whether the book is ending an order just now because it was taken out. */
    boolean isTakingOut()
    {
        return isTakingOut;
    }

    /** The order is in the book no more. */
    void forget(final SimOrder order)
    {
        ids.remove(order.clientOrderId);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        if (state.isRestoring())
        {
            ids.clear();
        }
        for (int i = 0; i < at.waiting.size(); i++)
        {
            final long clientOrderId = at.waiting.at(i).clientOrderId;
            final long bookId = state.visit(ids.get(clientOrderId));
            if (state.isRestoring() && Units.NULL_ID != bookId)
            {
                ids.put(clientOrderId, bookId);
            }
        }
    }

    private NewOrder newOrder(final SimOrder order, final long lots)
    {
        final int owner = AgentExchange.OTHERS + order.accountId;
        if (order.hasLimit())
        {
            newOrder.limit(owner, order.clientOrderId, order.isBuy, order.priceTicks, lots)
                .lifetime(BookTerms.lifetime(order.timeInForce));
        }
        else
        {
            newOrder.market(owner, order.clientOrderId, order.isBuy, lots);
            if (TimeInForce.FOK == order.timeInForce)
            {
                newOrder.lifetime(Lifetime.FOK);
            }
        }
        if (order.isPostOnly)
        {
            newOrder.postOnly();
        }
        return newOrder.onSelfTrade(SelfTrade.CANCEL_TAKER);
    }
}
