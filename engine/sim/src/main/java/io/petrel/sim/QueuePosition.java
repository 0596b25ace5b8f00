package io.petrel.sim;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Lots assumed to stand before one resting order at its price. The risk-averse rule: the order joins behind everything
 * displayed; trades at the price are the only progress, and a shrinking level counts only as far as it proves that
 * fewer lots are left than we thought stood before us, which places every cancel behind us while that is possible.
 * <p>
 * Trade and depth arrive on two streams and tell of the same lots. Trade first: the trade moves us, and the level that
 * shrinks by it afterwards is not below what is left, so it moves us no further. Depth first: what the level took off
 * our queue is kept as a credit, and a trade that happened no later than that depth (by exchange time) is paid from the
 * credit before it may move us again.
 * <p>
 * Book information older than our joining (by update id) says nothing of those who joined after it and is ignored.
 */
final class QueuePosition implements Stateful
{
    /** The queue at a price nobody shows us: only a trade through the price, or the level coming into view, ends it. */
    static final long UNKNOWN_LOTS = Long.MAX_VALUE;

    private long aheadLots;
    private long creditLots;
    private long creditTimeNs;
    private long seenUpdateId;

    /** The order joins now, behind {@code displayedLots}. */
    void join(final long displayedLots, final long updateId)
    {
        aheadLots = displayedLots;
        creditLots = 0;
        creditTimeNs = Units.NULL_TIME_NS;
        seenUpdateId = updateId;
    }

    long aheadLots()
    {
        return aheadLots;
    }

    /** The level at our price now shows {@code displayedLots}, as of an update of the venue. */
    void onDisplayed(final long displayedLots, final long updateId, final long eventTimeNs)
    {
        if (updateId < seenUpdateId)
        {
            return;
        }
        seenUpdateId = updateId;
        if (displayedLots < aheadLots)
        {
            creditLots = UNKNOWN_LOTS == aheadLots ? 0 : creditLots + aheadLots - displayedLots;
            creditTimeNs = eventTimeNs;
            aheadLots = displayedLots;
        }
    }

    /**
     * A taker hit our price.
     *
     * @param tradedLots  what the taker brought to it.
     * @param eventTimeNs exchange time of the trade.
     * @return lots of it that are left when all before us are served.
     */
    long onTrade(final long tradedLots, final long eventTimeNs)
    {
        if (eventTimeNs > creditTimeNs)
        {
            creditLots = 0;
        }
        final long alreadyCounted = Math.min(creditLots, tradedLots);
        creditLots -= alreadyCounted;
        final long newLots = tradedLots - alreadyCounted;
        if (UNKNOWN_LOTS == aheadLots)
        {
            return 0;
        }
        final long reachingLots = Math.max(0, newLots - aheadLots);
        aheadLots = Math.max(0, aheadLots - newLots);
        return reachingLots;
    }

    /** The market traded beyond our price: nobody can be left before us. */
    void onTradeThrough()
    {
        aheadLots = 0;
        creditLots = 0;
    }

    /** The venue may number its updates anew. */
    void onFeedLost()
    {
        seenUpdateId = Units.NULL_ID;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        aheadLots = state.visit(aheadLots);
        creditLots = state.visit(creditLots);
        creditTimeNs = state.visit(creditTimeNs);
        seenUpdateId = state.visit(seenUpdateId);
    }
}
