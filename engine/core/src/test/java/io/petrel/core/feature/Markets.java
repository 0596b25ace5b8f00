package io.petrel.core.feature;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
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

    /** A bar of the decision series; a tick times a lot is 1 E8 of money. */
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
        final boolean isKnown = Units.NULL_LOTS != volumeLots;
        final long notionalE8 = isKnown ? closeTicks * volumeLots : Units.NULL_E8;
        bar.sums(volumeLots, isKnown ? volumeLots / 2 : Units.NULL_LOTS, notionalE8, 1);
        return bar;
    }
}
