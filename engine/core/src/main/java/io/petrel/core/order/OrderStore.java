package io.petrel.core.order;

import io.petrel.core.market.Instruments;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.state.StateVisitor;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * All orders that can still matter: those that are open, and the {@link #REMEMBERED} closed last, so that a late fill
 * finds its order. All preallocated. The map is for look-up only; iteration follows the lists. Pipeline thread only;
 * allocates nothing after construction.
 */
final class OrderStore
{
    /** Closed orders remembered; a report on one closed before these is a report on an unknown order. */
    static final int REMEMBERED = 1024;

    private static final int CAPACITY = WorkingOrders.CAPACITY + REMEMBERED;
    private static final float LOAD_FACTOR = 0.5f;

    private final Long2ObjectHashMap<Order> byId = new Long2ObjectHashMap<>(CAPACITY << 2, LOAD_FACTOR, true);
    private final OrderList free = new OrderList();
    private final OrderList open = new OrderList();
    private final OrderList closed = new OrderList();

    OrderStore()
    {
        for (int i = 0; i < CAPACITY; i++)
        {
            free.add(new Order());
        }
    }

    Order find(final long clientOrderId)
    {
        return byId.get(clientOrderId);
    }

    /** A blank order, open under this id. */
    Order open(final long clientOrderId)
    {
        final Order order = free.first();
        if (null == order || byId.containsKey(clientOrderId))
        {
            throw new IllegalStateException("no slot for order " + clientOrderId + " beside " + open.size());
        }
        free.remove(order);
        open.add(order);
        byId.put(clientOrderId, order);
        return order;
    }

    /** Moves an open order to those remembered, for which the oldest of these makes place. */
    void close(final Order order, final OrderStatus status)
    {
        order.status = status;
        open.remove(order);
        closed.add(order);
        if (closed.size() > REMEMBERED)
        {
            final Order oldest = closed.first();
            closed.remove(oldest);
            byId.remove(oldest.clientOrderId);
            free.add(oldest);
        }
    }

    Order firstOpen()
    {
        return open.first();
    }

    Order firstClosed()
    {
        return closed.first();
    }

    int openCount()
    {
        return open.size();
    }

    /** Lists are written in their order; what is free is the same in any order. */
    void visitState(final StateVisitor state, final Instruments instruments)
    {
        if (state.isRestoring())
        {
            clear(open);
            clear(closed);
        }
        visit(open, state, instruments);
        visit(closed, state, instruments);
    }

    /** Before any order is read: one that is open in what is read may be closed here. */
    private void clear(final OrderList list)
    {
        while (list.size() > 0)
        {
            final Order order = list.first();
            list.remove(order);
            byId.remove(order.clientOrderId);
            free.add(order);
        }
    }

    private void visit(final OrderList list, final StateVisitor state, final Instruments instruments)
    {
        final int count = state.visit(list.size());
        while (list.size() < count)
        {
            final Order order = free.first();
            free.remove(order);
            list.add(order);
        }
        for (Order order = list.first(); null != order; order = order.next)
        {
            order.visitState(state, instruments);
            if (state.isRestoring())
            {
                byId.put(order.clientOrderId, order);
            }
        }
    }
}
