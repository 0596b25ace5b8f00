package io.petrel.core.portfolio;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Configured;
import io.petrel.core.TestMarket;
import io.petrel.core.market.Instrument;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortfolioTest
{
    private static final long ONE = Units.ONE_E8;
    private static final long NONE = Units.NULL_TICKS;

    private final Instrument linear = TestMarket.instrument(1, ContractType.LINEAR, DepthKind.TOP_OF_BOOK);
    private final Instrument inverse = TestMarket.instrument(2, ContractType.INVERSE, DepthKind.TOP_OF_BOOK);
    private final Parameters parameters = new Parameters(AccountParams.specs());
    private final List<String> updates = new ArrayList<>();
    private final Portfolio portfolio = new Portfolio(1, parameters, new PortfolioSink()
    {
        @Override
        public void onPosition(final Position position)
        {
            updates.add("position " + position.lots());
        }

        @Override
        public void onAccount(final Portfolio account)
        {
            updates.add("account " + account.equityE8());
        }
    });

    PortfolioTest()
    {
        Configured.set(parameters, AccountParams.INITIAL_BALANCE_E8, 1000 * ONE);
    }

    @Test
    void shouldOpenWithConfiguredBalanceAtTheFirstMarkAndKeepIt()
    {
        assertThat(portfolio.isOpen()).isFalse();
        portfolio.onMark(linear, 100, 101, 100);
        Configured.set(parameters, AccountParams.INITIAL_BALANCE_E8, 5);
        portfolio.onMark(linear, 101, 102, 101);

        assertThat(portfolio.isOpen()).isTrue();
        assertThat(portfolio.equityE8()).isEqualTo(1000 * ONE);
        assertThat(portfolio.highWaterE8()).isEqualTo(1000 * ONE);
    }

    @Test
    void shouldMarkLongAtBidAndShortAtAsk()
    {
        portfolio.onFill(linear, 1, Side.BUY, 200, 1000, 0);
        portfolio.onMark(linear, 198, 202, 200);
        assertThat(portfolio.unrealisedE8()).isEqualTo(-ONE);

        portfolio.onFill(linear, 1, Side.SELL, 200, 2000, 0);
        assertThat(portfolio.position(linear).markTicks()).isEqualTo(202);
        assertThat(portfolio.unrealisedE8()).isEqualTo(-ONE);
        assertThat(portfolio.realisedE8()).isZero();
    }

    @Test
    void shouldMarkAtReferenceWhenTheFeedHasNoSides()
    {
        portfolio.onFill(linear, 1, Side.BUY, 200, 1000, 0);
        assertThat(portfolio.unrealisedE8()).isZero();

        portfolio.onMark(linear, NONE, NONE, 210);
        assertThat(portfolio.unrealisedE8()).isEqualTo(5 * ONE);

        portfolio.onMark(linear, NONE, NONE, NONE);
        assertThat(portfolio.unrealisedE8()).isEqualTo(5 * ONE);
    }

    @Test
    void shouldTakeFlipAsCloseAndOpen()
    {
        portfolio.onFill(linear, 1, Side.BUY, 200, 1000, 0);
        portfolio.onFill(linear, 1, Side.SELL, 220, 3000, 0);

        final Position position = portfolio.position(linear);
        assertThat(position.lots()).isEqualTo(-2000);
        assertThat(position.realisedE8()).isEqualTo(10 * ONE);
        assertThat(position.costE8()).isEqualTo(220 * ONE);
    }

    @Test
    void shouldLeaveNoCostBehindWhenPartsDoNotDivide()
    {
        portfolio.onFill(linear, 1, Side.BUY, 1, 1, 0);
        portfolio.onFill(linear, 1, Side.BUY, 2, 2, 0);
        portfolio.onFill(linear, 1, Side.SELL, 5, 1, 0);
        portfolio.onFill(linear, 1, Side.SELL, 5, 1, 0);
        portfolio.onFill(linear, 1, Side.SELL, 5, 1, 0);

        assertThat(portfolio.position(linear).costE8()).isZero();
        assertThat(portfolio.realisedE8()).isEqualTo(3 * 250_000 - (50_000 + 200_000));
    }

    @Test
    void shouldEarnBaseCoinOnInverseLongWhenPriceRises()
    {
        portfolio.onFill(inverse, 1, Side.BUY, 20_000, 100, 0);
        portfolio.onFill(inverse, 1, Side.SELL, 40_000, 100, 0);

        // 100 contracts of 100 USD: 1 coin at 10,000, half a coin at 20,000.
        assertThat(portfolio.realisedE8()).isEqualTo(ONE / 2);
    }

    @Test
    void shouldTakeFeesFromBalanceAndCreditRebates()
    {
        portfolio.onFill(linear, 1, Side.BUY, 200, 1000, 3);
        portfolio.onFill(linear, 1, Side.SELL, 200, 1000, -1);

        assertThat(portfolio.feesE8()).isEqualTo(2);
        assertThat(portfolio.balanceE8()).isEqualTo(1000 * ONE - 2);
        assertThat(updates).containsExactly("position 1000", "account " + (1000 * ONE - 3),
            "position 0", "account " + (1000 * ONE - 2));
    }

    @Test
    void shouldRaiseHighWaterAndMeasureDrawdownFromIt()
    {
        portfolio.onFill(linear, 1, Side.BUY, 200, 1000, 0);
        portfolio.onMark(linear, 220, 221, 220);
        portfolio.onMark(linear, 190, 191, 190);

        assertThat(portfolio.highWaterE8()).isEqualTo(1010 * ONE);
        assertThat(portfolio.drawdownE8()).isEqualTo(15 * ONE);
    }

    @Test
    void shouldReserveUntilReleased()
    {
        reserve(64, Side.BUY, OrderPurpose.ENTRY, 10);
        reserve(65, Side.SELL, OrderPurpose.EXIT, 4);
        portfolio.workingOrders().resize(64, 7);
        final Position position = portfolio.position(linear);
        assertThat(position.workingBuyLots()).isEqualTo(7);
        assertThat(position.workingSellLots()).isEqualTo(4);
        assertThat(portfolio.workingOrders().first().clientOrderId()).isEqualTo(64);

        portfolio.workingOrders().release(64, true);
        portfolio.workingOrders().release(64, true);
        assertThat(position.workingBuyLots()).isZero();
        assertThat(position.workingOrders()).isEqualTo(1);
        assertThat(portfolio.workingOrders().first().clientOrderId()).isEqualTo(65);
    }

    @Test
    void shouldRefuseFillOfAnotherAccountAsBrokenInvariant()
    {
        assertThatThrownBy(() -> portfolio.onFill(linear, 2, Side.BUY, 200, 1000, 0))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldThrowOnOverflowAndStayAsItWas()
    {
        portfolio.onFill(linear, 1, Side.BUY, 200, 1000, 0);
        final long before = hash();

        assertThatThrownBy(() -> portfolio.onFill(linear, 1, Side.BUY, Long.MAX_VALUE, Long.MAX_VALUE, 0))
            .isInstanceOf(ArithmeticException.class);
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void shouldHashAlikeOnlyWhenAlike()
    {
        final long before = hash();
        reserve(64, Side.BUY, OrderPurpose.ENTRY, 10);
        final long reserved = hash();
        portfolio.workingOrders().release(64, true);

        assertThat(reserved).isNotEqualTo(before);
        assertThat(hash()).isNotEqualTo(reserved);
    }

    private void reserve(final long clientOrderId, final Side side, final OrderPurpose purpose, final long lots)
    {
        portfolio.workingOrders().reserve(
            clientOrderId, portfolio.position(linear), side, purpose, false, 200, lots, 5);
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        portfolio.visitState(hash);
        return hash.value();
    }
}
