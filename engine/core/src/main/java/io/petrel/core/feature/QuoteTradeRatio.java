package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Updates of book and quote per trade, both exponentially decayed: high where many orders come and go and few trade.
 * Fewer than one trade counts as one, so that silence of the tape does not blow the ratio up. Pipeline thread only;
 * allocates nothing.
 */
final class QuoteTradeRatio implements Stateful
{
    private final TimeMean isQuoted = new TimeMean();
    private double quotes;
    private double trades;
    private boolean hasTraded;

    void elapse(final DecayClock clock)
    {
        isQuoted.elapse(clock);
        quotes *= clock.kept();
        trades *= clock.kept();
    }

    void onQuote()
    {
        isQuoted.hold(1.0);
        quotes += 1.0;
    }

    /** The quote is not known, and neither is how often it changes. */
    void lose()
    {
        isQuoted.lose();
    }

    void onTrade()
    {
        trades += 1.0;
        hasTraded = true;
    }

    boolean isReady()
    {
        return hasTraded && isQuoted.isReady();
    }

    double value()
    {
        return quotes / Math.max(1.0, trades);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        isQuoted.visitState(state);
        quotes = state.visit(quotes);
        trades = state.visit(trades);
        hasTraded = state.visit(hasTraded);
    }
}
