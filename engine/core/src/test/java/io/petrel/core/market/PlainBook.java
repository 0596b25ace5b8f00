package io.petrel.core.market;

import io.petrel.codecs.unit.Units;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The book as anyone would write it first: two sorted maps. The reference of the fast one. */
final class PlainBook
{
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    void clear()
    {
        bids.clear();
        asks.clear();
    }

    void bid(final long priceTicks, final long sizeLots)
    {
        set(bids, priceTicks, sizeLots);
    }

    void ask(final long priceTicks, final long sizeLots)
    {
        set(asks, priceTicks, sizeLots);
    }

    TreeMap<Long, Long> bids()
    {
        return bids;
    }

    TreeMap<Long, Long> asks()
    {
        return asks;
    }

    boolean isCrossed()
    {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey();
    }

    static long ticksAt(final TreeMap<Long, Long> side, final int depth)
    {
        return side.keySet().stream().skip(depth).findFirst().orElse(Units.NULL_TICKS);
    }

    static long lotsAt(final TreeMap<Long, Long> side, final int depth)
    {
        return side.entrySet().stream().skip(depth).findFirst().map(Map.Entry::getValue).orElse(Units.NULL_LOTS);
    }

    private static void set(final TreeMap<Long, Long> side, final long priceTicks, final long sizeLots)
    {
        if (0 == sizeLots)
        {
            side.remove(priceTicks);
        }
        else
        {
            side.put(priceTicks, sizeLots);
        }
    }
}
