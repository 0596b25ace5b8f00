package io.petrel.core.market;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What is known of one instrument's market now: book, quote, last trade. Pipeline thread only; allocates nothing.
 * <p>
 * Best prices come from the fresher of book and quote. Where the venue numbers its updates (Binance: book ticker
 * {@code u} and depth {@code u} count in one space) the greater id is fresher and the book wins a tie, having the
 * same top; without numbers the one received last is. An unsafe book has no best prices; a quote then still shows
 * where the market is, but a DEPTH instrument is tradable only on a safe book.
 * <p>
 * Everybody who looks at an event asks for the best prices, many of them several times. They are worked out when the
 * first one asks after a change of book, quote or trade, and kept until the next change.
 */
public final class MarketState implements Stateful
{
    private static final int SECTION = StateVisitor.tag("MRKT");
    private static final long NOT_SEEN = -1;

    private final Instrument instrument;
    private final boolean isDepth;
    private final boolean isTopOfBook;
    private final boolean isBarsOnly;
    private final L2Book book;
    private final boolean keepsBook;
    private final boolean hasUpdateIds;
    private final TopOfBook quote = new TopOfBook();
    private final LastTrade lastTrade = new LastTrade();
    private boolean isQuoteLatest;
    private long bookTimeNs = Units.NULL_TIME_NS;
    private long staleQuotes;
    private long refusedTrades;
    private long refusedBars;

    private long changes;

    /** What follows from all the above, as of this change, and from the book alone as of that one. */
    private long seenChanges = NOT_SEEN;
    private long seenBookChanges = NOT_SEEN;
    private boolean isBookSafe;
    private boolean isBookTradable;
    private long bookUpdateId;
    private boolean isQuotable;
    private long bestBidTicks;
    private long bestBidLots;
    private long bestAskTicks;
    private long bestAskLots;
    private long referenceTicks;

    /**
     * The market of one instrument, nothing known yet.
     *
     * @param instrument defined.
     */
    public MarketState(final Instrument instrument)
    {
        this(instrument, new L2Book(instrument.sequenceRule(), DepthKind.DEPTH == instrument.depthKind() ?
            L2Book.DEFAULT_WINDOW_TICKS : L2Book.MIN_WINDOW_TICKS), true);
    }

    /**
     * The market of one instrument whose book another keeps: it is read here, never changed, and no part of the state.
     *
     * @param instrument defined.
     * @param othersBook of the same instrument, changed before this is told of it.
     */
    public MarketState(final Instrument instrument, final L2Book othersBook)
    {
        this(instrument, othersBook, false);
    }

    private MarketState(final Instrument instrument, final L2Book book, final boolean keepsBook)
    {
        this.instrument = instrument;
        isDepth = DepthKind.DEPTH == instrument.depthKind();
        isTopOfBook = DepthKind.TOP_OF_BOOK == instrument.depthKind();
        isBarsOnly = DepthKind.BARS_ONLY == instrument.depthKind();
        this.book = book;
        this.keepsBook = keepsBook;
        hasUpdateIds = SequenceRule.NONE != instrument.sequenceRule();
    }

    /**
     * The book was just changed by a snapshot or delta.
     *
     * @param eventTimeNs exchange time of the message.
     */
    public void onBook(final long eventTimeNs)
    {
        bookTimeNs = eventTimeNs;
        isQuoteLatest = false;
        changes++;
    }

    /**
     * A quote. One older by update id than the quote held is ignored and counted. A side without a positive price is
     * empty.
     *
     * @param bidTicks    best bid, null when there is none.
     * @param bidLots     size at it.
     * @param askTicks    best ask, null when there is none.
     * @param askLots     size at it.
     * @param updateId    venue's number, null where it has none.
     * @param eventTimeNs exchange time.
     */
    public void onTopOfBook(
        final long bidTicks,
        final long bidLots,
        final long askTicks,
        final long askLots,
        final long updateId,
        final long eventTimeNs)
    {
        if (hasUpdateIds && updateId >= 0 && updateId < quote.updateId())
        {
            staleQuotes++;
            return;
        }
        quote.set(bidTicks, bidLots, askTicks, askLots, updateId, eventTimeNs);
        isQuoteLatest = true;
        changes++;
    }

    /**
     * A trade. One without a positive price and size is refused data: counted and ignored.
     *
     * @param priceTicks  positive.
     * @param sizeLots    positive.
     * @param side        of the taker.
     * @param eventTimeNs exchange time.
     */
    public void onTrade(
        final long priceTicks, final long sizeLots, final AggressorSide side, final long eventTimeNs)
    {
        if (priceTicks <= 0 || sizeLots <= 0)
        {
            refusedTrades++;
            return;
        }
        lastTrade.set(priceTicks, sizeLots, side, eventTimeNs);
        changes++;
    }

    /**
     * An imported bar: its close is the last trade known, or, when it closes with an ask, the quote. Where bars are all
     * there is, a close without an ask leaves no quote: that of an earlier bar would hide the newer price.
     *
     * @param closeTicks    close of the trades, or of the bid where there is an ask.
     * @param askCloseTicks close of the ask, null for bars of trades.
     * @param endTimeNs     end of the bar.
     */
    public void onImportedBar(final long closeTicks, final long askCloseTicks, final long endTimeNs)
    {
        if (askCloseTicks > 0)
        {
            onTopOfBook(closeTicks, Units.NULL_LOTS, askCloseTicks, Units.NULL_LOTS, Units.NULL_ID, endTimeNs);
        }
        else if (closeTicks > 0)
        {
            if (isBarsOnly)
            {
                forgetQuote();
            }
            lastTrade.set(closeTicks, Units.NULL_LOTS, AggressorSide.UNKNOWN, endTimeNs);
            changes++;
        }
    }

    /** An imported bar was refused as impossible: it is counted and changes nothing. */
    public void onRefusedBar()
    {
        refusedBars++;
    }

    /**
     * The feed was lost: the book is unsafe until its next snapshot and the quote is forgotten. The last trade stays
     * true.
     */
    public void onFeedLost()
    {
        if (keepsBook)
        {
            book.invalidate();
        }
        forgetQuote();
        changes++;
    }

    /**
     * Whose market this is.
     *
     * @return the instrument.
     */
    public Instrument instrument()
    {
        return instrument;
    }

    /**
     * Whether the book is changed through this market, or by another who keeps it.
     *
     * @return true when it is its own.
     */
    public boolean keepsBook()
    {
        return keepsBook;
    }

    /**
     * The depth book; empty for ever when the feed carries none.
     *
     * @return the book.
     */
    public L2Book book()
    {
        return book;
    }

    /**
     * Best bid of the fresher of book and quote.
     *
     * @return ticks or {@link Units#NULL_TICKS}.
     */
    public long bestBidTicks()
    {
        look();
        return bestBidTicks;
    }

    /**
     * Size at the best bid.
     *
     * @return lots or {@link Units#NULL_LOTS}.
     */
    public long bestBidLots()
    {
        look();
        return bestBidLots;
    }

    /**
     * Best ask of the fresher of book and quote.
     *
     * @return ticks or {@link Units#NULL_TICKS}.
     */
    public long bestAskTicks()
    {
        look();
        return bestAskTicks;
    }

    /**
     * Size at the best ask.
     *
     * @return lots or {@link Units#NULL_LOTS}.
     */
    public long bestAskLots()
    {
        look();
        return bestAskLots;
    }

    /**
     * The last trade, to read.
     *
     * @return as it was received last.
     */
    public LastTrade lastTrade()
    {
        return lastTrade;
    }

    /**
     * Exchange time of the last change of the book.
     *
     * @return ns or {@link Units#NULL_TIME_NS}.
     */
    public long bookTimeNs()
    {
        return bookTimeNs;
    }

    /**
     * Exchange time of the last quote.
     *
     * @return ns or {@link Units#NULL_TIME_NS}.
     */
    public long quoteTimeNs()
    {
        return quote.timeNs();
    }

    /**
     * Quotes ignored for being older than the one held.
     *
     * @return count.
     */
    public long staleQuotes()
    {
        return staleQuotes;
    }

    /**
     * Trades ignored for an impossible price or size.
     *
     * @return count.
     */
    public long refusedTrades()
    {
        return refusedTrades;
    }

    /**
     * Imported bars refused as impossible.
     *
     * @return count.
     */
    public long refusedBars()
    {
        return refusedBars;
    }

    /**
     * One price for "the market": the middle of best bid and ask, half a tick rounded to the bid's side; when a side
     * is missing or they are crossed, the last trade.
     *
     * @return ticks or {@link Units#NULL_TICKS} when nothing is known.
     */
    public long referenceTicks()
    {
        look();
        return referenceTicks;
    }

    /**
     * Whether a decision may be made on this market: the instrument is trading, and DEPTH has a tradable book whose
     * fresher quote, if any, is neither crossed nor locked; TOP_OF_BOOK a quote that is not crossed (dealers do
     * lock); TRADES_ONLY and BARS_ONLY have any price.
     *
     * @return true when it may.
     */
    public boolean isTradable()
    {
        look();
        return isQuotable && InstrumentState.TRADING == instrument.state();
    }

    /**
     * The reference price where a decision may be made on it: an unsafe book leaves a last trade that may be long gone.
     *
     * @return ticks or {@link Units#NULL_TICKS}.
     */
    public long tradableTicks()
    {
        return isTradable() ? referenceTicks() : Units.NULL_TICKS;
    }

    /**
     * Changes so far, of anything but the instrument's own trading state: whoever worked something out can tell whether
     * it still holds. Not part of the state.
     *
     * @return a number that grows.
     */
    public long changes()
    {
        return changes + book.changes();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        state.fixed(instrument.id(), "instrument of a market");
        isQuoteLatest = state.visit(isQuoteLatest);
        bookTimeNs = state.visit(bookTimeNs);
        quote.visitState(state);
        staleQuotes = state.visit(staleQuotes);
        lastTrade.visitState(state);
        refusedTrades = state.visit(refusedTrades);
        refusedBars = state.visit(refusedBars);
        if (keepsBook)
        {
            book.visitState(state);
        }
        changes++;
    }

    private void forgetQuote()
    {
        quote.forget();
        isQuoteLatest = false;
    }

    private void look()
    {
        final long now = changes();
        if (seenChanges != now)
        {
            seenChanges = now;
            derive();
        }
    }

    private void derive()
    {
        if (seenBookChanges != book.changes())
        {
            lookAtBook();
        }
        final boolean isQuote = isQuoteFresher();
        bestBidTicks = isQuote ? quote.bidTicks() : book.bestBidTicks();
        bestBidLots = isQuote ? quote.bidLots() : book.bestBidLots();
        bestAskTicks = isQuote ? quote.askTicks() : book.bestAskTicks();
        bestAskLots = isQuote ? quote.askLots() : book.bestAskLots();
        referenceTicks = isOrdered(bestBidTicks, bestAskTicks) ?
            bestBidTicks + ((bestAskTicks - bestBidTicks) >> 1) : lastTrade.ticks();
        isQuotable = isDepth ?
            isBookTradable && (!isQuote || quote.isTradable()) :
            isTopOfBook ? isOrdered(bestBidTicks, bestAskTicks) : Units.NULL_TICKS != referenceTicks;
    }

    /** Most events of a market are quotes between two changes of the book. */
    private void lookAtBook()
    {
        seenBookChanges = book.changes();
        isBookSafe = BookState.SAFE == book.state();
        isBookTradable = book.isTradable();
        bookUpdateId = book.lastUpdateId();
    }

    private boolean isQuoteFresher()
    {
        if (!isBookSafe)
        {
            return true;
        }
        return hasUpdateIds && quote.updateId() >= 0 ? quote.updateId() > bookUpdateId : isQuoteLatest;
    }

    /** Both there and not crossed; the null of ticks is below every price. */
    private static boolean isOrdered(final long bidTicks, final long askTicks)
    {
        return bidTicks > 0 && bidTicks <= askTicks;
    }
}
