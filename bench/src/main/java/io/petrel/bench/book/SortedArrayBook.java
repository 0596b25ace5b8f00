package io.petrel.bench.book;

import java.util.Arrays;

/**
 * Sorted parallel arrays, best last: a look at the last few levels, else a binary search, and a move of whatever is
 * better than an inserted or removed level. The least code of all and any depth in constant time.
 */
final class SortedArrayBook implements CandidateBook
{
    private final Side bids = new Side();
    private final Side asks = new Side();

    @Override
    public void clear()
    {
        bids.count = 0;
        asks.count = 0;
    }

    @Override
    public void bid(final long priceTicks, final long sizeLots)
    {
        bids.set(priceTicks, sizeLots);
    }

    @Override
    public void ask(final long priceTicks, final long sizeLots)
    {
        asks.set(-priceTicks, sizeLots);
    }

    @Override
    public long bestBidTicks()
    {
        return 0 == bids.count ? NONE : bids.keys[bids.count - 1];
    }

    @Override
    public long bestAskTicks()
    {
        return 0 == asks.count ? NONE : -asks.keys[asks.count - 1];
    }

    @Override
    public long topLots(final int levels)
    {
        return bids.topLots(levels) + asks.topLots(levels);
    }

    /** Keys ascend to the best. */
    private static final class Side
    {
        private static final int SCAN_LEVELS = 8;

        private long[] keys = new long[1 << 13];
        private long[] sizes = new long[1 << 13];
        private int count;

        void set(final long key, final long sizeLots)
        {
            final int index = indexOfFirstNotBelow(key);
            if (index < count && keys[index] == key)
            {
                if (0 == sizeLots)
                {
                    remove(index);
                }
                else
                {
                    sizes[index] = sizeLots;
                }
            }
            else if (0 != sizeLots)
            {
                insert(index, key, sizeLots);
            }
        }

        long topLots(final int levels)
        {
            long sum = 0;
            for (int i = count - 1; i >= Math.max(0, count - levels); i--)
            {
                sum += sizes[i];
            }
            return sum;
        }

        private int indexOfFirstNotBelow(final long key)
        {
            final int scanEnd = Math.max(0, count - SCAN_LEVELS);
            for (int i = count - 1; i >= scanEnd; i--)
            {
                if (keys[i] < key)
                {
                    return i + 1;
                }
            }
            final int found = Arrays.binarySearch(keys, 0, scanEnd, key);
            return found < 0 ? -found - 1 : found;
        }

        private void remove(final int index)
        {
            final int moved = count - index - 1;
            System.arraycopy(keys, index + 1, keys, index, moved);
            System.arraycopy(sizes, index + 1, sizes, index, moved);
            count--;
        }

        private void insert(final int index, final long key, final long sizeLots)
        {
            if (count == keys.length)
            {
                keys = Arrays.copyOf(keys, count * 2);
                sizes = Arrays.copyOf(sizes, count * 2);
            }
            final int moved = count - index;
            System.arraycopy(keys, index, keys, index + 1, moved);
            System.arraycopy(sizes, index, sizes, index + 1, moved);
            keys[index] = key;
            sizes[index] = sizeLots;
            count++;
        }
    }
}
