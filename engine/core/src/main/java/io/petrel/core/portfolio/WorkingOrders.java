package io.petrel.core.portfolio;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.core.state.StateVisitor;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Reserved exposure, one row per order that may still fill, in the order of approval. Preallocated: at most {@link
 * #CAPACITY} rows; the gate refuses before that. The map is for look-up only, iteration follows the insertion list,
 * so it is the same in every run. Pipeline thread only; allocates nothing after construction.
 */
public final class WorkingOrders
{
    /** Most orders of one account that may be working at once. */
    public static final int CAPACITY = 256;

    private static final float LOAD_FACTOR = 0.5f;

    private final Long2ObjectHashMap<WorkingOrder> byId = new Long2ObjectHashMap<>(CAPACITY << 2, LOAD_FACTOR, true);
    private WorkingOrder free;
    private WorkingOrder first;
    private WorkingOrder last;
    private int size;

    WorkingOrders()
    {
        for (int i = 0; i < CAPACITY; i++)
        {
            final WorkingOrder row = new WorkingOrder();
            row.next = free;
            free = row;
        }
    }

    /** {@return the oldest working order, or null when none works; follow {@link WorkingOrder#next()}} */
    public WorkingOrder first()
    {
        return first;
    }

    /** {@return the newest working order, or null when none works} */
    public WorkingOrder newest()
    {
        return last;
    }

    /** {@return how many orders work} */
    public int size()
    {
        return size;
    }

    /**
     * Looks one up.
     *
     * @param clientOrderId of the order.
     * @return the row, or null when no such order works.
     */
    public WorkingOrder find(final long clientOrderId)
    {
        return byId.get(clientOrderId);
    }

    /** Rows in the order of approval; on restoring, those that were there are let go first. */
    void visitState(final StateVisitor state, final Portfolio portfolio)
    {
        final int count = state.visit(size);
        if (state.isRestoring())
        {
            while (null != first)
            {
                remove(first);
            }
            for (int i = 0; i < count; i++)
            {
                final WorkingOrder row = free;
                free = row.next;
                row.visitState(state, portfolio);
                append(row);
            }
            return;
        }
        for (WorkingOrder row = first; null != row; row = row.next)
        {
            row.visitState(state, portfolio);
        }
    }

    WorkingOrder add(
        final long clientOrderId,
        final Position position,
        final Side side,
        final OrderPurpose purpose,
        final boolean passive,
        final long priceTicks,
        final long sizeLots,
        final long nowNs)
    {
        if (null == free || byId.containsKey(clientOrderId))
        {
            throw new IllegalStateException("no row for order " + clientOrderId + " among " + size);
        }
        final WorkingOrder row = free;
        free = row.next;
        row.clientOrderId = clientOrderId;
        row.position = position;
        row.side = side;
        row.purpose = purpose;
        row.passive = passive;
        row.priceTicks = priceTicks;
        row.remainingLots = sizeLots;
        row.sinceNs = nowNs;
        row.replaces = 0;
        row.acknowledged = false;
        row.changeRequested = false;
        append(row);
        return row;
    }

    void remove(final WorkingOrder row)
    {
        byId.remove(row.clientOrderId);
        if (null == row.previous)
        {
            first = row.next;
        }
        else
        {
            row.previous.next = row.next;
        }
        if (null == row.next)
        {
            last = row.previous;
        }
        else
        {
            row.next.previous = row.previous;
        }
        row.next = free;
        free = row;
        size--;
    }

    private void append(final WorkingOrder row)
    {
        byId.put(row.clientOrderId, row);
        row.previous = last;
        row.next = null;
        if (null == last)
        {
            first = row;
        }
        else
        {
            last.next = row;
        }
        last = row;
        size++;
    }
}
