package io.petrel.sim;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.DeltaVerdict;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** All the venue keeps of one instrument: its market, what we took from it, our orders and our net positions. */
final class VenueInstrument implements Stateful
{
    /** Number of order lists, see {@link #list}. */
    static final int LISTS = 4;

    final Instrument instrument;
    final MarketState state;
    final DisplayedMarket market;
    final NetPositions positions = new NetPositions();
    final OrderList bids = new OrderList();
    final OrderList asks = new OrderList();
    final OrderList stops = new OrderList();
    /** Bars-only instruments: every order, until a bar it can see. */
    final OrderList waiting = new OrderList();
    final FundingSchedule funding = new FundingSchedule();

    /** What it costs to take here, besides the levels. */
    final TakerCost cost;
    /** Used where the queue model goes by identity. */
    final MarketOrders marketOrders = new MarketOrders();
    /** As the tape states it, whatever halts the venue adds. */
    InstrumentState tapeState;

    /** A fill or an end since the last tidying; never true between events, so no state. */
    boolean isUntidy;

    private final boolean isTradesOnly;
    private final boolean isBarsOnly;
    private final boolean isQuotesOnly;
    private final boolean hasDepth;
    private final ConsumedLevels consumedBids = new ConsumedLevels(true);
    private final ConsumedLevels consumedAsks = new ConsumedLevels(false);
    private final DepthMarket depth;
    private final SyntheticMarket synthetic;
    private final OrderPool pool;
    private final OrderIds ids;
    /** Changes of a book that the core keeps, as of the last event told; it shows an event before this is told. */
    private long readChanges;
    private long statedMarkTicks = Units.NULL_TICKS;
    private long barMarkTicks = Units.NULL_TICKS;

    VenueInstrument(
        final Instrument instrument,
        final MarketState state,
        final SimSettings settings,
        final OrderPool pool,
        final OrderIds ids)
    {
        this.instrument = instrument;
        this.state = state;
        isTradesOnly = DepthKind.TRADES_ONLY == instrument.depthKind();
        isBarsOnly = DepthKind.BARS_ONLY == instrument.depthKind();
        isQuotesOnly = DepthKind.TOP_OF_BOOK == instrument.depthKind();
        hasDepth = DepthKind.DEPTH == instrument.depthKind();
        readChanges = changes();
        this.pool = pool;
        this.ids = ids;
        depth = new DepthMarket(state, settings.feeds().unsizedQuoteLots());
        synthetic = new SyntheticMarket(state, settings.feeds());
        market = isTradesOnly() ? synthetic : depth;
        cost = new TakerCost(settings, hasDepth());
        tapeState = instrument.state();
    }

    boolean isTrading()
    {
        return InstrumentState.TRADING == instrument.state();
    }

    boolean isTradesOnly()
    {
        return isTradesOnly;
    }

    boolean isBarsOnly()
    {
        return isBarsOnly;
    }

    boolean isQuotesOnly()
    {
        return isQuotesOnly;
    }

    boolean hasDepth()
    {
        return hasDepth;
    }

    boolean hasQuotes()
    {
        return hasDepth || isQuotesOnly;
    }

    /** What we took from the side. */
    ConsumedLevels consumed(final boolean isBid)
    {
        return isBid ? consumedBids : consumedAsks;
    }

    /** Our resting orders of a side, best price first. */
    OrderList resting(final boolean isBuy)
    {
        return isBuy ? bids : asks;
    }

    /** One of the lists of our orders, from 0. */
    OrderList list(final int index)
    {
        switch (index)
        {
            case 0:
                return bids;
            case 1:
                return asks;
            case 2:
                return stops;
            default:
                return waiting;
        }
    }

    /** Orders of an account that work or wait here. */
    int openOrders(final int accountId)
    {
        int count = 0;
        for (int i = 0; i < LISTS; i++)
        {
            count += list(i).count(accountId);
        }
        return count;
    }

    /** Lots of one side that an account's orders here may still add. */
    long workingLots(final int accountId, final boolean isBuy)
    {
        long lots = 0;
        for (int i = 0; i < LISTS; i++)
        {
            lots = Math.addExact(lots, list(i).openingLots(accountId, isBuy));
        }
        return lots;
    }

    /** The venue's mark price where the tape has one, else the middle or last price; NULL_TICKS when none is known. */
    long markTicks()
    {
        return statedMarkTicks > 0 ? statedMarkTicks : isBarsOnly() ? barMarkTicks : state.referenceTicks();
    }

    /** The venue marks positions at this price. */
    void onMark(final long markTicks)
    {
        statedMarkTicks = markTicks;
    }

    /** The price was here within a bar. */
    void onBarMark(final long ticks)
    {
        barMarkTicks = ticks;
    }

    /** A bar closed. */
    void onBar(final long closeTicks, final long volumeLots, final long nowNs)
    {
        barMarkTicks = closeTicks;
        cost.onPrice(closeTicks);
        cost.onVolume(Math.max(0, volumeLots), nowNs);
    }

    void onSnapshot(final BookSnapshotDecoder snapshot, final BookAdapter books)
    {
        if (state.keepsBook())
        {
            books.onSnapshot(snapshot, state.book());
        }
        readChanges = changes();
    }

    /** Whether the book takes the delta. */
    boolean takes(final BookDeltaDecoder delta, final BookAdapter books)
    {
        if (state.keepsBook())
        {
            return DeltaVerdict.APPLY == books.onDelta(delta, state.book());
        }
        final long before = readChanges;
        readChanges = changes();
        return before != readChanges;
    }

    /** Depth was applied to the book. */
    void onDepth(final long eventTimeNs)
    {
        state.onBook(eventTimeNs);
        depth.onDepth(eventTimeNs);
        refreshConsumed();
    }

    /** A quote arrived. Each one that states no size offers its assumed size anew. */
    void onQuote(
        final long bidTicks,
        final long bidLots,
        final long askTicks,
        final long askLots,
        final long updateId,
        final long eventTimeNs)
    {
        state.onTopOfBook(bidTicks, bidLots, askTicks, askLots, updateId, eventTimeNs);
        depth.onQuote(updateId, eventTimeNs);
        if (isQuotesOnly())
        {
            cost.onPrice(state.referenceTicks());
        }
        if (isQuotesOnly() && bidLots <= 0)
        {
            consumedBids.clear();
        }
        if (isQuotesOnly() && askLots <= 0)
        {
            consumedAsks.clear();
        }
        refreshConsumed();
    }

    /** A market trade arrived: on a trades-only feed it is a new market, elsewhere it sweeps the display. */
    void onTrade(final MarketTrade trade, final long nowNs)
    {
        cost.onVolume(trade.sizeLots, nowNs);
        if (!isQuotesOnly())
        {
            cost.onPrice(trade.priceTicks);
        }
        state.onTrade(trade.priceTicks, trade.sizeLots, trade.aggressor, trade.eventTimeNs);
        if (isTradesOnly())
        {
            synthetic.onTrade(trade.sizeLots);
            consumedBids.clear();
            consumedAsks.clear();
        }
        else
        {
            depth.onTrade(trade.priceTicks, trade.hits(true), trade.hits(false), trade.eventTimeNs);
        }
    }

    /** The feed was lost: nothing displayed holds until it is sent anew. */
    void onFeedLost()
    {
        state.onFeedLost();
        depth.onFeedLost();
        consumedBids.onFeedLost();
        consumedAsks.onFeedLost();
        bids.onFeedLost();
        asks.onFeedLost();
    }

    /** Takes out the orders that ended. */
    void removeDone()
    {
        bids.removeDone(pool);
        asks.removeDone(pool);
        stops.removeDone(pool);
        waiting.removeDone(pool);
    }

    @Override
    public void visitState(final StateVisitor visitor)
    {
        state.visitState(visitor);
        depth.visitState(visitor);
        synthetic.visitState(visitor);
        consumedBids.visitState(visitor);
        consumedAsks.visitState(visitor);
        positions.visitState(visitor);
        cost.visitState(visitor);
        marketOrders.visitState(visitor);
        tapeState = InstrumentState.get((short)visitor.visit(tapeState.value()));
        funding.visitState(visitor);
        statedMarkTicks = visitor.visit(statedMarkTicks);
        barMarkTicks = visitor.visit(barMarkTicks);
        bids.visitState(visitor, pool, ids);
        asks.visitState(visitor, pool, ids);
        stops.visitState(visitor, pool, ids);
        waiting.visitState(visitor, pool, ids);
        if (visitor.isRestoring())
        {
            readChanges = changes();
        }
    }

    /** A delta that the book takes is applied or, with a level in it that cannot be, refused: either counts one. */
    private long changes()
    {
        final L2Book book = state.book();
        return book.appliedDeltas() + book.refusedLevels();
    }

    private void refreshConsumed()
    {
        if (!(consumedBids.isEmpty() && consumedAsks.isEmpty()) && market.isUsable())
        {
            consumedBids.refresh(market);
            consumedAsks.refresh(market);
        }
    }
}
