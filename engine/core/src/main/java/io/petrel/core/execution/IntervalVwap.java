package io.petrel.core.execution;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Benchmark of one parent order: what the market traded from its start to now, or to its end once it ended, and at
 * which mean price. Pipeline thread only; allocates nothing.
 */
public final class IntervalVwap implements Stateful
{
    private long startLots;
    private double startTicks;
    private long endLots;
    private double endTicks;

    /** {@return lots traded} */
    public long lots()
    {
        return endLots - startLots;
    }

    /** {@return mean price of those trades in ticks, not-a-number without} */
    public double averageTicks()
    {
        return (endTicks - startTicks) / lots();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        startLots = state.visit(startLots);
        startTicks = state.visit(startTicks);
        endLots = state.visit(endLots);
        endTicks = state.visit(endTicks);
    }

    /** It starts now. */
    void begin(final MarketPace pace)
    {
        startLots = pace.tradedLots();
        startTicks = pace.tradedTicks();
        follow(pace);
    }

    /** It ends now, or later. */
    void follow(final MarketPace pace)
    {
        endLots = pace.tradedLots();
        endTicks = pace.tradedTicks();
    }

    /** Whether the market ever printed a trade, so that it has a volume to take part in. */
    boolean isVolumeKnown()
    {
        return endLots > 0;
    }
}
