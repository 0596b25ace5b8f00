package io.petrel.core.market;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** The quote of one market that the venue sent last. Pipeline thread only; allocates nothing. */
final class TopOfBook implements Stateful
{
    private long bidTicks = Units.NULL_TICKS;
    private long bidLots = Units.NULL_LOTS;
    private long askTicks = Units.NULL_TICKS;
    private long askLots = Units.NULL_LOTS;
    private long updateId = Units.NULL_ID;
    private long timeNs = Units.NULL_TIME_NS;

    long bidTicks()
    {
        return bidTicks;
    }

    long bidLots()
    {
        return bidLots;
    }

    long askTicks()
    {
        return askTicks;
    }

    long askLots()
    {
        return askLots;
    }

    /** The venue's number, {@link Units#NULL_ID} where it has none. */
    long updateId()
    {
        return updateId;
    }

    /** Exchange time, {@link Units#NULL_TIME_NS} before the first. */
    long timeNs()
    {
        return timeNs;
    }

    /** Whether both sides are there, and neither crossed nor locked; the null of ticks is below every price. */
    boolean isTradable()
    {
        return bidTicks > 0 && bidTicks < askTicks;
    }

    /** A side without a positive price is empty. */
    void set(
        final long newBidTicks,
        final long newBidLots,
        final long newAskTicks,
        final long newAskLots,
        final long newUpdateId,
        final long newTimeNs)
    {
        bidTicks = newBidTicks > 0 ? newBidTicks : Units.NULL_TICKS;
        bidLots = newBidTicks > 0 ? newBidLots : Units.NULL_LOTS;
        askTicks = newAskTicks > 0 ? newAskTicks : Units.NULL_TICKS;
        askLots = newAskTicks > 0 ? newAskLots : Units.NULL_LOTS;
        updateId = newUpdateId;
        timeNs = newTimeNs;
    }

    /** It may be long gone; when it was sent stays true. */
    void forget()
    {
        set(Units.NULL_TICKS, Units.NULL_LOTS, Units.NULL_TICKS, Units.NULL_LOTS, Units.NULL_ID, timeNs);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        bidTicks = state.visit(bidTicks);
        bidLots = state.visit(bidLots);
        askTicks = state.visit(askTicks);
        askLots = state.visit(askLots);
        updateId = state.visit(updateId);
        timeNs = state.visit(timeNs);
    }
}
