package io.petrel.core.market;

import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Aggregated order book of one instrument, kept by snapshots and deltas under the venue's sequence rule ({@link
 * BookSequence}). Pipeline thread only; allocates nothing once it has held its deepest level count.
 * <p>
 * An update is a bracket: {@code beginSnapshot .. bid/ask .. endSnapshot}, or {@code beginDelta .. bid/ask ..
 * endDelta}. Levels of an update that was not accepted are ignored, so a caller may send them or not. A level with a
 * price that is not positive or a negative size is refused data: it is counted, the rest of its update is ignored and
 * the book is unsafe until the next accepted snapshot.
 * <p>
 * While unsafe the book still shows its last levels, for people; {@link #isTradable()} is what a decision may rely on.
 */
public final class L2Book implements Stateful
{
    /**
     * Ticks of a side that a change reaches by index, and room for an eighth as many levels beyond them before any
     * array grows. A side takes 10.1 bytes a tick.
     */
    public static final int DEFAULT_WINDOW_TICKS = 1 << 16;
    /** Smallest window; enough for an instrument whose feed has no depth. */
    public static final int MIN_WINDOW_TICKS = BookSide.MIN_WINDOW_TICKS;
    /** Greatest price a level may have; no market comes near, and keys cannot overflow. */
    public static final long MAX_PRICE_TICKS = 1L << 62;

    private final BookSequence sequence;
    private final BookSide bids;
    private final BookSide asks;
    private boolean isAccepting;
    private boolean isLoading;
    private long refusedLevels;
    /** Not state: it only tells a reader that what it took from the book is no longer so. */
    private long changes;

    /**
     * An empty book with a window of {@link #DEFAULT_WINDOW_TICKS} a side.
     *
     * @param rule by which the venue chains its deltas.
     */
    public L2Book(final SequenceRule rule)
    {
        this(rule, DEFAULT_WINDOW_TICKS);
    }

    /**
     * An empty book.
     *
     * @param rule        by which the venue chains its deltas.
     * @param windowTicks per side, a power of two from {@link #MIN_WINDOW_TICKS}.
     */
    public L2Book(final SequenceRule rule, final int windowTicks)
    {
        sequence = new BookSequence(rule);
        bids = BookSide.bids(windowTicks);
        asks = BookSide.asks(windowTicks);
    }

    /**
     * Opens a snapshot. An accepted one clears the book.
     *
     * @param lastUpdateId id of the last update the snapshot holds; null only under rule NONE.
     * @return false when it is older than a safe book or carries no id, and is therefore ignored.
     */
    public boolean beginSnapshot(final long lastUpdateId)
    {
        changes++;
        isAccepting = sequence.onSnapshot(lastUpdateId);
        isLoading = isAccepting;
        if (isAccepting)
        {
            bids.beginLoad();
            asks.beginLoad();
        }
        return isAccepting;
    }

    /** Closes the snapshot: the book is safe from here on if every level was accepted. */
    public void endSnapshot()
    {
        changes++;
        endLoad();
        if (isAccepting)
        {
            sequence.onSnapshotApplied();
        }
        isAccepting = false;
    }

    /**
     * Opens a delta and judges it by the sequence rule.
     *
     * @param firstUpdateId    first update in it (Binance {@code U}); any value under rule NONE.
     * @param lastUpdateId     last update in it (Binance {@code u}); any value under rule NONE.
     * @param previousUpdateId last update of the delta before it (Binance futures {@code pu}), null where it has none.
     * @return what the rule says; levels are taken only for {@link DeltaVerdict#APPLY}.
     */
    public DeltaVerdict beginDelta(final long firstUpdateId, final long lastUpdateId, final long previousUpdateId)
    {
        changes++;
        final DeltaVerdict verdict = sequence.onDelta(firstUpdateId, lastUpdateId, previousUpdateId);
        isAccepting = DeltaVerdict.APPLY == verdict;
        return verdict;
    }

    /** Closes the delta. */
    public void endDelta()
    {
        changes++;
        if (isAccepting)
        {
            sequence.onDeltaApplied();
        }
        isAccepting = false;
    }

    /**
     * One bid level of the open update.
     *
     * @param priceTicks positive.
     * @param sizeLots   new size of the level, 0 removes it; removing an absent level is normal and does nothing.
     */
    public void bid(final long priceTicks, final long sizeLots)
    {
        if (isAccepting && isLevel(priceTicks, sizeLots))
        {
            if (isLoading)
            {
                bids.load(priceTicks, sizeLots);
            }
            else
            {
                bids.set(priceTicks, sizeLots);
            }
        }
    }

    /**
     * One ask level of the open update.
     *
     * @param priceTicks positive.
     * @param sizeLots   new size of the level, 0 removes it; removing an absent level is normal and does nothing.
     */
    public void ask(final long priceTicks, final long sizeLots)
    {
        if (isAccepting && isLevel(priceTicks, sizeLots))
        {
            if (isLoading)
            {
                asks.load(priceTicks, sizeLots);
            }
            else
            {
                asks.set(priceTicks, sizeLots);
            }
        }
    }

    /**
     * The feed was lost: the book is unsafe until the next snapshot, and ids seen so far no longer bind, since a
     * venue may restart its numbering.
     */
    public void invalidate()
    {
        changes++;
        sequence.onFeedLost();
    }

    /**
     * Whether the levels can be believed.
     *
     * @return the state.
     */
    public BookState state()
    {
        return sequence.state();
    }

    /**
     * Best bid at or above best ask: impossible in a matching engine, so the copy is wrong or in mid-repair.
     *
     * @return true when crossed or locked; false when a side is empty.
     */
    public boolean isCrossed()
    {
        return bids.levels() > 0 && asks.levels() > 0 && bids.bestTicks() >= asks.bestTicks();
    }

    /**
     * Whether a decision may rely on this book: safe, caught up with every delta seen, both sides there, neither
     * crossed nor locked.
     *
     * @return true when it may.
     */
    public boolean isTradable()
    {
        return sequence.isCaughtUp() && bids.levels() > 0 && asks.levels() > 0 && bids.bestTicks() < asks.bestTicks();
    }

    /**
     * Best bid price.
     *
     * @return ticks, {@link Units#NULL_TICKS} when the side is empty.
     */
    public long bestBidTicks()
    {
        return bids.bestTicks();
    }

    /**
     * Size at the best bid.
     *
     * @return lots, {@link Units#NULL_LOTS} when the side is empty.
     */
    public long bestBidLots()
    {
        return bids.bestLots();
    }

    /**
     * Best ask price.
     *
     * @return ticks, {@link Units#NULL_TICKS} when the side is empty.
     */
    public long bestAskTicks()
    {
        return asks.bestTicks();
    }

    /**
     * Size at the best ask.
     *
     * @return lots, {@link Units#NULL_LOTS} when the side is empty.
     */
    public long bestAskLots()
    {
        return asks.bestLots();
    }

    /**
     * Number of bid levels.
     *
     * @return count of prices with size.
     */
    public int bidLevels()
    {
        return bids.levels();
    }

    /**
     * Number of ask levels.
     *
     * @return count of prices with size.
     */
    public int askLevels()
    {
        return asks.levels();
    }

    /**
     * Price of a bid level. Asking for one depth after another, from the best, walks the levels once.
     *
     * @param depth 0 for the best.
     * @return ticks, {@link Units#NULL_TICKS} beyond the last level.
     */
    public long bidTicksAt(final int depth)
    {
        return bids.ticksAt(depth);
    }

    /**
     * Size of a bid level; free after its price was asked for.
     *
     * @param depth 0 for the best.
     * @return lots, {@link Units#NULL_LOTS} beyond the last level.
     */
    public long bidLotsAt(final int depth)
    {
        return bids.lotsAt(depth);
    }

    /**
     * Price of an ask level. Asking for one depth after another, from the best, walks the levels once.
     *
     * @param depth 0 for the best.
     * @return ticks, {@link Units#NULL_TICKS} beyond the last level.
     */
    public long askTicksAt(final int depth)
    {
        return asks.ticksAt(depth);
    }

    /**
     * Size of an ask level; free after its price was asked for.
     *
     * @param depth 0 for the best.
     * @return lots, {@link Units#NULL_LOTS} beyond the last level.
     */
    public long askLotsAt(final int depth)
    {
        return asks.lotsAt(depth);
    }

    /**
     * Size resting at a bid price.
     *
     * @param priceTicks of the level.
     * @return lots, 0 when there is no such level.
     */
    public long bidLotsAtPrice(final long priceTicks)
    {
        return bids.lotsAtPrice(priceTicks);
    }

    /**
     * Size resting at an ask price.
     *
     * @param priceTicks of the level.
     * @return lots, 0 when there is no such level.
     */
    public long askLotsAtPrice(final long priceTicks)
    {
        return asks.lotsAtPrice(priceTicks);
    }

    /**
     * Id of the last update in the book.
     *
     * @return the id, {@link Units#NULL_ID} before the first snapshot and where the venue has none.
     */
    public long lastUpdateId()
    {
        return sequence.lastUpdateId();
    }

    /**
     * The sequence rule's state and counters.
     *
     * @return the view; it changes with the book.
     */
    public BookSequence sequence()
    {
        return sequence;
    }

    /**
     * Deltas applied since start, re-sent ones included.
     *
     * @return count.
     */
    public long appliedDeltas()
    {
        return sequence.appliedDeltas();
    }

    /**
     * Times the chain of deltas broke.
     *
     * @return count.
     */
    public long gaps()
    {
        return sequence.gaps();
    }

    /**
     * Deltas ignored because the book already held them.
     *
     * @return count.
     */
    public long staleDeltas()
    {
        return sequence.staleDeltas();
    }

    /**
     * Levels refused for an impossible price or size; each made the book unsafe.
     *
     * @return count.
     */
    public long refusedLevels()
    {
        return refusedLevels;
    }

    /**
     * Copies the sizes and prices of the best bids in one walk, which costs a fraction of asking for one level after
     * another.
     *
     * @param levels as many as there are, at most.
     * @param ticks  receives the prices from index 0, the best.
     * @param lots   receives the sizes.
     * @return levels copied.
     */
    public int copyBids(final int levels, final long[] ticks, final long[] lots)
    {
        return bids.copyBest(levels, ticks, lots);
    }

    /**
     * Copies the sizes and prices of the best asks in one walk.
     *
     * @param levels as many as there are, at most.
     * @param ticks  receives the prices from index 0, the best.
     * @param lots   receives the sizes.
     * @return levels copied.
     */
    public int copyAsks(final int levels, final long[] ticks, final long[] lots)
    {
        return asks.copyBest(levels, ticks, lots);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        changes++;
        sequence.visitState(state);
        refusedLevels = state.visit(refusedLevels);
        bids.visitState(state);
        asks.visitState(state);
    }

    /** Grows with whatever changes the book, its state included; levels read in the midst of an update do not count. */
    long changes()
    {
        return changes;
    }

    private boolean isLevel(final long priceTicks, final long sizeLots)
    {
        if (priceTicks > 0 && priceTicks <= MAX_PRICE_TICKS && sizeLots >= 0)
        {
            return true;
        }
        refuseLevel();
        return false;
    }

    private void refuseLevel()
    {
        refusedLevels++;
        isAccepting = false;
        endLoad();
        sequence.onRefusedData();
    }

    private void endLoad()
    {
        if (isLoading)
        {
            bids.endLoad();
            asks.endLoad();
            isLoading = false;
        }
    }
}
