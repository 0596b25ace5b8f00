package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Which side took: the venue's word where it gives one, else the tick rule (a trade above the last different price is a
 * buy, below it a sell; C. Lee and M. Ready, "Inferring Trade Direction from Intraday Data", 1991). Pipeline thread
 * only; allocates nothing.
 */
final class TradeSide implements Stateful
{
    /** Nothing says which side took. */
    static final int UNKNOWN = 0;
    static final int BUY = 1;
    static final int SELL = -1;

    private long lastTicks = Units.NULL_TICKS;
    private int lastMove = UNKNOWN;

    int classify(final long priceTicks, final AggressorSide side)
    {
        if (Units.NULL_TICKS != lastTicks && priceTicks != lastTicks)
        {
            lastMove = priceTicks > lastTicks ? BUY : SELL;
        }
        lastTicks = priceTicks;
        switch (side)
        {
            case BUYER:
                return BUY;
            case SELLER:
                return SELL;
            default:
                return lastMove;
        }
    }

    /** What the tick rule says of the trade classified last, whatever the venue says. */
    int byTickRule()
    {
        return lastMove;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lastTicks = state.visit(lastTicks);
        lastMove = state.visit(lastMove);
    }
}
