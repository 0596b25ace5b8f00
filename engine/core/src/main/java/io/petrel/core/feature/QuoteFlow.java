package io.petrel.core.feature;

import io.petrel.core.market.BookSequence;
import io.petrel.core.market.MarketState;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What changes of the book and the quote say: flow imbalance, pressure, spread, depth. Each change is compared with the
 * one before; where the market is not known (unsafe book, crossed, halted, one-sided) the chain breaks and nothing is
 * ready. The walk of the book's levels happens only when the book itself has changed, not for quotes beside it; what
 * can wait until the vector is asked for is left until then.
 * Pipeline thread only; allocates nothing after construction.
 */
final class QuoteFlow implements Stateful
{
    private final MarketState market;
    private final int depthLevels;
    private final TopQuote quote = new TopQuote();
    private final BookLevels levels;
    private final OrderFlowImbalance imbalance;
    private final DepthFlow depthFlow;
    private final TimeMean pressure = new TimeMean();
    private final TimeMean usualDepth = new TimeMean();
    private final QuoteTradeRatio ratio = new QuoteTradeRatio();
    private final SpreadZ spread;
    private long bookUpdates;
    private double depthLots;

    QuoteFlow(final FeatureParams params, final MarketState market)
    {
        this.market = market;
        depthLevels = params.imbalanceLevels();
        final int flowLevels = params.whole(OrderFlowParams.OFI_LEVELS);
        final int updates = params.whole(OrderFlowParams.OFI_UPDATES);
        levels = new BookLevels(Math.max(depthLevels, flowLevels));
        imbalance = new OrderFlowImbalance(updates);
        depthFlow = new DepthFlow(flowLevels, updates);
        spread = new SpreadZ(params.whole(OrderFlowParams.SPREAD_SAMPLES));
    }

    /** The quote as of the last change, for whoever compares trades with it. */
    TopQuote quote()
    {
        return quote;
    }

    /** Whether {@link #levels} are those of the book as it is now. */
    boolean hasLevels()
    {
        return bookUpdates == updates();
    }

    /** The best levels as of the last change, at least as many as the imbalance of the depth looks at. */
    BookLevels levels()
    {
        return levels;
    }

    void elapse(final DecayClock clock)
    {
        pressure.elapse(clock);
        usualDepth.elapse(clock);
        ratio.elapse(clock);
    }

    void onTrade()
    {
        ratio.onTrade();
    }

    void onBook()
    {
        quote.read(market);
        if (quote.isKnown())
        {
            ratio.onQuote();
            spread.onQuote(quote);
            onTop();
            onDepth();
        }
        else
        {
            lose();
        }
    }

    /**
     * What the status took away is lost, since the last event: a status may come by another clock. What it gave back is
     * known with the next change only.
     */
    void onStatus()
    {
        if (quote.isKnown())
        {
            quote.read(market);
            if (!quote.isKnown())
            {
                lose();
            }
        }
    }

    void write(final FeatureVector vector)
    {
        vector.putIf(usualDepth.isReady(), Feature.LIQUIDITY_WITHDRAWAL, usualDepth.isReady() ? withdrawal() : 0.0);
    }

    void writeRest(final FeatureVector vector)
    {
        vector.putIf(
            imbalance.isReady(), Feature.ORDER_FLOW_IMBALANCE, imbalance.isReady() ? imbalance.value() : 0.0);
        vector.putIf(
            depthFlow.isReady(), Feature.DEPTH_FLOW_IMBALANCE, depthFlow.isReady() ? depthFlow.value() : 0.0);
        vector.putIf(spread.isReady(), Feature.SPREAD_Z, spread.isReady() ? spread.value() : 0.0);
        vector.putIf(pressure.isReady(), Feature.QUOTE_PRESSURE, pressure.isReady() ? pressure.value() : 0.0);
        vector.putIf(ratio.isReady(), Feature.QUOTE_TRADE_RATIO, ratio.value());
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        quote.visitState(state);
        levels.visitState(state);
        imbalance.visitState(state);
        depthFlow.visitState(state);
        pressure.visitState(state);
        usualDepth.visitState(state);
        ratio.visitState(state);
        spread.visitState(state);
        bookUpdates = state.visit(bookUpdates);
        depthLots = state.visit(depthLots);
    }

    private void onTop()
    {
        if (quote.hasSizes())
        {
            imbalance.onQuote(quote);
            pressure.hold(quote.imbalance());
        }
        else
        {
            imbalance.lose();
            pressure.lose();
        }
    }

    private void onDepth()
    {
        final long updates = updates();
        if (!market.book().isTradable())
        {
            loseDepth();
        }
        else if (updates != bookUpdates)
        {
            bookUpdates = updates;
            levels.read(market.book());
            depthFlow.onLevels(levels);
            depthLots = levels.depthLots(depthLevels);
            usualDepth.hold(depthLots);
        }
    }

    private long updates()
    {
        final BookSequence sequence = market.book().sequence();
        return sequence.snapshots() + sequence.appliedDeltas();
    }

    private double withdrawal()
    {
        return Math.max(0.0, 1.0 - depthLots / usualDepth.value());
    }

    private void lose()
    {
        quote.lose();
        imbalance.lose();
        pressure.lose();
        ratio.lose();
        spread.lose();
        loseDepth();
    }

    /** The next book counts as changed, even if it is the same. */
    private void loseDepth()
    {
        depthFlow.lose();
        usualDepth.lose();
        bookUpdates = -1;
    }
}
