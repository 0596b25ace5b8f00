package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;

/**
 * Stops that wait for a trade to reach their price. Of those that one arrival's trades reach, they come out one by one:
 * of the next buy (lowest first) and the next sell (highest first) the older one.
 */
final class StopOrders
{
    private final BookOrders orders;
    private final PriceLadder buys;
    private final PriceLadder sells;

    /** Range of the trades that stops have not been asked about; empty between calls of the book, so no state. */
    private long highTicks = Long.MIN_VALUE;
    private long lowTicks = Long.MAX_VALUE;

    StopOrders(final BookOrders orders, final long minTicks, final int prices)
    {
        this.orders = orders;
        buys = new PriceLadder(orders, false, minTicks, prices);
        sells = new PriceLadder(orders, true, minTicks, prices);
    }

    PriceLadder of(final boolean isBuy)
    {
        return isBuy ? buys : sells;
    }

    void onTrade(final long priceTicks)
    {
        highTicks = Math.max(highTicks, priceTicks);
        lowTicks = Math.min(lowTicks, priceTicks);
    }

    /** Whether a trade reaches a stop; the null of prices is none. */
    boolean isReached(final int slot, final long tradeTicks)
    {
        return Units.NULL_TICKS != tradeTicks && isReached(slot, tradeTicks, tradeTicks);
    }

    /** Takes out the next that the trades since {@link #settle} reached; {@link BookOrders#NO_SLOT} for none. */
    int takeReached()
    {
        final int slot = nextReached();
        if (BookOrders.NO_SLOT != slot)
        {
            of(orders.isBuy(slot)).remove(slot, orders.stopPriceTicks[slot]);
        }
        return slot;
    }

    /** All that the trades reached came out: they need not be asked about any more. */
    void settle()
    {
        highTicks = Long.MIN_VALUE;
        lowTicks = Long.MAX_VALUE;
    }

    void clear()
    {
        buys.clear();
        sells.clear();
    }

    private int nextReached()
    {
        final int buy = firstReached(buys);
        final int sell = firstReached(sells);
        if (BookOrders.NO_SLOT == buy || BookOrders.NO_SLOT == sell)
        {
            return BookOrders.NO_SLOT == buy ? sell : buy;
        }
        return orders.sequence[buy] < orders.sequence[sell] ? buy : sell;
    }

    private int firstReached(final PriceLadder stops)
    {
        final long ticks = stops.bestTicks();
        final int first = Units.NULL_TICKS == ticks ? BookOrders.NO_SLOT : stops.first(ticks);
        return BookOrders.NO_SLOT != first && isReached(first, highTicks, lowTicks) ? first : BookOrders.NO_SLOT;
    }

    private boolean isReached(final int slot, final long high, final long low)
    {
        return orders.isBuy(slot) ? high >= orders.stopPriceTicks[slot] : low <= orders.stopPriceTicks[slot];
    }
}
