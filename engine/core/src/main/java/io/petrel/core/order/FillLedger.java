package io.petrel.core.order;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Which lots of an order were filled, counted from its first: a fill of size s that brings the cumulative size to c is
 * the lots from c - s to c. So a fill is booked once, however often, late or out of order it is told, and a gap is a
 * fill that is missing. Fills beyond a gap are kept as up to {@link #ISLANDS} ranges. Allocates nothing after
 * construction.
 */
final class FillLedger implements Stateful
{
    /** Ranges beyond the first gap that are told apart. */
    static final int ISLANDS = 8;

    private final long[] from = new long[ISLANDS];
    private final long[] to = new long[ISLANDS];
    private int islands;
    private long throughLots;

    /** What a fill is to those before it. */
    enum Entry
    {
        /** Lots that were not filled before. */
        NEW,
        /** Lots that were all filled before: the same fill again. */
        REPEATED,
        /** Some of each, lots before the first, or more gaps than can be kept: it cannot be right. */
        CONTRADICTING
    }

    void clear()
    {
        islands = 0;
        throughLots = 0;
    }

    /**
     * Enters a fill.
     *
     * @param sizeLots       above 0.
     * @param cumulativeLots filled with it, or {@link Units#NULL_LOTS}: it is the next one then.
     * @return what it was; its lots are filled from now on, whatever it was.
     */
    Entry add(final long sizeLots, final long cumulativeLots)
    {
        final long endLots = Units.NULL_LOTS == cumulativeLots ? Math.addExact(lastLots(), sizeLots) : cumulativeLots;
        final long startLots = Math.subtractExact(endLots, sizeLots);
        if (endLots <= throughLots || isWithinIsland(startLots, endLots))
        {
            return Entry.REPEATED;
        }
        final boolean isNew = startLots >= throughLots && !touchesIsland(startLots, endLots);
        final boolean isKept = cover(Math.max(0, startLots), endLots);
        return isNew && isKept ? Entry.NEW : Entry.CONTRADICTING;
    }

    /** All lots up to here are filled, whatever was told of them. */
    void coverThrough(final long endLots)
    {
        if (endLots > throughLots)
        {
            cover(0, endLots);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        throughLots = state.visit(throughLots);
        islands = state.visit(islands);
        state.visit(from, islands);
        state.visit(to, islands);
    }

    private boolean isWithinIsland(final long startLots, final long endLots)
    {
        for (int i = 0; i < islands; i++)
        {
            if (from[i] <= startLots && endLots <= to[i])
            {
                return true;
            }
        }
        return false;
    }

    private boolean touchesIsland(final long startLots, final long endLots)
    {
        for (int i = 0; i < islands; i++)
        {
            if (from[i] < endLots && startLots < to[i])
            {
                return true;
            }
        }
        return false;
    }

    /** Joins the range with all it touches; returns whether there was room. */
    private boolean cover(final long startLots, final long endLots)
    {
        long lowLots = startLots;
        long highLots = endLots;
        int at = 0;
        while (at < islands && to[at] < startLots)
        {
            at++;
        }
        while (at < islands && from[at] <= highLots)
        {
            lowLots = Math.min(lowLots, from[at]);
            highLots = Math.max(highLots, to[at]);
            removeAt(at);
        }
        if (lowLots <= throughLots)
        {
            throughLots = Math.max(throughLots, highLots);
            return true;
        }
        return insert(at, lowLots, highLots);
    }

    private boolean insert(final int at, final long startLots, final long endLots)
    {
        if (ISLANDS == islands)
        {
            return false;
        }
        System.arraycopy(from, at, from, at + 1, islands - at);
        System.arraycopy(to, at, to, at + 1, islands - at);
        from[at] = startLots;
        to[at] = endLots;
        islands++;
        return true;
    }

    private void removeAt(final int at)
    {
        islands--;
        System.arraycopy(from, at + 1, from, at, islands - at);
        System.arraycopy(to, at + 1, to, at, islands - at);
    }

    private long lastLots()
    {
        return 0 == islands ? throughLots : to[islands - 1];
    }
}
