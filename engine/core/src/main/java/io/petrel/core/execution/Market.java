package io.petrel.core.execution;

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
}
