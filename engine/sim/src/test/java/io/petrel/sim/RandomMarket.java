package io.petrel.sim;

import io.petrel.codecs.event.AggressorSide;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A seeded market with its own truth: orders come, go and trade; trades are published at once, quotes sometimes, depth
 * in batches later. It remembers what has been published, so that a test can ask what anybody could have seen.
 */
final class RandomMarket
{
    private static final int LEVELS = 12;
    private static final long MAX_LOTS = 40;

    private final SplittableRandom random;
    private final VenueDriver driver;
    private final TreeMap<Long, Long> trueBids = new TreeMap<>();
    private final TreeMap<Long, Long> trueAsks = new TreeMap<>();
    private final TreeMap<Long, Long> shownBids = new TreeMap<>();
    private final TreeMap<Long, Long> shownAsks = new TreeMap<>();
    private final TreeSet<Long> changedBids = new TreeSet<>();
    private final TreeSet<Long> changedAsks = new TreeSet<>();
    private long trueId;
    private long shownId;
    private long quoteId = -1;
    private long[] quote = new long[4];
    private long lastTradeLots;
    private boolean wasTrade;

    RandomMarket(final SplittableRandom random, final VenueDriver driver)
    {
        this.random = random;
        this.driver = driver;
    }

    void open()
    {
        for (int i = 1; i <= LEVELS; i++)
        {
            trueBids.put(1_000L - i, lots());
            trueAsks.put(1_000L + i, lots());
        }
        driver.snapshot(arrayOf(trueBids), arrayOf(trueAsks));
        shownBids.putAll(trueBids);
        shownAsks.putAll(trueAsks);
        trueId = driver.updateId();
        shownId = trueId;
    }

    /** One published event. */
    void step()
    {
        wasTrade = false;
        final int kind = random.nextInt(10);
        if (kind < 3)
        {
            trade();
        }
        else if (kind < 5)
        {
            change();
            publishQuote();
        }
        else
        {
            change();
            publishDepth();
        }
    }

    boolean wasTrade()
    {
        return wasTrade;
    }

    long lastTradeLots()
    {
        return lastTradeLots;
    }

    long middleTicks()
    {
        return (trueBids.lastKey() + trueAsks.firstKey()) / 2;
    }

    /** What the publications show of one side: the fresher best, and the depth that is worse than it. */
    TreeMap<Long, Long> view(final boolean isBid)
    {
        final TreeMap<Long, Long> depth = isBid ? shownBids : shownAsks;
        if (quoteId <= shownId)
        {
            return new TreeMap<>(depth);
        }
        final long bestTicks = isBid ? quote[0] : quote[2];
        final TreeMap<Long, Long> view = new TreeMap<>(
            isBid ? depth.headMap(bestTicks, false) : depth.tailMap(bestTicks, false));
        view.put(bestTicks, isBid ? quote[1] : quote[3]);
        return view;
    }

    private void trade()
    {
        final boolean hitsBids = random.nextBoolean();
        final TreeMap<Long, Long> side = hitsBids ? trueBids : trueAsks;
        final long priceTicks = hitsBids ? side.lastKey() : side.firstKey();
        final long restingLots = side.get(priceTicks);
        final long lots = random.nextInt(4) == 0 ? restingLots : 1 + random.nextLong(restingLots);
        setTrue(hitsBids, priceTicks, restingLots - lots);
        refill();
        wasTrade = true;
        lastTradeLots = lots;
        driver.trade(priceTicks, lots, hitsBids ? AggressorSide.SELLER : AggressorSide.BUYER);
    }

    private void change()
    {
        for (int i = random.nextInt(4); i >= 0; i--)
        {
            final boolean isBid = random.nextBoolean();
            final long best = isBid ? trueAsks.firstKey() : trueBids.lastKey();
            final long distance = 1 + random.nextInt(LEVELS);
            setTrue(isBid, isBid ? best - distance : best + distance, random.nextInt(3) == 0 ? 0 : lots());
        }
        refill();
    }

    /** Keeps both sides alive. */
    private void refill()
    {
        if (trueBids.size() < 3)
        {
            setTrue(true, (trueBids.isEmpty() ? trueAsks.firstKey() : trueBids.firstKey()) - 2, lots());
        }
        if (trueAsks.size() < 3)
        {
            setTrue(false, (trueAsks.isEmpty() ? trueBids.lastKey() : trueAsks.lastKey()) + 2, lots());
        }
    }

    private void setTrue(final boolean isBid, final long priceTicks, final long lots)
    {
        final TreeMap<Long, Long> side = isBid ? trueBids : trueAsks;
        if (0 == lots)
        {
            side.remove(priceTicks);
        }
        else
        {
            side.put(priceTicks, lots);
        }
        (isBid ? changedBids : changedAsks).add(priceTicks);
        trueId++;
    }

    private void publishQuote()
    {
        quoteId = trueId;
        quote = new long[] {
            trueBids.lastKey(), trueBids.lastEntry().getValue(), trueAsks.firstKey(), trueAsks.firstEntry().getValue()};
        driver.quote(quoteId, quote[0], quote[1], quote[2], quote[3]);
    }

    private void publishDepth()
    {
        if (trueId == shownId)
        {
            return;
        }
        final long[][] bids = publish(changedBids, trueBids, shownBids);
        final long[][] asks = publish(changedAsks, trueAsks, shownAsks);
        final long firstId = shownId + 1;
        shownId = trueId;
        driver.delta(firstId, trueId, driver.nowNs(), bids, asks);
    }

    private static long[][] publish(
        final TreeSet<Long> changed, final TreeMap<Long, Long> truth, final TreeMap<Long, Long> shown)
    {
        final long[][] levels = new long[changed.size()][];
        int count = 0;
        for (final long priceTicks : changed)
        {
            final long lots = truth.getOrDefault(priceTicks, 0L);
            levels[count++] = VenueDriver.level(priceTicks, lots);
            if (0 == lots)
            {
                shown.remove(priceTicks);
            }
            else
            {
                shown.put(priceTicks, lots);
            }
        }
        changed.clear();
        return levels;
    }

    private long lots()
    {
        return 1 + random.nextLong(MAX_LOTS);
    }

    private static long[][] arrayOf(final Map<Long, Long> levels)
    {
        final long[][] array = new long[levels.size()][];
        int count = 0;
        for (final Map.Entry<Long, Long> level : levels.entrySet())
        {
            array[count++] = VenueDriver.level(level.getKey(), level.getValue());
        }
        return array;
    }
}
