package io.petrel.core.market;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;

/**
 * One side of a book: a ladder of slots, one per tick, that slides with the best price. Keys are prices on the bid
 * side and negated prices on the ask side, so both sides run the same code and the greatest key is the best.
 * <pre>
 *  worse                                                                    better
 *  | deep levels, sorted ascending |  window: slot of key k is k mod size      |
 *                                  base              best                base + size
 * </pre>
 * The window is a ring with a bit per occupied slot: a change inside is a store and the next best is found by
 * skipping empty words. Levels below the window wait in {@link DeepLevels}. Sliding towards better prices appends the
 * levels it leaves behind to them, sliding back takes them off their end, so neither moves what stays inside.
 * <p>
 * Invariant: if there is a level at all, the best one is in the window. Chosen by measurement, see {@code
 * docs/book.md}.
 */
final class BookSide
{
    static final int MIN_WINDOW_TICKS = 256;
    /** Room for deep levels before their arrays first double, as a share of the window. */
    private static final int DEEP_SHARE = 8;
    private static final long NO_KEY = Units.NULL_TICKS;

    private final long sign;
    private final int windowTicks;
    private final long slotMask;
    private final long[] sizes;
    private final long[] occupied;
    private final int wordMask;
    private final DeepLevels deep;
    private long baseKey;
    private long bestKey = NO_KEY;
    private int windowLevels;
    private boolean isLoading;
    private long loadedKey;
    private int cursorDepth;
    private long cursorKey;

    private BookSide(final long sign, final int windowTicks)
    {
        if (windowTicks < MIN_WINDOW_TICKS || Integer.bitCount(windowTicks) != 1)
        {
            throw new IllegalArgumentException(
                "window of " + windowTicks + " ticks is not a power of two of at least " + MIN_WINDOW_TICKS);
        }
        this.sign = sign;
        this.windowTicks = windowTicks;
        slotMask = windowTicks - 1;
        sizes = new long[windowTicks];
        occupied = new long[windowTicks / Long.SIZE];
        wordMask = occupied.length - 1;
        deep = new DeepLevels(windowTicks / DEEP_SHARE);
    }

    static BookSide bids(final int windowTicks)
    {
        return new BookSide(1, windowTicks);
    }

    static BookSide asks(final int windowTicks)
    {
        return new BookSide(-1, windowTicks);
    }

    /** Empties the side and expects the levels of a snapshot, best first. */
    void beginLoad()
    {
        while (NO_KEY != bestKey && windowLevels > 0)
        {
            clearSlot(bestKey);
            bestKey = nextOccupied(bestKey);
        }
        bestKey = NO_KEY;
        cursorDepth = -1;
        deep.beginLoad();
        isLoading = true;
        loadedKey = Long.MAX_VALUE;
    }

    /** A level of a snapshot; any order but best first costs a search for each deep level. */
    void load(final long priceTicks, final long sizeLots)
    {
        final long key = sign * priceTicks;
        if (key >= loadedKey)
        {
            endLoad();
        }
        if (!isLoading)
        {
            set(priceTicks, sizeLots);
        }
        else if (0 != sizeLots)
        {
            loadNext(key, sizeLots);
        }
        loadedKey = key;
    }

    void endLoad()
    {
        if (isLoading)
        {
            deep.endLoad();
            isLoading = false;
        }
    }

    void set(final long priceTicks, final long sizeLots)
    {
        final long key = sign * priceTicks;
        final long offset = key - baseKey;
        cursorDepth = -1;
        if (NO_KEY != bestKey && offset >= 0 && offset < windowTicks)
        {
            setInside(key, sizeLots);
        }
        else
        {
            setOutside(key, sizeLots);
        }
    }

    int levels()
    {
        return windowLevels + deep.count();
    }

    long bestTicks()
    {
        return NO_KEY == bestKey ? Units.NULL_TICKS : sign * bestKey;
    }

    long bestLots()
    {
        return NO_KEY == bestKey ? Units.NULL_LOTS : sizes[(int)(bestKey & slotMask)];
    }

    long ticksAt(final int depth)
    {
        if (depth < 0 || depth >= levels())
        {
            return Units.NULL_TICKS;
        }
        return sign * (depth < windowLevels ? windowKeyAt(depth) : deep.keyAt(depth - windowLevels));
    }

    long lotsAt(final int depth)
    {
        if (depth < 0 || depth >= levels())
        {
            return Units.NULL_LOTS;
        }
        return depth < windowLevels ?
            sizes[(int)(windowKeyAt(depth) & slotMask)] : deep.sizeAt(depth - windowLevels);
    }

    /** Copies up to so many levels from the best on, and says how many there were. */
    int copyBest(final int levels, final long[] ticks, final long[] lots)
    {
        final int inside = Math.min(levels, windowLevels);
        long key = bestKey;
        for (int i = 0; i < inside; i++)
        {
            ticks[i] = sign * key;
            lots[i] = sizes[(int)(key & slotMask)];
            key = i + 1 < inside ? nextOccupied(key) : key;
        }
        final int all = Math.min(levels, levels());
        for (int i = inside; i < all; i++)
        {
            ticks[i] = sign * deep.keyAt(i - inside);
            lots[i] = deep.sizeAt(i - inside);
        }
        return all;
    }

    long lotsAtPrice(final long priceTicks)
    {
        final long key = sign * priceTicks;
        final long offset = key - baseKey;
        if (NO_KEY == bestKey || offset >= windowTicks)
        {
            return 0;
        }
        return offset >= 0 ? sizes[(int)(key & slotMask)] : deep.size(key);
    }

    /** Levels only, best first: where the window stands is history, not state. */
    void visitState(final StateVisitor state)
    {
        final int levels = state.visit(levels());
        if (state.isRestoring())
        {
            beginLoad();
            for (int depth = 0; depth < levels; depth++)
            {
                load(state.visit(0L), state.visit(0L));
            }
            endLoad();
            return;
        }
        for (int depth = 0; depth < levels; depth++)
        {
            state.visit(ticksAt(depth));
            state.visit(lotsAt(depth));
        }
    }

    private void loadNext(final long key, final long sizeLots)
    {
        if (NO_KEY != bestKey && key < baseKey)
        {
            deep.load(key, sizeLots);
        }
        else
        {
            set(sign * key, sizeLots);
        }
    }

    /**
     * Nearly half of all changes bring a level or take one away, in no order that a branch predictor could learn, so
     * only a change of the best level branches. What a level held before is not read, only its bit: the sizes of a
     * window do not fit into a core's nearest caches, and a store need not wait for memory as a load does.
     */
    private void setInside(final long key, final long sizeLots)
    {
        final int slot = (int)(key & slotMask);
        final long word = occupied[slot >> 6];
        final long wasLevel = word >>> slot & 1;
        final long isLevel = bit(sizeLots);
        sizes[slot] = sizeLots;
        occupied[slot >> 6] = word ^ (wasLevel ^ isLevel) << slot;
        windowLevels += (int)(isLevel - wasLevel);
        if (key >= bestKey)
        {
            onBest(key, 0 != wasLevel, 0 != isLevel);
        }
    }

    /** 1 for a size, which is never negative, and 0 for none. */
    private static long bit(final long sizeLots)
    {
        return -sizeLots >>> 63;
    }

    private void onBest(final long key, final boolean wasLevel, final boolean isLevel)
    {
        if (isLevel)
        {
            bestKey = key;
        }
        else if (wasLevel)
        {
            onBestRemoved();
        }
    }

    private void onBestRemoved()
    {
        bestKey = 0 == windowLevels ? NO_KEY : nextOccupied(bestKey);
        if (deep.count() > 0 && (NO_KEY == bestKey || bestKey - baseKey < windowTicks / 4))
        {
            slideBack();
        }
    }

    private void setOutside(final long key, final long sizeLots)
    {
        if (NO_KEY != bestKey && key < baseKey)
        {
            deep.set(key, sizeLots);
        }
        else if (0 != sizeLots)
        {
            slideUp(baseFor(key));
            setInside(key, sizeLots);
        }
    }

    /**
     * Three quarters of the window lie behind the best price, where the levels are; whole words, so that none is
     * split.
     */
    private long baseFor(final long key)
    {
        return (key - windowTicks / 4 * 3) & -Long.SIZE;
    }

    /**
     * Towards better prices: what falls out becomes deep. Levels leave worst first, hence in the order deep ones are
     * kept.
     */
    private void slideUp(final long newBaseKey)
    {
        if (NO_KEY != bestKey)
        {
            final long endKey = Math.min(newBaseKey, baseKey + windowTicks);
            for (long wordKey = baseKey; wordKey < endKey && windowLevels > 0; wordKey += Long.SIZE)
            {
                evictWord(wordKey);
            }
        }
        baseKey = newBaseKey;
    }

    private void evictWord(final long wordKey)
    {
        long word = occupied[(int)(wordKey >> 6) & wordMask];
        while (0 != word)
        {
            final long key = wordKey + Long.numberOfTrailingZeros(word);
            deep.append(key, sizes[(int)(key & slotMask)]);
            clearSlot(key);
            word &= word - 1;
        }
    }

    /** Towards worse prices: the best deep levels come back in. */
    private void slideBack()
    {
        bestKey = Math.max(bestKey, deep.keyAt(0));
        baseKey = baseFor(bestKey);
        while (deep.count() > 0 && deep.keyAt(0) >= baseKey)
        {
            final long key = deep.keyAt(0);
            final int slot = (int)(key & slotMask);
            sizes[slot] = deep.sizeAt(0);
            occupied[slot >> 6] |= 1L << slot;
            windowLevels++;
            deep.removeBest();
        }
    }

    private void clearSlot(final long key)
    {
        final int slot = (int)(key & slotMask);
        sizes[slot] = 0;
        occupied[slot >> 6] &= ~(1L << slot);
        windowLevels--;
    }

    /** Key of the next level worse than the given one; there must be one in the window. */
    private long nextOccupied(final long key)
    {
        final long[] words = occupied;
        final long below = key - 1;
        long wordKey = below >> 6;
        long word = words[(int)wordKey & wordMask] & (-1L >>> (63 - (below & 63)));
        for (int i = words.length; 0 == word && i > 0; i--)
        {
            word = words[(int)--wordKey & wordMask];
        }
        return (wordKey << 6) + 63 - Long.numberOfLeadingZeros(word);
    }

    /** Remembers where the last question ended, so that asking for one depth after another walks the window once. */
    private long windowKeyAt(final int depth)
    {
        if (depth > 0 && depth == windowLevels - 1)
        {
            return worstWindowKey();
        }
        if (cursorDepth < 0 || depth < cursorDepth)
        {
            cursorDepth = 0;
            cursorKey = bestKey;
        }
        while (cursorDepth < depth)
        {
            cursorKey = nextOccupied(cursorKey);
            cursorDepth++;
        }
        return cursorKey;
    }

    /** Asked for its own sake, to know how far the book reaches: found from the other end. */
    private long worstWindowKey()
    {
        final long[] words = occupied;
        long wordKey = baseKey >> 6;
        while (0 == words[(int)wordKey & wordMask])
        {
            wordKey++;
        }
        return (wordKey << 6) + Long.numberOfTrailingZeros(words[(int)wordKey & wordMask]);
    }
}
