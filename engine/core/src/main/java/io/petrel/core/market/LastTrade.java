package io.petrel.core.market;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** The last trade of one market, or the close of a bar of trades. Pipeline thread only; allocates nothing. */
public final class LastTrade implements Stateful
{
    private long ticks = Units.NULL_TICKS;
    private long lots = Units.NULL_LOTS;
    private long timeNs = Units.NULL_TIME_NS;
    private AggressorSide side = AggressorSide.NULL_VAL;

    LastTrade()
    {
    }

    /** {@return its price, {@link Units#NULL_TICKS} before the first} */
    public long ticks()
    {
        return ticks;
    }

    /** {@return its size, {@link Units#NULL_LOTS} before the first and of a bar} */
    public long lots()
    {
        return lots;
    }

    /** {@return its taker, the null value before the first} */
    public AggressorSide side()
    {
        return side;
    }

    /** {@return its exchange time, {@link Units#NULL_TIME_NS} before the first} */
    public long timeNs()
    {
        return timeNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        ticks = state.visit(ticks);
        lots = state.visit(lots);
        side = AggressorSide.get((short)state.visit(side.value()));
        timeNs = state.visit(timeNs);
    }

    void set(final long newTicks, final long newLots, final AggressorSide newSide, final long newTimeNs)
    {
        ticks = newTicks;
        lots = newLots;
        side = newSide;
        timeNs = newTimeNs;
    }
}
