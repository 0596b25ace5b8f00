package io.petrel.core.feature;

import io.petrel.core.market.MarketState;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Best prices and sizes as they stood after the last change of the book or quote; not known while the market may not be
 * traded on (unsafe, crossed, halted, one-sided). Pipeline thread only; allocates nothing.
 */
final class TopQuote implements Stateful
{
    private boolean isKnown;
    private long bidTicks;
    private long bidLots;
    private long askTicks;
    private long askLots;

    void read(final MarketState market)
    {
        bidTicks = market.bestBidTicks();
        askTicks = market.bestAskTicks();
        isKnown = bidTicks > 0 && bidTicks <= askTicks && market.isTradable();
        bidLots = isKnown ? market.bestBidLots() : 0;
        askLots = isKnown ? market.bestAskLots() : 0;
    }

    void copyFrom(final TopQuote other)
    {
        isKnown = other.isKnown;
        bidTicks = other.bidTicks;
        bidLots = other.bidLots;
        askTicks = other.askTicks;
        askLots = other.askLots;
    }

    /** Forgets the quote. */
    void lose()
    {
        isKnown = false;
    }

    boolean isKnown()
    {
        return isKnown;
    }

    /** Whether the sizes are known too; dealers quote without. */
    boolean hasSizes()
    {
        return isKnown && bidLots > 0 && askLots > 0;
    }

    boolean hasPricesOf(final TopQuote other)
    {
        return bidTicks == other.bidTicks && askTicks == other.askTicks;
    }

    boolean hasSizesOf(final TopQuote other)
    {
        return bidLots == other.bidLots && askLots == other.askLots;
    }

    long bidTicks()
    {
        return bidTicks;
    }

    long bidLots()
    {
        return bidLots;
    }

    long askTicks()
    {
        return askTicks;
    }

    long askLots()
    {
        return askLots;
    }

    long spreadTicks()
    {
        return askTicks - bidTicks;
    }

    double midTicks()
    {
        return 0.5 * ((double)bidTicks + askTicks);
    }

    double imbalance()
    {
        return (double)(bidLots - askLots) / ((double)bidLots + askLots);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        isKnown = state.visit(isKnown);
        bidTicks = state.visit(bidTicks);
        bidLots = state.visit(bidLots);
        askTicks = state.visit(askTicks);
        askLots = state.visit(askLots);
    }
}
