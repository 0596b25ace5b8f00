package io.petrel.sim;

import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import io.petrel.core.state.StateVisitor;

/**
 * A market seen through depth, quotes, or both. The best level is that of the fresher of book and quote; behind it
 * stand the book's levels that are worse than it, since those the fresher quote has overtaken are gone.
 * <p>
 * A trade reaches us before the depth that reflects it. Until a book or quote as late as the trade (by exchange time)
 * arrives, levels the trade has swept over are out of a taker's reach: the stop that a crash triggers must not sell to
 * bids the crash has eaten.
 */
final class DepthMarket implements DisplayedMarket
{
    private static final long NO_SWEPT_BID_TICKS = Long.MAX_VALUE;
    private static final long NO_SWEPT_ASK_TICKS = Long.MIN_VALUE;

    private final MarketState state;
    private final L2Book book;
    private final boolean hasUpdateIds;
    private final boolean hasDepth;
    private final long unsizedQuoteLots;
    private long quoteUpdateId = Units.NULL_ID;
    private long displayTimeNs = Units.NULL_TIME_NS;
    private long sweptBidTicks = NO_SWEPT_BID_TICKS;
    private long sweptAskTicks = NO_SWEPT_ASK_TICKS;
    private long sweepTimeNs = Units.NULL_TIME_NS;

    private boolean isWalkingBids;
    private int walkDepth;
    private long walkBestTicks;
    private long walkTicks;
    private long walkLots;

    DepthMarket(final MarketState state, final long unsizedQuoteLots)
    {
        this.state = state;
        this.unsizedQuoteLots = unsizedQuoteLots;
        book = state.book();
        hasUpdateIds = SequenceRule.NONE != state.instrument().sequenceRule();
        hasDepth = DepthKind.DEPTH == state.instrument().depthKind();
    }

    /** Depth was applied; its levels are as of this exchange time. */
    void onDepth(final long eventTimeNs)
    {
        onDisplay(eventTimeNs);
    }

    /** A quote was applied. */
    void onQuote(final long updateId, final long eventTimeNs)
    {
        quoteUpdateId = Math.max(quoteUpdateId, updateId);
        onDisplay(eventTimeNs);
    }

    /**
     * A taker traded at this price, so nothing better is left on the side it hit, unless the display is already newer.
     */
    void onTrade(final long priceTicks, final boolean hitBids, final boolean hitAsks, final long eventTimeNs)
    {
        if (eventTimeNs <= displayTimeNs)
        {
            return;
        }
        sweepTimeNs = Math.max(sweepTimeNs, eventTimeNs);
        sweptBidTicks = hitBids ? Math.min(sweptBidTicks, priceTicks) : sweptBidTicks;
        sweptAskTicks = hitAsks ? Math.max(sweptAskTicks, priceTicks) : sweptAskTicks;
    }

    /** The feed was lost and may number anew. */
    void onFeedLost()
    {
        quoteUpdateId = Units.NULL_ID;
    }

    @Override
    public boolean isUsable()
    {
        return state.isTradable();
    }

    @Override
    public long bestTicks(final boolean isBid)
    {
        final long ticks = isBid ? state.bestBidTicks() : state.bestAskTicks();
        return ticks > 0 ? ticks : Units.NULL_TICKS;
    }

    @Override
    public long displayedLots(final boolean isBid, final long priceTicks)
    {
        final long bestTicks = bestTicks(isBid);
        if (Units.NULL_TICKS == bestTicks || Prices.isBetter(isBid, priceTicks, bestTicks))
        {
            return 0;
        }
        if (priceTicks == bestTicks)
        {
            return bestLots(isBid);
        }
        return isBid ? book.bidLotsAtPrice(priceTicks) : book.askLotsAtPrice(priceTicks);
    }

    @Override
    public long queueLots(final boolean isBid, final long priceTicks)
    {
        return isVisible(isBid, priceTicks) ? displayedLots(isBid, priceTicks) : QueuePosition.UNKNOWN_LOTS;
    }

    /**
     * A feed of limited depth says nothing of prices behind its worst level. The worst level is asked for last, since a
     * book finds its best ones faster.
     */
    @Override
    public boolean isVisible(final boolean isBid, final long priceTicks)
    {
        if (!Prices.isBetter(isBid, bestTicks(isBid), priceTicks) || displayedLots(isBid, priceTicks) > 0)
        {
            return true;
        }
        final int bookLevels = isBid ? book.bidLevels() : book.askLevels();
        if (!hasDepth || 0 == bookLevels)
        {
            return false;
        }
        final long worstTicks = isBid ? book.bidTicksAt(bookLevels - 1) : book.askTicksAt(bookLevels - 1);
        return !Prices.isBetter(isBid, worstTicks, priceTicks);
    }

    @Override
    public long levelUpdateId(final boolean isBid, final long priceTicks)
    {
        return Prices.isBetter(isBid, bestTicks(isBid), priceTicks) ? bookUpdateId() : latestUpdateId();
    }

    @Override
    public long latestUpdateId()
    {
        return hasUpdateIds ? Math.max(quoteUpdateId, bookUpdateId()) : 0;
    }

    @Override
    public void startWalk(final boolean isBid)
    {
        isWalkingBids = isBid;
        walkDepth = -1;
        walkBestTicks = bestTicks(isBid);
    }

    @Override
    public boolean nextLevel()
    {
        while (step())
        {
            if (!isSwept())
            {
                return true;
            }
        }
        return false;
    }

    @Override
    public long levelTicks()
    {
        return walkTicks;
    }

    @Override
    public long levelLots()
    {
        return walkLots;
    }

    @Override
    public void visitState(final StateVisitor visitor)
    {
        quoteUpdateId = visitor.visit(quoteUpdateId);
        displayTimeNs = visitor.visit(displayTimeNs);
        sweptBidTicks = visitor.visit(sweptBidTicks);
        sweptAskTicks = visitor.visit(sweptAskTicks);
        sweepTimeNs = visitor.visit(sweepTimeNs);
    }

    private void onDisplay(final long eventTimeNs)
    {
        displayTimeNs = Math.max(displayTimeNs, eventTimeNs);
        if (eventTimeNs >= sweepTimeNs)
        {
            sweptBidTicks = NO_SWEPT_BID_TICKS;
            sweptAskTicks = NO_SWEPT_ASK_TICKS;
        }
    }

    private long bestLots(final boolean isBid)
    {
        final long lots = isBid ? state.bestBidLots() : state.bestAskLots();
        return lots > 0 ? lots : unsizedQuoteLots;
    }

    private long bookUpdateId()
    {
        return hasUpdateIds ? book.lastUpdateId() : 0;
    }

    private boolean step()
    {
        if (walkDepth < 0)
        {
            walkDepth = 0;
            walkTicks = walkBestTicks;
            walkLots = bestLots(isWalkingBids);
            return Units.NULL_TICKS != walkBestTicks;
        }
        do
        {
            walkTicks = isWalkingBids ? book.bidTicksAt(walkDepth) : book.askTicksAt(walkDepth);
            walkLots = isWalkingBids ? book.bidLotsAt(walkDepth) : book.askLotsAt(walkDepth);
            walkDepth++;
        }
        while (Units.NULL_TICKS != walkTicks && !Prices.isBetter(isWalkingBids, walkBestTicks, walkTicks));
        return Units.NULL_TICKS != walkTicks;
    }

    private boolean isSwept()
    {
        return isWalkingBids ? walkTicks > sweptBidTicks : walkTicks < sweptAskTicks;
    }
}
