package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;
import java.util.Arrays;

/**
 * Orders of one side by price, and at each price in the order of their arrival: an intrusive list a price, found by
 * index. Holds either limits or stops.
 */
final class PriceLadder
{
    private final BookOrders orders;
    private final PriceSet prices;
    private final boolean isHighestFirst;
    private final long minTicks;
    private final int[] head;
    private final int[] tail;
    private final long[] visibleLots;
    private final long[] hiddenLots;

    PriceLadder(final BookOrders orders, final boolean isHighestFirst, final long minTicks, final int size)
    {
        this.orders = orders;
        this.isHighestFirst = isHighestFirst;
        this.minTicks = minTicks;
        prices = new PriceSet(size);
        head = new int[size];
        tail = new int[size];
        visibleLots = new long[size];
        hiddenLots = new long[size];
        Arrays.fill(head, BookOrders.NO_SLOT);
        Arrays.fill(tail, BookOrders.NO_SLOT);
    }

    /** Price that comes first, {@link Units#NULL_TICKS} when there is none. */
    long bestTicks()
    {
        return ticks(isHighestFirst ? prices.highest() : prices.lowest());
    }

    /** The price behind another, {@link Units#NULL_TICKS} when there is none. */
    long ticksBehind(final long priceTicks)
    {
        final int index = index(priceTicks);
        return ticks(isHighestFirst ? prices.below(index) : prices.above(index));
    }

    /** Oldest order at a price, {@link BookOrders#NO_SLOT} when there is none. */
    int first(final long priceTicks)
    {
        return head[index(priceTicks)];
    }

    long visibleLots(final long priceTicks)
    {
        return visibleLots[index(priceTicks)];
    }

    long hiddenLots(final long priceTicks)
    {
        return hiddenLots[index(priceTicks)];
    }

    /** Puts an order behind all others at a price. */
    void append(final int slot, final long priceTicks)
    {
        final int index = index(priceTicks);
        final int last = tail[index];
        orders.previous[slot] = last;
        orders.next[slot] = BookOrders.NO_SLOT;
        tail[index] = slot;
        if (BookOrders.NO_SLOT == last)
        {
            head[index] = slot;
            prices.add(index);
        }
        else
        {
            orders.next[last] = slot;
        }
        visibleLots[index] += orders.visibleLots[slot];
        hiddenLots[index] += orders.hiddenLots[slot];
    }

    void remove(final int slot, final long priceTicks)
    {
        final int index = index(priceTicks);
        final int before = orders.previous[slot];
        final int behind = orders.next[slot];
        if (BookOrders.NO_SLOT == before)
        {
            head[index] = behind;
        }
        else
        {
            orders.next[before] = behind;
        }
        if (BookOrders.NO_SLOT == behind)
        {
            tail[index] = before;
        }
        else
        {
            orders.previous[behind] = before;
        }
        visibleLots[index] -= orders.visibleLots[slot];
        hiddenLots[index] -= orders.hiddenLots[slot];
        if (BookOrders.NO_SLOT == head[index])
        {
            prices.remove(index);
        }
    }

    /** Takes lots off an order that stays where it is. */
    void reduce(final int slot, final long priceTicks, final long fromVisible, final long fromHidden)
    {
        final int index = index(priceTicks);
        orders.visibleLots[slot] -= fromVisible;
        orders.hiddenLots[slot] -= fromHidden;
        visibleLots[index] -= fromVisible;
        hiddenLots[index] -= fromHidden;
    }

    void clear()
    {
        for (int index = prices.lowest(); PriceSet.NONE != index; index = prices.lowest())
        {
            prices.remove(index);
            head[index] = BookOrders.NO_SLOT;
            tail[index] = BookOrders.NO_SLOT;
            visibleLots[index] = 0;
            hiddenLots[index] = 0;
        }
    }

    boolean contains(final long priceTicks)
    {
        return priceTicks >= minTicks && priceTicks < minTicks + head.length;
    }

    private int index(final long priceTicks)
    {
        return (int)(priceTicks - minTicks);
    }

    private long ticks(final int index)
    {
        return PriceSet.NONE == index ? Units.NULL_TICKS : minTicks + index;
    }
}
