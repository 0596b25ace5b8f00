package io.petrel.core.feature;

import io.petrel.core.math.RollingMoments;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * How unusual the spread is among those of the last changes of the best prices. In ticks: in basis points, a spread of
 * always one tick would still vary, with the price, and nothing else. Pipeline thread only; allocates nothing after
 * construction.
 */
final class SpreadZ implements Stateful
{
    private final RollingMoments spreads;
    private final TopQuote before = new TopQuote();
    private double newestTicks;

    SpreadZ(final int samples)
    {
        spreads = new RollingMoments(samples);
    }

    void onQuote(final TopQuote quote)
    {
        if (!before.isKnown() || !quote.hasPricesOf(before))
        {
            before.copyFrom(quote);
            newestTicks = quote.spreadTicks();
            spreads.add(newestTicks);
        }
    }

    /** The quote is not known: whatever comes next is a change. */
    void lose()
    {
        before.lose();
    }

    boolean isReady()
    {
        return before.isKnown() && spreads.isFull() && spreads.sampleVariance() > 0.0;
    }

    double value()
    {
        return (newestTicks - spreads.mean()) / Math.sqrt(spreads.sampleVariance());
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        spreads.visitState(state);
        before.visitState(state);
        newestTicks = state.visit(newestTicks);
    }
}
