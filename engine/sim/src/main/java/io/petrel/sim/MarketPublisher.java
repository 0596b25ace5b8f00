package io.petrel.sim;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BookDeltaEncoder;
import io.petrel.codecs.event.BookSnapshotEncoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.exchange.MatchingBook;
import org.agrona.DirectBuffer;

/**
 * Encodes what the public sees of a book: each trade at once, the best prices whenever they change, and at a fixed beat
 * all levels that changed since the last beat, chained by update ids that count changes of levels.
 */
final class MarketPublisher implements Stateful
{
    /** Changed levels that are told before the beat, so that a message stays within its bytes. */
    private static final int CHANGED_MAX = 2_048;

    private final MarketQueue queue;
    private final int instrumentId;
    private final long latencyNs;
    private final long depthIntervalNs;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final TopOfBookEncoder top = new TopOfBookEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final ChangedLevels bids;
    private final ChangedLevels asks;
    private long tradeId;
    private long updateId;
    private long publishedUpdateId;
    private long depthDueNs = Long.MAX_VALUE;
    private long bidTicks = Units.NULL_TICKS;
    private long bidLots;
    private long askTicks = Units.NULL_TICKS;
    private long askLots;

    MarketPublisher(
        final MarketQueue queue,
        final int instrumentId,
        final long latencyNs,
        final long depthIntervalNs,
        final int prices)
    {
        this.queue = queue;
        this.instrumentId = instrumentId;
        this.latencyNs = latencyNs;
        this.depthIntervalNs = depthIntervalNs;
        bids = new ChangedLevels(prices, CHANGED_MAX);
        asks = new ChangedLevels(prices, CHANGED_MAX);
    }

    /** The market opens: the instrument and the whole book. */
    void open(final long nowNs, final DirectBuffer definition, final int length, final MatchingBook book)
    {
        queue.buffer().putBytes(queue.claim(), definition, 0, length);
        queue.commit(length, nowNs + latencyNs);
        updateId++;
        publishedUpdateId = updateId;
        bids.clear();
        asks.clear();
        publishSnapshot(nowNs, book);
        depthDueNs = nowNs + depthIntervalNs;
        onBook(nowNs, book);
    }

    /** When depth is told next. */
    long depthDueNs()
    {
        return depthDueNs;
    }

    void onTrade(final long nowNs, final boolean isBuyer, final long priceTicks, final long lots)
    {
        trade.wrapAndApplyHeader(queue.buffer(), queue.claim(), header)
            .eventTimeNs(nowNs)
            .tradeId(++tradeId)
            .priceTicks(priceTicks)
            .sizeLots(lots)
            .instrumentId(instrumentId)
            .aggressorSide(isBuyer ? AggressorSide.BUYER : AggressorSide.SELLER)
            .flags().clear();
        commit(nowNs, trade.encodedLength());
    }

    void onLevel(final boolean isBid, final long priceTicks)
    {
        updateId++;
        (isBid ? bids : asks).add(priceTicks);
    }

    /** The book is at rest after a change: tells the best prices if they moved. */
    void onBook(final long nowNs, final MatchingBook book)
    {
        final long newBidTicks = book.bestTicks(true);
        final long newAskTicks = book.bestTicks(false);
        final long newBidLots = Units.NULL_TICKS == newBidTicks ? 0 : book.displayedLots(true, newBidTicks);
        final long newAskLots = Units.NULL_TICKS == newAskTicks ? 0 : book.displayedLots(false, newAskTicks);
        if (newBidTicks != bidTicks || newAskTicks != askTicks || newBidLots != bidLots || newAskLots != askLots)
        {
            bidTicks = newBidTicks;
            askTicks = newAskTicks;
            bidLots = newBidLots;
            askLots = newAskLots;
            publishTop(nowNs);
        }
        if (bids.size() >= CHANGED_MAX / 2 || asks.size() >= CHANGED_MAX / 2)
        {
            publishDepth(nowNs, book);
        }
    }

    /** The beat. */
    void onDepthDue(final MatchingBook book)
    {
        publishDepth(depthDueNs, book);
        depthDueNs += depthIntervalNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        bids.visitState(state);
        asks.visitState(state);
        tradeId = state.visit(tradeId);
        updateId = state.visit(updateId);
        publishedUpdateId = state.visit(publishedUpdateId);
        depthDueNs = state.visit(depthDueNs);
        bidTicks = state.visit(bidTicks);
        bidLots = state.visit(bidLots);
        askTicks = state.visit(askTicks);
        askLots = state.visit(askLots);
        queue.visitState(state);
    }

    private void publishTop(final long nowNs)
    {
        top.wrapAndApplyHeader(queue.buffer(), queue.claim(), header)
            .eventTimeNs(nowNs)
            .updateId(updateId)
            .bidPriceTicks(bidTicks)
            .bidSizeLots(bidLots)
            .askPriceTicks(askTicks)
            .askSizeLots(askLots)
            .instrumentId(instrumentId);
        commit(nowNs, top.encodedLength());
    }

    private void publishDepth(final long nowNs, final MatchingBook book)
    {
        if (updateId == publishedUpdateId)
        {
            return;
        }
        delta.wrapAndApplyHeader(queue.buffer(), queue.claim(), header)
            .eventTimeNs(nowNs)
            .firstUpdateId(publishedUpdateId + 1)
            .lastUpdateId(updateId)
            .previousUpdateId(publishedUpdateId)
            .instrumentId(instrumentId)
            .flags().clear();
        final BookDeltaEncoder.BidsEncoder bidLevels = delta.bidsCount(bids.size());
        for (int i = 0; i < bids.size(); i++)
        {
            bidLevels.next().priceTicks(bids.at(i)).sizeLots(book.displayedLots(true, bids.at(i)));
        }
        final BookDeltaEncoder.AsksEncoder askLevels = delta.asksCount(asks.size());
        for (int i = 0; i < asks.size(); i++)
        {
            askLevels.next().priceTicks(asks.at(i)).sizeLots(book.displayedLots(false, asks.at(i)));
        }
        bids.clear();
        asks.clear();
        publishedUpdateId = updateId;
        commit(nowNs, delta.encodedLength());
    }

    private void publishSnapshot(final long nowNs, final MatchingBook book)
    {
        snapshot.wrapAndApplyHeader(queue.buffer(), queue.claim(), header)
            .eventTimeNs(nowNs)
            .lastUpdateId(updateId)
            .instrumentId(instrumentId);
        final BookSnapshotEncoder.BidsEncoder bidLevels = snapshot.bidsCount(levels(book, true));
        for (long ticks = book.bestTicks(true); Units.NULL_TICKS != ticks; ticks = book.ticksBehind(true, ticks))
        {
            bidLevels.next().priceTicks(ticks).sizeLots(book.displayedLots(true, ticks));
        }
        final BookSnapshotEncoder.AsksEncoder askLevels = snapshot.asksCount(levels(book, false));
        for (long ticks = book.bestTicks(false); Units.NULL_TICKS != ticks; ticks = book.ticksBehind(false, ticks))
        {
            askLevels.next().priceTicks(ticks).sizeLots(book.displayedLots(false, ticks));
        }
        commit(nowNs, snapshot.encodedLength());
    }

    private static int levels(final MatchingBook book, final boolean isBid)
    {
        int levels = 0;
        for (long ticks = book.bestTicks(isBid); Units.NULL_TICKS != ticks; ticks = book.ticksBehind(isBid, ticks))
        {
            levels++;
        }
        return levels;
    }

    private void commit(final long nowNs, final int bodyLength)
    {
        queue.commit(MessageHeaderEncoder.ENCODED_LENGTH + bodyLength, nowNs + latencyNs);
    }
}
