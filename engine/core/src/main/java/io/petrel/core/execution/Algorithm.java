package io.petrel.core.execution;

import io.petrel.core.market.MarketState;

/**
 * How a parent order is worked: how much of it is due when, in children of which size, and whether a child takes or
 * rests; unless it says otherwise, a child takes all that is due. Holds no state; what it decides follows from the
 * parent, the market and the parameters. Pipeline thread only; allocates nothing.
 */
interface Algorithm
{
    /** Slices of a schedule of this length, at least 1. */
    int slices(long durationNs);

    /** Lots of the parent due once this slice (from 0) has begun, those of earlier slices included. */
    long dueLots(ParentOrder parent, MarketPace pace, int slice);

    /**
     * Whether the next child takes what the other side offers; otherwise it rests at the best price of its own.
     * {@code dueLots} are no more than the cap allows: what that holds back is not late.
     */
    default boolean takes(final ParentOrder parent, final MarketPace pace, final long dueLots)
    {
        return true;
    }

    /** Most lots of a child that takes now; one that is late takes all that is due. */
    default long takingLots(final ParentOrder parent, final MarketState market, final long dueLots)
    {
        return parent.totalLots();
    }

    /** Most lots of a child that rests. */
    default long restingLots(final ParentOrder parent)
    {
        return 0;
    }
}
