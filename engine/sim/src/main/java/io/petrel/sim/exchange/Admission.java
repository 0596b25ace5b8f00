package io.petrel.sim.exchange;

/** What a book refuses, and why. Reads only. */
final class Admission
{
    private final BookOrders orders;
    private final BookSides sides;

    Admission(final BookOrders orders, final BookSides sides)
    {
        this.orders = orders;
        this.sides = sides;
    }

    Refusal ofNew(final long nowNs, final NewOrder order)
    {
        if (order.sizeLots <= 0 || order.peakLots < 0 || order.peakLots > order.sizeLots)
        {
            return Refusal.BAD_SIZE;
        }
        if (order.kind.hasLimit() && !sides.contains(order.priceTicks) ||
            order.kind.isStop() && !sides.contains(order.stopPriceTicks))
        {
            return Refusal.BAD_PRICE;
        }
        if (Lifetime.GTD == order.lifetime && order.expiryNs <= nowNs)
        {
            return Refusal.BAD_EXPIRY;
        }
        if (order.isPostOnly && !mayPost(order))
        {
            return Refusal.WOULD_TAKE;
        }
        return orders.isFull() ? Refusal.BOOK_FULL : Refusal.NONE;
    }

    /** Of an order that lives, with the prices and the whole size that it would have. */
    Refusal ofReplace(final int slot, final long priceTicks, final long stopTicks, final long sizeLots)
    {
        if (sizeLots <= 0 || sizeLots < orders.peakLots[slot])
        {
            return Refusal.BAD_SIZE;
        }
        if (sizeLots <= orders.filledLots[slot])
        {
            return Refusal.TOO_LATE;
        }
        final OrderKind kind = orders.kind[slot];
        if (kind.hasLimit() != sides.contains(priceTicks) || kind.isStop() != sides.contains(stopTicks))
        {
            return Refusal.BAD_PRICE;
        }
        final boolean moves = OrderKind.LIMIT == kind && priceTicks != orders.priceTicks[slot];
        return moves && orders.isPostOnly[slot] && sides.meets(orders.isBuy(slot), priceTicks) ?
            Refusal.WOULD_TAKE : Refusal.NONE;
    }

    private boolean mayPost(final NewOrder order)
    {
        final boolean mayRest = order.kind.hasLimit() && order.lifetime.mayRest();
        return mayRest && (order.kind.isStop() || !sides.meets(order.isBuy, order.priceTicks));
    }
}
