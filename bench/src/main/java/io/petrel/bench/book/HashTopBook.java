package io.petrel.bench.book;

import org.agrona.collections.Long2LongHashMap;

/**
 * Sizes in a hash map, and the best prices beside it in a short sorted array, filled again from the whole map when it
 * runs low. Cheap deep levels, but no depth beyond the array, and a scan of the map now and then.
 */
final class HashTopBook implements CandidateBook
{
    private final Side bids = new Side();
    private final Side asks = new Side();

    @Override
    public void clear()
    {
        bids.clear();
        asks.clear();
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
        return 0 == bids.count ? NONE : bids.top[bids.count - 1];
    }

    @Override
    public long bestAskTicks()
    {
        return 0 == asks.count ? NONE : -asks.top[asks.count - 1];
    }

    @Override
    public long topLots(final int levels)
    {
        return bids.topLots(levels) + asks.topLots(levels);
    }

    /** Keys ascend to the best. */
    private static final class Side
    {
        private static final int TOP = 128;
        private static final int LOW = 16;

        private final Long2LongHashMap sizes = new Long2LongHashMap(1 << 14, 0.55f, 0);
        private final long[] top = new long[TOP];
        private int count;

        void clear()
        {
            sizes.clear();
            count = 0;
        }

        void set(final long key, final long sizeLots)
        {
            if (0 == sizeLots)
            {
                if (0 != sizes.remove(key))
                {
                    removeTop(key);
                }
            }
            else if (0 == sizes.put(key, sizeLots))
            {
                final boolean isWholeSide = sizes.size() - 1 == count;
                if (isWholeSide || key > top[0])
                {
                    insertTop(key);
                }
            }
        }

        long topLots(final int levels)
        {
            long sum = 0;
            for (int i = count - 1; i >= Math.max(0, count - levels); i--)
            {
                sum += sizes.get(top[i]);
            }
            return sum;
        }

        private void removeTop(final long key)
        {
            int i = count - 1;
            while (i >= 0 && top[i] > key)
            {
                i--;
            }
            if (i >= 0 && top[i] == key)
            {
                System.arraycopy(top, i + 1, top, i, count - i - 1);
                count--;
                if (count < LOW && sizes.size() > count)
                {
                    refill();
                }
            }
        }

        private void insertTop(final long key)
        {
            if (TOP == count)
            {
                if (key < top[0])
                {
                    return;
                }
                System.arraycopy(top, 1, top, 0, --count);
            }
            int i = count;
            while (i > 0 && top[i - 1] > key)
            {
                i--;
            }
            System.arraycopy(top, i, top, i + 1, count - i);
            top[i] = key;
            count++;
        }

        private void refill()
        {
            count = 0;
            final Long2LongHashMap.KeyIterator keys = sizes.keySet().iterator();
            while (keys.hasNext())
            {
                insertTop(keys.nextValue());
            }
        }
    }
}
