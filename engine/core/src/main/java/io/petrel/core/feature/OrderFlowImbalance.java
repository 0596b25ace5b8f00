package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Net pressure of the last changes of the best prices and sizes, as a share of their gross, exact in lots. A quote that
 * follows an unknown one is compared with nothing. Both sums come from one window, since the gross of a change follows
 * from its net. Pipeline thread only; allocates nothing after construction.
 */
final class OrderFlowImbalance implements Stateful
{
    private final TopQuote before = new TopQuote();
    private final long[] window;
    private int next;
    private int count;
    private long net;
    private long gross;

    OrderFlowImbalance(final int updates)
    {
        window = new long[updates];
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
        return before.isKnown() && window.length == count && gross > 0;
    }

    double value()
    {
        return (double)net / gross;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        before.visitState(state);
        next = state.visit(next);
        count = state.visit(count);
        net = state.visit(net);
        gross = state.visit(gross);
        state.visit(window, window.length);
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
        final long oldest = window[next];
        window[next] = lots;
        net = Math.addExact(Math.subtractExact(net, oldest), lots);
        gross = Math.addExact(gross - Math.abs(oldest), Math.abs(lots));
        next = next + 1 == window.length ? 0 : next + 1;
        count = Math.min(count + 1, window.length);
    }
}
