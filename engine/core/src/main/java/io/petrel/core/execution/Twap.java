package io.petrel.core.execution;

import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;

/**
 * TWAP: slice k of n, from 0, begins at {@code start + k x duration / n}, and {@code total x (k + 1) / n} lots, rounded
 * down, are due from then on. Each slice takes what is due and not filled.
 */
final class Twap implements Algorithm
{
    private static final ParamSpec SLICE_INTERVAL_NS = ParamSpec.ofLong("execution.slice_interval_ns", "ns",
        1, Long.MAX_VALUE, "Time from slice to slice of a scheduled algorithm");

    static final List<ParamSpec> SPECS = List.of(SLICE_INTERVAL_NS);

    private final Param sliceIntervalNs;

    Twap(final Parameters parameters)
    {
        sliceIntervalNs = parameters.param(SLICE_INTERVAL_NS);
    }

    @Override
    public int slices(final long durationNs)
    {
        return (int)Math.max(1, Math.min(Integer.MAX_VALUE, durationNs / sliceIntervalNs.asLong()));
    }

    @Override
    public long dueLots(final ParentOrder parent, final MarketPace pace, final int slice)
    {
        return share(parent.totalLots(), slice + 1L, parent.schedule().slices());
    }

    /** {@code lots x part / whole} rounded down, without an intermediate product of two large numbers. */
    private static long share(final long lots, final long part, final long whole)
    {
        return lots / whole * part + lots % whole * part / whole;
    }
}
