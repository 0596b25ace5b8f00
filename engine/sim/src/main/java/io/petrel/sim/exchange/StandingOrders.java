package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;

/**
 * Where each living order stands: a limit in its side of the book, a stop among the stops, and whoever has an expiry in
 * the expiries. What changes a displayed size is told. Single thread; allocates nothing.
 */
final class StandingOrders
{
    private final BookOrders orders;
    private final BookSides sides;
    private final StopOrders stops;
    private final ExpiryHeap expiries;
    private final BookListener listener;

    StandingOrders(
        final BookOrders orders,
        final BookSides sides,
        final StopOrders stops,
        final ExpiryHeap expiries,
        final BookListener listener)
    {
        this.orders = orders;
        this.sides = sides;
        this.stops = stops;
        this.expiries = expiries;
        this.listener = listener;
    }

    /** Puts an order behind all others at its price. */
    void link(final int slot)
    {
        ladder(slot).append(slot, ladderTicks(slot));
        if (Lifetime.GTD == orders.lifetime[slot] && BookOrders.NO_SLOT == orders.heapIndex[slot])
        {
            expiries.add(slot);
        }
    }

    /** Takes a resting or waiting order out of its ladder and out of the expiries. */
    void withdraw(final int slot)
    {
        ladder(slot).remove(slot, ladderTicks(slot));
        if (BookOrders.NO_SLOT != orders.heapIndex[slot])
        {
            expiries.remove(slot);
        }
        if (!orders.kind[slot].isStop())
        {
            tellLevel(slot);
        }
    }

    /** Takes lots off a resting order: hidden ones first, so that it keeps what it shows. */
    void shrink(final int slot, final long lots)
    {
        final long fromHidden = Math.min(lots, orders.hiddenLots[slot]);
        orders.sizeLots[slot] -= lots;
        ladder(slot).reduce(slot, ladderTicks(slot), lots - fromHidden, fromHidden);
        if (lots > fromHidden)
        {
            tellLevel(slot);
        }
    }

    /** Ends an order unfilled that is linked nowhere but perhaps in the expiries. */
    void end(final int slot, final EndReason reason)
    {
        listener.onEnded(slot, reason);
        leave(slot);
    }

    /** The order, linked nowhere but perhaps in the expiries, is over. */
    void leave(final int slot)
    {
        if (BookOrders.NO_SLOT != orders.heapIndex[slot])
        {
            expiries.remove(slot);
        }
        orders.release(slot);
    }

    /** The displayed size at the order's price has changed. */
    void tellLevel(final int slot)
    {
        listener.onLevel(orders.isBuy(slot), orders.priceTicks[slot]);
    }

    void clear()
    {
        sides.clear();
        stops.clear();
        expiries.clear();
        orders.clear();
    }

    /** Slots of all living orders by ladder, price and time; returns their number. */
    int collect(final int[] slots)
    {
        int count = collect(sides.of(true), slots, 0);
        count = collect(sides.of(false), slots, count);
        count = collect(stops.of(true), slots, count);
        return collect(stops.of(false), slots, count);
    }

    private int collect(final PriceLadder ladder, final int[] slots, final int from)
    {
        int count = from;
        for (long ticks = ladder.bestTicks(); Units.NULL_TICKS != ticks; ticks = ladder.ticksBehind(ticks))
        {
            for (int slot = ladder.first(ticks); BookOrders.NO_SLOT != slot; slot = orders.next[slot])
            {
                slots[count++] = slot;
            }
        }
        return count;
    }

    private PriceLadder ladder(final int slot)
    {
        final boolean isBuy = orders.isBuy(slot);
        return orders.kind[slot].isStop() ? stops.of(isBuy) : sides.of(isBuy);
    }

    private long ladderTicks(final int slot)
    {
        return orders.kind[slot].isStop() ? orders.stopPriceTicks[slot] : orders.priceTicks[slot];
    }
}
