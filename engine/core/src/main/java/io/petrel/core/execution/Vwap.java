package io.petrel.core.execution;

/**
 * VWAP: slices as of TWAP; by the end of each, the part of the order is due that the volume curve expects the market to
 * have traded of all it trades from start to end. As long as the curve knows nothing, it is TWAP.
 */
final class Vwap implements Algorithm
{
    private final Twap twap;

    Vwap(final Twap twap)
    {
        this.twap = twap;
    }

    @Override
    public int slices(final long durationNs)
    {
        return twap.slices(durationNs);
    }

    @Override
    public long dueLots(final ParentOrder parent, final MarketPace pace, final int slice)
    {
        final Schedule schedule = parent.schedule();
        final long startNs = schedule.startNs();
        final double wholeLots = pace.expectedLots(startNs, schedule.endNs());
        if (slice + 1 == schedule.slices() || !(wholeLots > 0))
        {
            return twap.dueLots(parent, pace, slice);
        }
        final double lots = pace.expectedLots(startNs, startNs + (slice + 1) * schedule.sliceNs());
        return Math.min(parent.totalLots(), (long)(parent.totalLots() * (lots / wholeLots)));
    }
}
