package io.petrel.bench.book;

import java.util.Iterator;
import java.util.TreeMap;

/** The plain book: two red-black trees of boxed numbers. */
final class TreeMapBook implements CandidateBook
{
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    @Override
    public void clear()
    {
        bids.clear();
        asks.clear();
    }

    @Override
    public void bid(final long priceTicks, final long sizeLots)
    {
        set(bids, -priceTicks, sizeLots);
    }

    @Override
    public void ask(final long priceTicks, final long sizeLots)
    {
        set(asks, priceTicks, sizeLots);
    }

    @Override
    public long bestBidTicks()
    {
        return bids.isEmpty() ? NONE : -bids.firstKey();
    }

    @Override
    public long bestAskTicks()
    {
        return asks.isEmpty() ? NONE : asks.firstKey();
    }

    @Override
    public long topLots(final int levels)
    {
        return top(bids, levels) + top(asks, levels);
    }

    private static void set(final TreeMap<Long, Long> side, final long key, final long sizeLots)
    {
        if (0 == sizeLots)
        {
            side.remove(key);
        }
        else
        {
            side.put(key, sizeLots);
        }
    }

    private static long top(final TreeMap<Long, Long> side, final int levels)
    {
        long sum = 0;
        final Iterator<Long> sizes = side.values().iterator();
        for (int i = 0; i < levels && sizes.hasNext(); i++)
        {
            sum += sizes.next();
        }
        return sum;
    }
}
