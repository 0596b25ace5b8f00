package io.petrel.sim;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Lots assumed to stand before one resting order at its price. The order joins behind everything displayed; trades at
 * the price move it by their size. What a level loses otherwise are cancels, and the queue model says how many of them
 * stood before us:
 *
 * <pre>
 *   RISK_AVERSE   none while that is possible: the queue is at most what is displayed
 *   POWER, LOG    their expected share, carried on below one lot; never more than is displayed stays before us
 *   FIFO          those the feed names as having joined before us
 * </pre>
 *
 * Trade and depth arrive on two streams and tell of the same lots. Trade first: the trade moves us, and the fall of the
 * level that follows counts only as far as it exceeds the trades. Depth first: what the level took off our queue is
 * kept as a credit, and a trade that happened no later than that depth (by exchange time) is paid from the credit
 * before it may move us again.
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
    /** What the level showed last, and the trades at it that this did not contain. */
    private long levelLots;
    private long levelTimeNs;
    private long tradedLots;
    private long tradedTimeNs;
    /** Orders of the market with a lower number joined before us. */
    private long joinNumber;
    /** Expected cancels before us that are not a whole lot yet. */
    private double carriedLots;

    /** The order joins now, behind {@code displayedLots}, after so many named orders of the market. */
    void join(final long displayedLots, final long updateId, final long newJoinNumber)
    {
        aheadLots = displayedLots;
        creditLots = 0;
        creditTimeNs = Units.NULL_TIME_NS;
        seenUpdateId = updateId;
        levelLots = displayedLots;
        levelTimeNs = Units.NULL_TIME_NS;
        tradedLots = 0;
        tradedTimeNs = Units.NULL_TIME_NS;
        joinNumber = newJoinNumber;
        carriedLots = 0.0;
    }

    long aheadLots()
    {
        return aheadLots;
    }

    /** The level at our price now shows {@code displayedLots}, as of an update of the venue. */
    void onDisplayed(
        final long displayedLots, final long updateId, final long eventTimeNs, final CancelShare cancels)
    {
        if (updateId < seenUpdateId)
        {
            return;
        }
        seenUpdateId = updateId;
        if (cancels.isExpected() && UNKNOWN_LOTS != aheadLots)
        {
            onExpectedCancels(displayedLots, eventTimeNs, cancels);
        }
        if (displayedLots < aheadLots)
        {
            creditLots = UNKNOWN_LOTS == aheadLots ? 0 : creditLots + aheadLots - displayedLots;
            creditTimeNs = eventTimeNs;
            aheadLots = displayedLots;
        }
        levelLots = displayedLots;
        levelTimeNs = eventTimeNs;
        tradedLots = tradedTimeNs <= eventTimeNs ? 0 : tradedLots;
    }

    /** A named order of the market at our price left the queue without trading. */
    void onCancelled(final long cancelledLots, final long orderNumber, final long eventTimeNs)
    {
        if (orderNumber <= joinNumber)
        {
            pass(cancelledLots, eventTimeNs);
        }
    }

    /**
     * A taker hit our price.
     *
     * @param takenLots   what the taker brought to it.
     * @param eventTimeNs exchange time of the trade.
     * @return lots of it that are left when all before us are served.
     */
    long onTrade(final long takenLots, final long eventTimeNs)
    {
        if (eventTimeNs > levelTimeNs)
        {
            tradedLots += takenLots;
            tradedTimeNs = Math.max(tradedTimeNs, eventTimeNs);
        }
        return pass(takenLots, eventTimeNs);
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
        levelLots = state.visit(levelLots);
        levelTimeNs = state.visit(levelTimeNs);
        tradedLots = state.visit(tradedLots);
        tradedTimeNs = state.visit(tradedTimeNs);
        joinNumber = state.visit(joinNumber);
        carriedLots = state.visit(carriedLots);
    }

    /** Serves lots to those before us, less what depth has told of them already; returns what is left for us. */
    private long pass(final long lots, final long eventTimeNs)
    {
        if (eventTimeNs > creditTimeNs)
        {
            creditLots = 0;
        }
        final long alreadyCounted = Math.min(creditLots, lots);
        creditLots -= alreadyCounted;
        final long newLots = lots - alreadyCounted;
        if (UNKNOWN_LOTS == aheadLots)
        {
            return 0;
        }
        final long reachingLots = Math.max(0, newLots - aheadLots);
        aheadLots = Math.max(0, aheadLots - newLots);
        return reachingLots;
    }

    private void onExpectedCancels(final long displayedLots, final long eventTimeNs, final CancelShare cancels)
    {
        final long knownLots = tradedTimeNs <= eventTimeNs ? tradedLots : 0;
        final long standingLots = Math.max(0, levelLots - knownLots);
        final long cancelledLots = standingLots - displayedLots;
        if (cancelledLots <= 0)
        {
            return;
        }
        carriedLots += cancelledLots * cancels.ahead(aheadLots, standingLots - aheadLots);
        final long goneLots = Math.min(Math.min((long)carriedLots, cancelledLots), aheadLots);
        carriedLots -= (long)carriedLots;
        aheadLots -= goneLots;
        creditLots += goneLots;
        creditTimeNs = eventTimeNs;
    }
}
