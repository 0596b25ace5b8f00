package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;

/** The two sides of a book: the limits that rest. */
final class BookSides
{
    private final PriceLadder bids;
    private final PriceLadder asks;

    BookSides(final BookOrders orders, final long minTicks, final int prices)
    {
        bids = new PriceLadder(orders, true, minTicks, prices);
        asks = new PriceLadder(orders, false, minTicks, prices);
    }

    PriceLadder of(final boolean isBid)
    {
        return isBid ? bids : asks;
    }

    /** Whether a price lies in the book's range. */
    boolean contains(final long priceTicks)
    {
        return bids.contains(priceTicks);
    }

    /** Whether an order of this side and limit finds something to trade with; the null of prices is no limit. */
    boolean meets(final boolean isBuy, final long limitTicks)
    {
        final long bestTicks = of(!isBuy).bestTicks();
        return Units.NULL_TICKS != bestTicks && (Units.NULL_TICKS == limitTicks ||
            (isBuy ? bestTicks <= limitTicks : bestTicks >= limitTicks));
    }

    void clear()
    {
        bids.clear();
        asks.clear();
    }
}
