package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

import java.util.List;

/** Order flow between the bars: from trades and changes of the book. Pipeline thread only; allocates nothing. */
final class OrderFlowFeatures implements Stateful
{
    static final List<ParamSpec> SPECS = List.of();

    OrderFlowFeatures(final FeatureParams params, final MarketState market)
    {
    }

    void onTrade(
        final long priceTicks,
        final long sizeLots,
        final AggressorSide side,
        final long eventTimeNs,
        final FeatureVector vector)
    {
    }

    void onBook(final long eventTimeNs, final FeatureVector vector)
    {
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
    }

    @Override
    public void hashInto(final StateHash hash)
    {
    }
}
