package io.petrel.sim;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * What we have taken from the levels of one side and the recording does not know of, so that no lot is sold to us
 * twice.
 * <p>
 * The rule: of a level that shows D lots and from which we took C, D - C are left. When it next shows D' as of a newer
 * update: growth is new liquidity, C stays and D' - C are left; a fall from D to D' took lots that may have been those
 * we took, so C falls by D - D', not below 0; at D' = 0 the level is gone and C with it. Over any time, what we take
 * from a level is at most what the market ever put there. Sorted by price; grows, never shrinks.
 */
final class ConsumedLevels implements Stateful
{
    /** As many levels as a venue's deepest snapshot has on one side: a large order grows nothing. */
    private static final int INITIAL_CAPACITY = 1_024;

    private final boolean isBid;
    private long[] priceTicks = new long[INITIAL_CAPACITY];
    private long[] consumedLots = new long[INITIAL_CAPACITY];
    private long[] seenLots = new long[INITIAL_CAPACITY];
    private long[] seenUpdateId = new long[INITIAL_CAPACITY];
    private int size;

    ConsumedLevels(final boolean isBid)
    {
        this.isBid = isBid;
    }

    /** Lots already taken from the level. */
    long consumedLots(final long levelTicks)
    {
        if (0 == size)
        {
            return 0;
        }
        final int index = Arrays.binarySearch(priceTicks, 0, size, levelTicks);
        return index < 0 ? 0 : consumedLots[index];
    }

    /** Whether no level has anything taken from it. */
    boolean isEmpty()
    {
        return 0 == size;
    }

    /** Takes lots from a level of the market. */
    void take(final DisplayedMarket market, final long levelTicks, final long displayedLots, final long takenLots)
    {
        final int found = Arrays.binarySearch(priceTicks, 0, size, levelTicks);
        final int index = found >= 0 ? found : insert(-found - 1, levelTicks);
        consumedLots[index] += takenLots;
        seenLots[index] = displayedLots;
        seenUpdateId[index] = market.levelUpdateId(isBid, levelTicks);
    }

    /** The market's display changed. */
    void refresh(final DisplayedMarket market)
    {
        int kept = 0;
        for (int i = 0; i < size; i++)
        {
            refreshLevel(market, i);
            if (consumedLots[i] > 0)
            {
                move(i, kept++);
            }
        }
        size = kept;
    }

    /** All levels are new. */
    void clear()
    {
        size = 0;
    }

    /** The venue may number its updates anew. */
    void onFeedLost()
    {
        Arrays.fill(seenUpdateId, 0, size, Units.NULL_ID);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        size = state.visit(size);
        if (size > priceTicks.length)
        {
            grow(Integer.highestOneBit(size) << 1);
        }
        state.visit(priceTicks, size);
        state.visit(consumedLots, size);
        state.visit(seenLots, size);
        state.visit(seenUpdateId, size);
    }

    private void refreshLevel(final DisplayedMarket market, final int index)
    {
        final long updateId = market.levelUpdateId(isBid, priceTicks[index]);
        if (updateId < seenUpdateId[index])
        {
            return;
        }
        final long displayedLots = market.displayedLots(isBid, priceTicks[index]);
        final long goneLots = Math.max(0, seenLots[index] - displayedLots);
        consumedLots[index] = 0 == displayedLots ? 0 : Math.max(0, consumedLots[index] - goneLots);
        seenLots[index] = displayedLots;
        seenUpdateId[index] = updateId;
    }

    private void move(final int from, final int to)
    {
        priceTicks[to] = priceTicks[from];
        consumedLots[to] = consumedLots[from];
        seenLots[to] = seenLots[from];
        seenUpdateId[to] = seenUpdateId[from];
    }

    private int insert(final int index, final long levelTicks)
    {
        if (size == priceTicks.length)
        {
            grow(2 * size);
        }
        for (int i = size; i > index; i--)
        {
            move(i - 1, i);
        }
        priceTicks[index] = levelTicks;
        consumedLots[index] = 0;
        size++;
        return index;
    }

    private void grow(final int capacity)
    {
        priceTicks = Arrays.copyOf(priceTicks, capacity);
        consumedLots = Arrays.copyOf(consumedLots, capacity);
        seenLots = Arrays.copyOf(seenLots, capacity);
        seenUpdateId = Arrays.copyOf(seenUpdateId, capacity);
    }
}
