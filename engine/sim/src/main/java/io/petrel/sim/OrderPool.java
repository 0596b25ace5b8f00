package io.petrel.sim;

import java.util.Arrays;

/** Order objects not in use. Which object serves an order decides nothing, so the pool is no state. */
final class OrderPool
{
    private static final int INITIAL_CAPACITY = 64;

    private SimOrder[] free = new SimOrder[INITIAL_CAPACITY];
    private int size;

    SimOrder take()
    {
        return 0 == size ? new SimOrder() : free[--size];
    }

    void give(final SimOrder order)
    {
        if (size == free.length)
        {
            free = Arrays.copyOf(free, 2 * size);
        }
        free[size++] = order;
    }
}
