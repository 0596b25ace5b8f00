package io.petrel.sim;

import java.util.Arrays;

/**
 * Order objects not in use: made ahead, and as many again when a new peak of living orders empties it, so that a rare
 * peak does not allocate. Which object serves an order decides nothing, so the pool is no state.
 */
final class OrderPool
{
    private static final int INITIAL_ORDERS = 256;

    private SimOrder[] free = filled(INITIAL_ORDERS);
    private int size = INITIAL_ORDERS;
    private int made = INITIAL_ORDERS;

    SimOrder take()
    {
        if (0 == size)
        {
            free = filled(made);
            size = made;
            made *= 2;
        }
        return free[--size];
    }

    void give(final SimOrder order)
    {
        if (size == free.length)
        {
            free = Arrays.copyOf(free, made);
        }
        free[size++] = order;
    }

    private static SimOrder[] filled(final int count)
    {
        final SimOrder[] orders = new SimOrder[count];
        Arrays.setAll(orders, i -> new SimOrder());
        return orders;
    }
}
