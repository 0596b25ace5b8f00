package io.petrel.core.execution;

import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;

/**
 * ICEBERG: all of it is due at once, but only {@code display_share} of it shows: it rests at the best price of its own
 * side, follows that price, and is renewed when it is filled. What is left at the end takes.
 */
final class Iceberg implements Algorithm
{
    private static final ParamSpec DISPLAY_SHARE =
        ParamSpec.ofShare("execution.iceberg_display_share", "Part of an iceberg that shows at a time");

    static final List<ParamSpec> SPECS = List.of(DISPLAY_SHARE);

    private final Param displayShare;

    Iceberg(final Parameters parameters)
    {
        displayShare = parameters.param(DISPLAY_SHARE);
    }

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
        return false;
    }

    @Override
    public long takingLots(final ParentOrder parent, final MarketState market, final long dueLots)
    {
        return restingLots(parent);
    }

    @Override
    public long restingLots(final ParentOrder parent)
    {
        return Math.max(1, (long)(parent.totalLots() * displayShare.asDouble()));
    }
}
