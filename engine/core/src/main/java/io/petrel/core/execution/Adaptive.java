package io.petrel.core.execution;

import io.petrel.codecs.event.Side;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;

/**
 * ADAPTIVE: the schedule of TWAP, worked by spread and depth. While the spread is tight a child takes, but no more than
 * {@code adaptive_depth_share} of what the other side's best price offers; while it is wide, or there is none, it
 * rests. Tight is what is expected to cost no more to cross than to wait behind ({@link Crossing}); until the market is
 * known well enough for that, what is at most {@code adaptive_spread_bps}. Once more than {@code adaptive_lag_slices}
 * slices are due, as far as the cap allows, and not filled it is late: it takes all of that, whatever the spread and
 * the depth.
 */
final class Adaptive implements Algorithm
{
    private static final ParamSpec SPREAD_BPS = ParamSpec.ofNonNegative("execution.adaptive_spread_bps", "bps",
        "Widest spread at which an adaptive order takes until odds and volatility of the market are known");
    private static final ParamSpec DEPTH_SHARE = ParamSpec.ofShare("execution.adaptive_depth_share",
        "Part of the best price's size that a child of an adaptive order takes");
    private static final ParamSpec LAG_SLICES = ParamSpec.ofNonNegative("execution.adaptive_lag_slices", "slices",
        "Slices due and not filled beyond which an adaptive order takes whatever the spread");

    static final List<ParamSpec> SPECS = List.of(SPREAD_BPS, DEPTH_SHARE, LAG_SLICES);

    private final Twap twap;
    private final Param spreadBps;
    private final Param depthShare;
    private final Param lagSlices;
    private final Crossing crossing;

    Adaptive(final Twap twap, final Crossing crossing, final Parameters parameters)
    {
        this.twap = twap;
        this.crossing = crossing;
        spreadBps = parameters.param(SPREAD_BPS);
        depthShare = parameters.param(DEPTH_SHARE);
        lagSlices = parameters.param(LAG_SLICES);
    }

    @Override
    public int slices(final long durationNs)
    {
        return twap.slices(durationNs);
    }

    @Override
    public long dueLots(final ParentOrder parent, final MarketPace pace, final int slice)
    {
        return twap.dueLots(parent, pace, slice);
    }

    @Override
    public boolean takes(final ParentOrder parent, final MarketPace pace, final long dueLots)
    {
        return isLate(parent, dueLots) || isTight(pace, Math.max(1, dueLots - parent.fills().lots()));
    }

    /** Whether the spread of now is crossed with so many lots rather than rested behind. */
    boolean isTight(final MarketPace pace, final long lots)
    {
        final double widestBps = crossing.widestSpreadBps(pace, lots);
        return Quote.spreadBps(pace.market().bestBidTicks(), pace.market().bestAskTicks()) <=
            (Double.isNaN(widestBps) ? spreadBps.asDouble() : widestBps);
    }

    @Override
    public long takingLots(final ParentOrder parent, final MarketState market, final long dueLots)
    {
        final long offeredLots = Side.BUY == parent.side() ? market.bestAskLots() : market.bestBidLots();
        return isLate(parent, dueLots) || offeredLots <= 0 ?
            parent.totalLots() : Math.max(1, (long)(offeredLots * depthShare.asDouble()));
    }

    @Override
    public long restingLots(final ParentOrder parent)
    {
        return parent.totalLots();
    }

    private boolean isLate(final ParentOrder parent, final long dueLots)
    {
        final double sliceLots = (double)parent.totalLots() / parent.schedule().slices();
        return dueLots - parent.fills().lots() > lagSlices.asDouble() * sliceLots;
    }
}
