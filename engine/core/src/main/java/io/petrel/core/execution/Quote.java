package io.petrel.core.execution;

import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** A market's prices at one moment: a benchmark. Pipeline thread only; allocates nothing. */
public final class Quote implements Stateful
{
    private long bidTicks = Units.NULL_TICKS;
    private long askTicks = Units.NULL_TICKS;
    private long referenceTicks = Units.NULL_TICKS;
    private long timeNs = Units.NULL_TIME_NS;

    /** {@return best bid, {@link Units#NULL_TICKS} without quotes} */
    public long bidTicks()
    {
        return bidTicks;
    }

    /** {@return best ask, {@link Units#NULL_TICKS} without quotes} */
    public long askTicks()
    {
        return askTicks;
    }

    /** {@return middle or last trade, {@link Units#NULL_TICKS} without either} */
    public long referenceTicks()
    {
        return referenceTicks;
    }

    /** {@return core time of the moment} */
    public long timeNs()
    {
        return timeNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        bidTicks = state.visit(bidTicks);
        askTicks = state.visit(askTicks);
        referenceTicks = state.visit(referenceTicks);
        timeNs = state.visit(timeNs);
    }

    void take(final MarketState market, final long nowNs)
    {
        bidTicks = market.bestBidTicks();
        askTicks = market.bestAskTicks();
        referenceTicks = market.referenceTicks();
        timeNs = nowNs;
    }

    void copyFrom(final Quote other)
    {
        bidTicks = other.bidTicks;
        askTicks = other.askTicks;
        referenceTicks = other.referenceTicks;
        timeNs = other.timeNs;
    }

    /** The spread relative to the middle in basis points; not-a-number without both sides. */
    double spreadBps()
    {
        return spreadBps(bidTicks, askTicks);
    }

    static double spreadBps(final long bidTicks, final long askTicks)
    {
        final boolean isQuoted = bidTicks > 0 && askTicks >= bidTicks;
        return isQuoted ? 2.0 * (askTicks - bidTicks) / ((double)askTicks + bidTicks) * BasisPoints.WHOLE : Double.NaN;
    }
}
