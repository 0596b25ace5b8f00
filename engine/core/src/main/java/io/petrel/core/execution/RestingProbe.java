package io.petrel.core.execution;

import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * An order that rests at one side's best price and does not exist: whether it would have been filled is told by the
 * trades at its price and the queue before it. Cancels shorten the queue only as far as the level shows it, so it is
 * filled rather too late than too early. Pipeline thread only; allocates nothing.
 */
final class RestingProbe implements Stateful
{
    private final int sign;
    private long priceTicks = Units.NULL_TICKS;
    private long aheadLots;
    private long sinceNs = Units.NULL_TIME_NS;
    private boolean through;
    private long otherTicks = Units.NULL_TICKS;

    /** {@code sign} is 1 of a bid and -1 of an ask. */
    RestingProbe(final int sign)
    {
        this.sign = sign;
    }

    boolean isResting()
    {
        return Units.NULL_TIME_NS != sinceNs;
    }

    /** Whether it has rested for so long; a fill may have come at any time before. */
    boolean isOver(final long restNs, final long nowNs)
    {
        return isResting() && nowNs - sinceNs >= restNs;
    }

    /** Whether the market went through its price, so that any size at it was filled. */
    boolean isThrough()
    {
        return through;
    }

    /** Lots that traded at its price behind the queue before it: as much of it is filled. */
    long filledLots()
    {
        return Math.max(0, -aheadLots);
    }

    /** How far the price at which it could be crossed instead went away from it since it began to rest. */
    double awayBps(final long nowOtherTicks)
    {
        return (double)sign * (nowOtherTicks - otherTicks) / otherTicks * BasisPoints.WHOLE;
    }

    /** Joins the queue of the best price; the best price of the other side is what crossing would have paid. */
    void rest(final long bestTicks, final long bestLots, final long bestOtherTicks, final long nowNs)
    {
        priceTicks = bestTicks;
        otherTicks = bestOtherTicks;
        aheadLots = bestLots;
        sinceNs = nowNs;
        through = false;
    }

    void stop()
    {
        sinceNs = Units.NULL_TIME_NS;
    }

    /** A trade at its price is of the queue before it first; one beyond it went through it. */
    void onTrade(final long tradeTicks, final long lots)
    {
        if (!isResting() || sign * (tradeTicks - priceTicks) > 0)
        {
            return;
        }
        if (tradeTicks == priceTicks)
        {
            aheadLots -= lots;
        }
        else
        {
            through = true;
        }
    }

    /** Best price and size of its side, and the best price of the other. */
    void onQuote(final long ownTicks, final long ownLots, final long bestOtherTicks)
    {
        if (ownTicks == priceTicks)
        {
            aheadLots = Math.min(aheadLots, ownLots);
        }
        through |= isResting() && bestOtherTicks > 0 && sign * (bestOtherTicks - priceTicks) <= 0;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        priceTicks = state.visit(priceTicks);
        aheadLots = state.visit(aheadLots);
        sinceNs = state.visit(sinceNs);
        through = state.visit(through);
        otherTicks = state.visit(otherTicks);
    }
}
