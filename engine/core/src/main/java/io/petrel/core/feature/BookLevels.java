package io.petrel.core.feature;

import io.petrel.codecs.unit.Units;
import io.petrel.core.market.L2Book;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * The best levels of a book, copied in one walk for all that look deeper than the best. A level that is not there holds
 * no lots at a price worse than any. Pipeline thread only; allocates nothing after construction.
 */
final class BookLevels implements Stateful
{
    private static final long NO_BID_TICKS = Units.NULL_TICKS;
    private static final long NO_ASK_TICKS = Long.MAX_VALUE;

    private final long[] bidTicks;
    private final long[] bidLots;
    private final long[] askTicks;
    private final long[] askLots;

    BookLevels(final int levels)
    {
        bidTicks = new long[levels];
        bidLots = new long[levels];
        askTicks = new long[levels];
        askLots = new long[levels];
    }

    void read(final L2Book book)
    {
        final int bids = book.copyBids(bidTicks.length, bidTicks, bidLots);
        final int asks = book.copyAsks(askTicks.length, askTicks, askLots);
        clearFrom(bids, asks);
    }

    /** Copies as many levels as this holds. */
    void copyFrom(final BookLevels other)
    {
        final int levels = bidTicks.length;
        System.arraycopy(other.bidTicks, 0, bidTicks, 0, levels);
        System.arraycopy(other.bidLots, 0, bidLots, 0, levels);
        System.arraycopy(other.askTicks, 0, askTicks, 0, levels);
        System.arraycopy(other.askLots, 0, askLots, 0, levels);
    }

    /** Whether a level is the same in both. */
    boolean isSame(final BookLevels other, final int level)
    {
        return bidTicks[level] == other.bidTicks[level] && bidLots[level] == other.bidLots[level] &&
            askTicks[level] == other.askTicks[level] && askLots[level] == other.askLots[level];
    }

    /** What came to a level since the other was read. */
    long flowSince(final BookLevels before, final int level)
    {
        return FlowEvent.of(
            before.bidTicks[level],
            before.bidLots[level],
            bidTicks[level],
            bidLots[level],
            before.askTicks[level],
            before.askLots[level],
            askTicks[level],
            askLots[level]);
    }

    /** Lots of both sides over the best levels. */
    double depthLots(final int levels)
    {
        double lots = 0.0;
        for (int i = 0; i < levels; i++)
        {
            lots += (double)bidLots[i] + askLots[i];
        }
        return lots;
    }

    /** Lots of the best bids. */
    long bidLots(final int levels)
    {
        return sum(bidLots, levels);
    }

    /** Lots of the best asks. */
    long askLots(final int levels)
    {
        return sum(askLots, levels);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        for (int i = 0; i < bidTicks.length; i++)
        {
            bidTicks[i] = state.visit(bidTicks[i]);
            bidLots[i] = state.visit(bidLots[i]);
            askTicks[i] = state.visit(askTicks[i]);
            askLots[i] = state.visit(askLots[i]);
        }
    }

    private static long sum(final long[] lots, final int levels)
    {
        long sum = 0;
        for (int i = 0; i < levels; i++)
        {
            sum = Math.addExact(sum, lots[i]);
        }
        return sum;
    }

    private void clearFrom(final int bids, final int asks)
    {
        for (int i = bids; i < bidTicks.length; i++)
        {
            bidTicks[i] = NO_BID_TICKS;
            bidLots[i] = 0;
        }
        for (int i = asks; i < askTicks.length; i++)
        {
            askTicks[i] = NO_ASK_TICKS;
            askLots[i] = 0;
        }
    }
}
