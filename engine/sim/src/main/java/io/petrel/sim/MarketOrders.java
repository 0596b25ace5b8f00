package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * In which order the market's named orders joined: a number that rises by one for each, kept while the order lives. An
 * order that was there before the tape began has number 0, before any of ours. Dense arrays, so that state has an
 * order; the map only finds a place in them. Grows, never shrinks.
 */
final class MarketOrders implements Stateful
{
    private static final int INITIAL_CAPACITY = 64;
    private static final float LOAD_FACTOR = 0.55f;
    private static final long MISSING = -1;

    private final Long2LongHashMap indexById = new Long2LongHashMap(INITIAL_CAPACITY, LOAD_FACTOR, MISSING);
    private long[] ids = new long[INITIAL_CAPACITY];
    private long[] numbers = new long[INITIAL_CAPACITY];
    private long[] lots = new long[INITIAL_CAPACITY];
    private int size;
    private long lastNumber;

    /** Number of the newest order. */
    long lastNumber()
    {
        return lastNumber;
    }

    /** Orders that live. */
    int size()
    {
        return size;
    }

    /** An order joined its queue; one whose id is known already joins it anew. */
    void add(final long id, final long newLots)
    {
        remove(id);
        if (size == ids.length)
        {
            grow(2 * size);
        }
        ids[size] = id;
        numbers[size] = ++lastNumber;
        lots[size] = newLots;
        indexById.put(id, size++);
    }

    /** The order's number, 0 when it was there before the tape. */
    long number(final long id)
    {
        final long index = indexById.get(id);
        return MISSING == index ? 0 : numbers[(int)index];
    }

    /** The order became smaller, by a trade or by its owner; with nothing left it is gone. */
    void reduce(final long id, final long lessLots)
    {
        final long index = indexById.get(id);
        if (MISSING != index)
        {
            lots[(int)index] -= lessLots;
            if (lots[(int)index] <= 0)
            {
                remove(id);
            }
        }
    }

    /** The order is gone. */
    void remove(final long id)
    {
        final long found = indexById.remove(id);
        if (MISSING == found)
        {
            return;
        }
        final int index = (int)found;
        size--;
        if (index < size)
        {
            ids[index] = ids[size];
            numbers[index] = numbers[size];
            lots[index] = lots[size];
            indexById.put(ids[index], index);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lastNumber = state.visit(lastNumber);
        size = state.visit(size);
        if (size > ids.length)
        {
            grow(Integer.highestOneBit(size) << 1);
        }
        state.visit(ids, size);
        state.visit(numbers, size);
        state.visit(lots, size);
        if (state.isRestoring())
        {
            indexById.clear();
            for (int i = 0; i < size; i++)
            {
                indexById.put(ids[i], i);
            }
        }
    }

    private void grow(final int capacity)
    {
        ids = Arrays.copyOf(ids, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        lots = Arrays.copyOf(lots, capacity);
    }
}
