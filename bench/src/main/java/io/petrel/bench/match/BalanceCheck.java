package io.petrel.bench.match;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.Provenance;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.PortfolioSink;
import io.petrel.core.portfolio.Position;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * As much as the risk engine of exchange-core does, with our portfolio and without our gate, which no order of the
 * engine can go around: what the account has must cover the order, the order is reserved while it may fill, both sides
 * of each trade are booked, and what did not fill is released.
 */
final class BalanceCheck
{
    private static final int TAKER = 1;
    private static final int MAKER = 2;
    private static final long BALANCE_E8 = 100_000 * Units.ONE_E8;

    private final Instrument instrument = new Instrument(1, "BTCUSDT", SequenceRule.NONE, DepthKind.TOP_OF_BOOK,
        new ContractMath(ContractType.LINEAR, Step.parse("0.1"), Step.parse("0.001"), Step.parse("1")),
        InstrumentState.TRADING);
    private final Portfolio taker = new Portfolio(TAKER, parameters(), new NoSink());
    private final Portfolio maker = new Portfolio(MAKER, parameters(), new NoSink());

    /** Whether it is covered, and reserved from now on. */
    boolean reserve(final int orderId, final boolean isBuy, final long priceTicks, final long sizeLots)
    {
        final Position position = taker.position(instrument);
        final long worstLots = isBuy ? position.lots() + position.workingBuyLots() + sizeLots :
            position.lots() - position.workingSellLots() - sizeLots;
        // the account opens with its first trade
        final long moneyE8 = taker.isOpen() ? taker.equityE8() : BALANCE_E8;
        if (instrument.contract().notionalE8(priceTicks, Math.abs(worstLots)) > moneyE8)
        {
            return false;
        }
        taker.workingOrders().reserve(
            orderId, position, side(isBuy), OrderPurpose.ENTRY, false, priceTicks, sizeLots, orderId);
        return true;
    }

    void onTrade(final int orderId, final boolean isBuy, final long priceTicks, final long lots, final long leftLots)
    {
        taker.onFill(instrument, TAKER, side(isBuy), priceTicks, lots, 0);
        taker.workingOrders().resize(orderId, leftLots);
        maker.onFill(instrument, MAKER, side(!isBuy), priceTicks, lots, 0);
    }

    void release(final int orderId)
    {
        taker.workingOrders().release(orderId, true);
    }

    private static Side side(final boolean isBuy)
    {
        return isBuy ? Side.BUY : Side.SELL;
    }

    private static Parameters parameters()
    {
        final Parameters parameters = new Parameters(CoreParams.all());
        final byte[] key = AccountParams.INITIAL_BALANCE_E8.getBytes(StandardCharsets.US_ASCII);
        parameters.set(new UnsafeBuffer(key), 0, key.length, ValueKind.LONG, BALANCE_E8,
            new Provenance().configured(0, 0));
        return parameters;
    }

    private static final class NoSink implements PortfolioSink
    {
        @Override
        public void onPosition(final Position position)
        {
        }

        @Override
        public void onAccount(final Portfolio portfolio)
        {
        }
    }
}
