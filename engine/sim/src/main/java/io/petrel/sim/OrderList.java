package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import java.util.Arrays;

/**
 * Orders of one instrument in the order in which the venue serves them. Grows, never shrinks; meant for tens of orders.
 */
final class OrderList
{
    private static final int INITIAL_CAPACITY = 16;

    private SimOrder[] orders = new SimOrder[INITIAL_CAPACITY];
    private int size;

    int size()
    {
        return size;
    }

    SimOrder at(final int index)
    {
        return orders[index];
    }

    /** Orders of an account. */
    int count(final int accountId)
    {
        int count = 0;
        for (int i = 0; i < size; i++)
        {
            count += !orders[i].isDone && orders[i].accountId == accountId ? 1 : 0;
        }
        return count;
    }

    /** Lots of one side that an account's orders may still add to its position. */
    long openingLots(final int accountId, final boolean isBuy)
    {
        long lots = 0;
        for (int i = 0; i < size; i++)
        {
            final SimOrder order = orders[i];
            final boolean isMeant = !order.isDone && !order.isReduceOnly &&
                order.accountId == accountId && order.isBuy == isBuy;
            lots = isMeant ? Math.addExact(lots, order.remainingLots()) : lots;
        }
        return lots;
    }

    /** Serves the order after all that are there. */
    void append(final SimOrder order)
    {
        insert(size, order);
    }

    /** Serves the order by price, then by time. */
    void insertByPrice(final SimOrder order)
    {
        int index = size;
        while (index > 0 && Prices.isBetter(order.isBuy, order.priceTicks, orders[index - 1].priceTicks))
        {
            index--;
        }
        insert(index, order);
    }

    /** Takes the order out; does nothing when it is not there. */
    void remove(final SimOrder order)
    {
        for (int i = 0; i < size; i++)
        {
            if (orders[i] == order)
            {
                removeAt(i);
                return;
            }
        }
    }

    void removeAt(final int index)
    {
        size--;
        System.arraycopy(orders, index + 1, orders, index, size - index);
        orders[size] = null;
    }

    /** Takes out the orders that ended and gives them back. */
    void removeDone(final OrderPool pool)
    {
        int kept = 0;
        for (int i = 0; i < size; i++)
        {
            final SimOrder order = orders[i];
            if (order.isDone)
            {
                pool.give(order);
            }
            else
            {
                orders[kept++] = order;
            }
        }
        Arrays.fill(orders, kept, size, null);
        size = kept;
    }

    /** What each order saw of the book no longer binds. */
    void onFeedLost()
    {
        for (int i = 0; i < size; i++)
        {
            orders[i].queue.onFeedLost();
        }
    }

    /** The orders in their order; those restored are taken from the pool and known by their id again. */
    void visitState(final StateVisitor state, final OrderPool pool, final OrderIds ids)
    {
        final int count = state.visit(size);
        if (state.isRestoring())
        {
            refill(count, pool);
        }
        for (int i = 0; i < count; i++)
        {
            orders[i].visitState(state);
            if (state.isRestoring())
            {
                ids.add(orders[i]);
            }
        }
    }

    private void refill(final int count, final OrderPool pool)
    {
        while (size > 0)
        {
            pool.give(orders[--size]);
        }
        while (size < count)
        {
            append(pool.take());
        }
    }

    private void insert(final int index, final SimOrder order)
    {
        if (size == orders.length)
        {
            orders = Arrays.copyOf(orders, 2 * size);
        }
        System.arraycopy(orders, index, orders, index + 1, size - index);
        orders[index] = order;
        size++;
    }
}
