package io.petrel.core.execution;

import io.petrel.core.market.MarketState;

/** MARKET: all of it, at once, within the slippage bound. */
final class Market implements Algorithm
{
    @Override
    public int slices(final long durationNs)
    {
        return 1;
    }

    @Override
    public long dueLots(final ParentOrder parent, final MarketPace pace, final int slice)
    {
        return parent.totalLots();
    }

    @Override
    public boolean takes(final ParentOrder parent, final MarketPace pace, final long dueLots)
    {
        return true;
    }

    @Override
    public long takingLots(final ParentOrder parent, final MarketState market, final long dueLots)
    {
        return parent.totalLots();
    }

    @Override
    public long restingLots(final ParentOrder parent)
    {
        return 0;
    }
}
