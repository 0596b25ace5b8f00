package io.petrel.core.feature;

import io.petrel.core.math.RollingCounts;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Net pressure of the last changes of the best prices and sizes, as a share of their gross, exact in lots. A quote that
 * follows an unknown one is compared with nothing. Pipeline thread only; allocates nothing after construction.
 */
final class OrderFlowImbalance implements Stateful
{
    private final TopQuote before = new TopQuote();
    private final RollingCounts net;
    private final RollingCounts gross;

    OrderFlowImbalance(final int updates)
    {
        net = new RollingCounts(updates);
        gross = new RollingCounts(updates);
    }

    /** A quote with sizes; the same again is no change. */
    void onQuote(final TopQuote quote)
    {
        if (before.isKnown())
        {
            if (quote.hasPricesOf(before) && quote.hasSizesOf(before))
            {
                return;
            }
            add(quote);
        }
        before.copyFrom(quote);
    }

    /** The quote is not known: the next one is not its successor. */
    void lose()
    {
        before.lose();
    }

    boolean isReady()
    {
        return before.isKnown() && net.isFull() && gross.sum() > 0;
    }

    double value()
    {
        return (double)net.sum() / gross.sum();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        before.visitState(state);
        net.visitState(state);
        gross.visitState(state);
    }

    private void add(final TopQuote quote)
    {
        final long lots = FlowEvent.of(
            before.bidTicks(),
            before.bidLots(),
            quote.bidTicks(),
            quote.bidLots(),
            before.askTicks(),
            before.askLots(),
            quote.askTicks(),
            quote.askLots());
        net.add(lots);
        gross.add(Math.abs(lots));
    }
}
