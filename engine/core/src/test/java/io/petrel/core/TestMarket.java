package io.petrel.core;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;

/** Instruments and quotes for tests: a tick of 0.5 and a lot of 0.001 unless said otherwise. */
public final class TestMarket
{
    private TestMarket()
    {
    }

    public static Instrument instrument(final int id, final ContractType type, final DepthKind depthKind)
    {
        final boolean isInverse = ContractType.INVERSE == type;
        final Step lot = isInverse ? Step.of(1, 0) : Step.of(1, -3);
        final Step contractSize = isInverse ? Step.of(100, 0) : Step.of(1, 0);
        return new Instrument(id, "TEST" + id, SequenceRule.NONE, depthKind,
            new ContractMath(type, Step.of(5, -1), lot, contractSize), InstrumentState.TRADING);
    }

    public static MarketState quoted(final int id, final ContractType type)
    {
        return new MarketState(instrument(id, type, DepthKind.TOP_OF_BOOK));
    }

    public static MarketState traded(final int id, final ContractType type)
    {
        return new MarketState(instrument(id, type, DepthKind.TRADES_ONLY));
    }

    public static void quote(final MarketState market, final long bidTicks, final long askTicks)
    {
        market.onTopOfBook(bidTicks, 10, askTicks, 10, Units.NULL_ID, 0);
    }

    public static void trade(final MarketState market, final long priceTicks)
    {
        market.onTrade(priceTicks, 1, AggressorSide.BUYER, 0);
    }
}
