package io.petrel.bench.plain;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Book and quote of one instrument of a venue that numbers its updates as Binance does, for futures or for spot. */
final class Market
{
    private final Contract contract;
    private final boolean namesPrevious;
    private final NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private boolean isSafe;
    private boolean isFirstChange;
    private long bookId = -1;
    private long seenId = -1;
    private long quoteId = -1;
    private Level quotedBid;
    private Level quotedAsk;
    private BigDecimal lastTrade;

    /** Changes of futures name the update before them; those of spot begin with the number after it. */
    Market(final Contract contract, final boolean namesPrevious)
    {
        this.contract = contract;
        this.namesPrevious = namesPrevious;
    }

    void onSnapshot(final long id, final List<Level> newBids, final List<Level> newAsks)
    {
        if (isSafe && id < bookId)
        {
            return;
        }
        bids.clear();
        asks.clear();
        newBids.forEach(level -> put(bids, level));
        newAsks.forEach(level -> put(asks, level));
        bookId = id;
        isSafe = true;
        isFirstChange = true;
    }

    /** Changes that follow on what is known; after a gap only a snapshot helps. False if they were stale. */
    boolean onChange(
        final long firstId,
        final long lastId,
        final long previousId,
        final List<Level> newBids,
        final List<Level> newAsks)
    {
        seenId = Math.max(seenId, lastId);
        if (!isSafe)
        {
            return true;
        }
        if (lastId < bookId || lastId == bookId && !(namesPrevious && isFirstChange))
        {
            return false;
        }
        if (!follows(firstId, previousId))
        {
            isSafe = false;
            return true;
        }
        newBids.forEach(level -> put(bids, level));
        newAsks.forEach(level -> put(asks, level));
        bookId = lastId;
        isFirstChange = false;
        return true;
    }

    private boolean follows(final long firstId, final long previousId)
    {
        if (isFirstChange)
        {
            return firstId <= bookId + 1 || namesPrevious && previousId >= 0 && previousId <= bookId;
        }
        return namesPrevious ? previousId == bookId : firstId == bookId + 1;
    }

    void onQuote(final Level bid, final Level ask, final long id)
    {
        if (id < 0 || id >= quoteId)
        {
            quotedBid = bid;
            quotedAsk = ask;
            quoteId = id;
        }
    }

    void onTrade(final Trade trade)
    {
        lastTrade = trade.price();
    }

    /** Null where there is none. */
    Level bid()
    {
        return isQuoteNewer() ? quotedBid : best(bids);
    }

    /** Null where there is none. */
    Level ask()
    {
        return isQuoteNewer() ? quotedAsk : best(asks);
    }

    /** Middle of the market, else the last trade; null before anything is known. */
    BigDecimal reference()
    {
        final Level bid = bid();
        final Level ask = ask();
        return null != bid && null != ask && bid.price().compareTo(ask.price()) <= 0 ?
            contract.middle(bid.price(), ask.price()) : lastTrade;
    }

    boolean isTradable()
    {
        final Level bid = bid();
        final Level ask = ask();
        return isBookTradable() && null != bid && null != ask && bid.price().compareTo(ask.price()) < 0;
    }

    boolean isBookTradable()
    {
        return isSafe && bookId >= seenId && !bids.isEmpty() && !asks.isEmpty() &&
            bids.firstKey().compareTo(asks.firstKey()) < 0;
    }

    BigDecimal bidDepth(final int levels)
    {
        return depth(bids, levels);
    }

    BigDecimal askDepth(final int levels)
    {
        return depth(asks, levels);
    }

    private boolean isQuoteNewer()
    {
        return !isSafe || quoteId >= 0 && quoteId > bookId;
    }

    private static void put(final NavigableMap<BigDecimal, BigDecimal> side, final Level level)
    {
        if (0 == level.size().signum())
        {
            side.remove(level.price());
        }
        else
        {
            side.put(level.price(), level.size());
        }
    }

    private static Level best(final NavigableMap<BigDecimal, BigDecimal> side)
    {
        return side.isEmpty() ? null : new Level(side.firstKey(), side.firstEntry().getValue());
    }

    private static BigDecimal depth(final NavigableMap<BigDecimal, BigDecimal> side, final int levels)
    {
        return side.values().stream().limit(levels).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
