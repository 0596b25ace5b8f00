package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/** Prices of one side whose displayed size changed, each once, in the order in which they first did. */
final class ChangedLevels implements Stateful
{
    /** By price: the round in which it was added last. */
    private final int[] addedIn;
    private long[] prices;
    private int size;
    private int round = 1;

    ChangedLevels(final int pricesMax, final int initialCapacity)
    {
        addedIn = new int[pricesMax + 1];
        prices = new long[initialCapacity];
    }

    void add(final long priceTicks)
    {
        if (addedIn[(int)priceTicks] != round)
        {
            addedIn[(int)priceTicks] = round;
            prices = size < prices.length ? prices : Arrays.copyOf(prices, 2 * size);
            prices[size++] = priceTicks;
        }
    }

    int size()
    {
        return size;
    }

    long at(final int index)
    {
        return prices[index];
    }

    void clear()
    {
        size = 0;
        round++;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        final int count = state.visit(size);
        if (state.isRestoring())
        {
            clear();
        }
        for (int i = 0; i < count; i++)
        {
            final long price = state.visit(state.isRestoring() ? 0 : prices[i]);
            if (state.isRestoring())
            {
                add(price);
            }
        }
    }
}
