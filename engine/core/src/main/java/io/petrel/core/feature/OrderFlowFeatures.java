package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Order flow between the bars: {@link QuoteFlow} from changes of the book, {@link TradeFlow} from trades, on one clock
 * of decay. Pipeline thread only; allocates nothing after the start.
 */
final class OrderFlowFeatures implements Stateful
{
    static final List<ParamSpec> SPECS = OrderFlowParams.SPECS;

    private final DecayClock clock;
    private final QuoteFlow quotes;
    private final TradeFlow trades;

    OrderFlowFeatures(final FeatureParams params, final MarketState market, final FlowFeatures flow)
    {
        clock = DecayClock.ofHalfLife(params.quoteHalfLifeNs());
        quotes = new QuoteFlow(params, market);
        trades = new TradeFlow(params, flow, quotes.quote());
    }

    QuoteFlow quotes()
    {
        return quotes;
    }

    /** A trade, which the flow features have seen already. */
    void onTrade(
        final long priceTicks, final long sizeLots, final AggressorSide side, final long eventTimeNs)
    {
        elapse(eventTimeNs);
        quotes.onTrade();
        trades.onTrade(priceTicks, sizeLots, side, eventTimeNs);
    }

    /** The book or the quote has changed. */
    void onBook(final long eventTimeNs)
    {
        elapse(eventTimeNs);
        quotes.onBook();
    }

    /** The feed was lost or the instrument's state has changed: a quote that is not known any more is forgotten. */
    void onStatus()
    {
        quotes.onStatus();
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        trades.onBar(bar, vector);
    }

    /** The rest of the bar. */
    void complete(final Bar bar, final FeatureVector vector)
    {
        trades.complete(bar, vector);
    }

    /** Writes what ticks change: call when the vector is asked for. */
    void write(final FeatureVector vector)
    {
        quotes.write(vector);
        trades.write(vector);
    }

    /** The rest of what ticks change. */
    void writeRest(final FeatureVector vector)
    {
        quotes.writeRest(vector);
        trades.writeRest(vector);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        clock.visitState(state);
        quotes.visitState(state);
        trades.visitState(state);
    }

    private void elapse(final long eventTimeNs)
    {
        if (clock.advance(eventTimeNs))
        {
            quotes.elapse(clock);
            trades.elapse(clock);
        }
    }
}
