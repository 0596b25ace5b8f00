package io.petrel.core.feature;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;

/** Markets and bars for tests. */
public final class Markets
{
    private Markets()
    {
    }

    /** A spot instrument in cents and millionths. */
    public static Instrument instrument(final DepthKind depthKind)
    {
        final ContractMath contract =
            new ContractMath(ContractType.SPOT, Step.parse("0.01"), Step.parse("0.000001"), Step.parse("1"));
        return new Instrument(1, "BTCUSD", SequenceRule.NONE, depthKind, contract, InstrumentState.TRADING);
    }

    /** Its market. */
    public static MarketState market(final DepthKind depthKind)
    {
        return new MarketState(instrument(depthKind));
    }

    /** A bar of the decision series. */
    public static Bar bar(
        final long openTicks,
        final long highTicks,
        final long lowTicks,
        final long closeTicks,
        final long volumeLots,
        final long endTimeNs)
    {
        final Bar bar = new Bar();
        bar.span(endTimeNs - 1, endTimeNs);
        bar.prices(openTicks, highTicks, lowTicks, closeTicks);
        bar.sums(volumeLots, volumeLots / 2, 0, 1);
        return bar;
    }
}
