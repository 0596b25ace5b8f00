package io.petrel.sim;

/**
 * Comparisons of prices seen from one side, so that no rule is written twice. {@code isBuy} is the side of our order.
 */
final class Prices
{
    private Prices()
    {
    }

    /** Whether an order with this limit may trade at the price. */
    static boolean isWithin(final boolean isBuy, final long limitTicks, final long priceTicks)
    {
        return isBuy ? priceTicks <= limitTicks : priceTicks >= limitTicks;
    }

    /** A price that is worse for our order by so many ticks; no price falls below a tick. */
    static long worse(final boolean isBuy, final long priceTicks, final long ticks)
    {
        return isBuy ? priceTicks + ticks : Math.max(1, priceTicks - ticks);
    }

    /** Whether the market traded strictly beyond the order's price, so that it must have gone through it. */
    static boolean isThrough(final boolean isBuy, final long orderTicks, final long tradeTicks)
    {
        return isBuy ? tradeTicks < orderTicks : tradeTicks > orderTicks;
    }

    /** Whether a price on our own side of the book is nearer to the market than another. */
    static boolean isBetter(final boolean isBid, final long aTicks, final long bTicks)
    {
        return isBid ? aTicks > bTicks : aTicks < bTicks;
    }

    /** Whether a buy stop's market rose to it, or a sell stop's fell to it. */
    static boolean isTriggered(final boolean isBuy, final long stopTicks, final long marketTicks)
    {
        return isBuy ? marketTicks >= stopTicks : marketTicks <= stopTicks;
    }
}
