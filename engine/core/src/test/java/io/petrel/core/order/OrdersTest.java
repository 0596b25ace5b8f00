package io.petrel.core.order;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.RiskParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OrdersTest
{
    private static final long NONE = Units.NULL_LOTS;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market);
    private final OrderIntent intent = new OrderIntent();

    @BeforeEach
    void quoteTheMarket()
    {
        rig.at(1).quote(market, 20_000, 20_001);
    }

    @Test
    void shouldDeriveIdsFromSequenceAndIndexWithinTheEvent()
    {
        rig.at(2);
        final long first = buy(10);
        final long second = buy(10);

        assertThat(first).isEqualTo(2 * 64);
        assertThat(second).isEqualTo(2 * 64 + 1);
    }

    @Test
    void shouldFillInPartsAndReleaseWhatIsFilled()
    {
        final long id = buy(10);
        assertThat(status(id)).isEqualTo(OrderStatus.PENDING_NEW);
        rig.accept(market, id);
        assertThat(status(id)).isEqualTo(OrderStatus.WORKING);
        rig.fill(market, id, 20_001, 4, 0);
        assertThat(status(id)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(working()).isEqualTo(6);
        rig.fill(market, id, 20_001, 6, 0);

        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
        assertThat(working()).isZero();
        assertThat(held()).isEqualTo(10);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldBookFillThatCameBeforeItsConfirmation()
    {
        final long id = buy(10);
        rig.fill(market, id, 20_001, 4, 0);
        assertThat(status(id)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        rig.accept(market, id);

        assertThat(status(id)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(rig.orders.disorders(Disorder.OUT_OF_TURN)).isZero();
        assertThat(rig.orders.find(id).venueOrderId()).isEqualTo(id + 1);
    }

    @Test
    void shouldStayPendingCancelWhileItFillsAndEndByTheVenuesWord()
    {
        final long id = buy(10);
        rig.accept(market, id);
        rig.gate.onCancelIntent(id);
        rig.gate.onCancelIntent(id);
        assertThat(rig.drain()).filteredOn(line -> line.startsWith("cancel")).hasSize(1);
        rig.fill(market, id, 20_001, 4, 0);
        assertThat(status(id)).isEqualTo(OrderStatus.PENDING_CANCEL);
        rig.end(market, id, ExecType.CANCELLED);

        assertThat(status(id)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(working()).isZero();
        assertThat(held()).isEqualTo(4);
    }

    @Test
    void shouldWorkOnWhenTheCancelIsRefused()
    {
        final long id = buy(10);
        rig.accept(market, id);
        rig.gate.onCancelIntent(id);
        rig.end(market, id, ExecType.CANCEL_REJECTED);
        assertThat(status(id)).isEqualTo(OrderStatus.WORKING);

        rig.drain();
        rig.gate.onCancelIntent(id);
        assertThat(rig.drain()).containsExactly("cancel " + id);
    }

    @Test
    void shouldBookAndCountLateFillAfterCancelled()
    {
        final long id = buy(10);
        rig.end(market, id, ExecType.CANCELLED);
        rig.fill(market, id, 20_001, 4, 0);

        assertThat(status(id)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(held()).isEqualTo(4);
        assertThat(rig.orders.disorders(Disorder.LATE_FILL)).isEqualTo(1);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldIgnoreARepeatedReportIdAndARepeatedFill()
    {
        final long id = buy(10);
        rig.reportAs(5, market, id, ExecType.FILL, 20_001, 4, 4, 6, 0, Side.BUY);
        rig.reportAs(5, market, id, ExecType.FILL, 20_001, 4, 4, 6, 0, Side.BUY);
        rig.reportAs(6, market, id, ExecType.FILL, 20_001, 4, 4, 6, 0, Side.BUY);

        assertThat(held()).isEqualTo(4);
        assertThat(rig.orders.disorders(Disorder.DUPLICATE_REPORT)).isEqualTo(2);
    }

    @Test
    void shouldBookFillsThatOvertookEachOtherAndCloseTheGateMeanwhile()
    {
        final long id = buy(10);
        rig.reportAs(6, market, id, ExecType.FILL, 20_001, 6, 10, 0, 0, Side.BUY);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.REPORT_MISMATCH)).isTrue();
        rig.reportAs(5, market, id, ExecType.FILL, 20_001, 4, 4, 6, 0, Side.BUY);
        rig.reportAs(5, market, id, ExecType.FILL, 20_001, 4, 4, 6, 0, Side.BUY);

        assertThat(held()).isEqualTo(10);
        assertThat(rig.orders.disorders(Disorder.DUPLICATE_REPORT)).isEqualTo(1);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.orders.disorders(Disorder.MISSING_FILL)).isEqualTo(1);
    }

    @Test
    void shouldCloseTheGateWhenAnOrderEndsWithAFillWeNeverSaw()
    {
        final long id = buy(10);
        rig.report(market, id, ExecType.CANCELLED, NONE, 0, 4, 0, 0);

        assertThat(rig.orders.disorders(Disorder.MISSING_FILL)).isEqualTo(1);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.REPORT_MISMATCH)).isTrue();
    }

    @Test
    void shouldBookAContradictingFillAndCloseTheGateUntilItIsSettled()
    {
        final long id = buy(10);
        rig.report(market, id, ExecType.FILL, 20_001, 4, 4, NONE, 0);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        rig.report(market, id, ExecType.FILL, 20_001, 4, 6, NONE, 0);

        assertThat(held()).as("the venue's word").isEqualTo(8);
        assertThat(status(id)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(rig.orders.disorders(Disorder.CONTRADICTING_FILL)).isEqualTo(1);
        assertThat(rig.updates).last().asString().endsWith("CONTRADICTING_FILL");
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.REPORT_MISMATCH)).isTrue();

        final long sent = rig.orders.sent();
        intent(1, false);
        assertThat(rig.orders.sent()).as("nothing leaves").isEqualTo(sent);
        assertThat(rig.drain()).last().asString().contains("GATE_CLOSED");
    }

    @Test
    void shouldBookALiquidationAndCloseTheGateForItsOwnReason()
    {
        final long id = rest(10);
        rig.accept(market, id);
        rig.fill(market, id, 20_000, 6, 0);
        rig.ended(market, id, ExecType.CANCELLED, ReportReason.LIQUIDATION);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.LIQUIDATED)).isTrue();
        rig.updates.clear();
        rig.liquidate(market, Side.SELL, 19_000, 6);

        assertThat(rig.portfolio.position(market.instrument()).lots()).isZero();
        assertThat(rig.gateSwitch.reasons()).as("nobody else moves the account")
            .isEqualTo(CloseReason.LIQUIDATED.bit());
        assertThat(rig.orders.disorders(Disorder.LIQUIDATION)).isEqualTo(1);
        assertThat(rig.orders.disorders(Disorder.UNKNOWN_ORDER)).isZero();
        assertThat(rig.updates).containsExactly(Units.NULL_ID + " unknown LIQUIDATION LIQUIDATION");
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.RESUME);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldBookOverfillAndCloseTheGate()
    {
        final long id = buy(10);
        rig.fill(market, id, 20_001, 12, 0);

        assertThat(held()).isEqualTo(12);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.orders.disorders(Disorder.OVERFILL)).isEqualTo(1);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.OVERFILL)).isTrue();
        assertThat(working()).isZero();
    }

    @Test
    void shouldBookFillOfFilledOrderAsOverfill()
    {
        final long id = buy(10);
        rig.fill(market, id, 20_001, 10, 0);
        rig.fill(market, id, 20_001, 1, 0);

        assertThat(held()).isEqualTo(11);
        assertThat(rig.orders.disorders(Disorder.OVERFILL)).isEqualTo(1);
        assertThat(rig.orders.disorders(Disorder.LATE_FILL)).isZero();
    }

    @Test
    void shouldBookUnknownFillAndCloseTheGate()
    {
        rig.fill(market, 999, 20_001, 3, 0);

        assertThat(held()).isEqualTo(3);
        assertThat(rig.orders.disorders(Disorder.UNKNOWN_ORDER)).isEqualTo(1);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.UNKNOWN_ORDER)).isTrue();
    }

    @Test
    void shouldNotBookUnknownFillOfUnknownInstrument()
    {
        rig.fill(TestMarket.quoted(9, ContractType.LINEAR), 999, 20_001, 3, 0);

        assertThat(rig.portfolio.fills()).isZero();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.UNKNOWN_ORDER)).isTrue();
    }

    @Test
    void shouldNotBookMalformedFillsButCloseTheGate()
    {
        final long id = buy(10);
        rig.report(market, id, ExecType.FILL, NONE, 4, 4, 6, 0);
        rig.reportAs(90, market, id, ExecType.FILL, 20_001, 4, 4, 6, 0, Side.SELL);

        assertThat(held()).isZero();
        assertThat(rig.orders.disorders(Disorder.MALFORMED_FILL)).isEqualTo(2);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.REPORT_MISMATCH)).isTrue();
    }

    @Test
    void shouldBookFillOfRejectedOrderAndCloseTheGate()
    {
        final long id = buy(10);
        rig.end(market, id, ExecType.REJECTED);
        assertThat(rig.orders.rejects()).isEqualTo(1);
        rig.fill(market, id, 20_001, 4, 0);

        assertThat(held()).isEqualTo(4);
        assertThat(status(id)).isEqualTo(OrderStatus.REJECTED);
        assertThat(rig.orders.disorders(Disorder.FILL_OF_REJECTED)).isEqualTo(1);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.REPORT_MISMATCH)).isTrue();
    }

    @Test
    void shouldExpireAndIgnoreTheCancelThatCrossed()
    {
        final long id = buy(10);
        rig.gate.onCancelIntent(id);
        rig.end(market, id, ExecType.EXPIRED);
        rig.end(market, id, ExecType.CANCEL_REJECTED);

        assertThat(status(id)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(rig.orders.disorders(Disorder.OUT_OF_TURN)).isZero();
    }

    @Test
    void shouldReserveTheLargerSizeWhileAReplacementIsUnanswered()
    {
        final long id = rest(10);
        rig.accept(market, id);
        replace(id, 15);
        assertThat(status(id)).isEqualTo(OrderStatus.PENDING_REPLACE);
        assertThat(working()).isEqualTo(15);
        rig.fill(market, id, 20_000, 4, 0);
        assertThat(working()).isEqualTo(11);
        rig.end(market, id, ExecType.REPLACE_REJECTED);

        assertThat(status(id)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(working()).isEqualTo(6);
    }

    @Test
    void shouldWorkAtTheNewPriceAndSizeOnceReplaced()
    {
        final long id = rest(10);
        rig.accept(market, id);
        replace(id, 15);
        assertThat(rig.drain()).contains("replace " + id + " 15 @ 19999");
        rig.end(market, id, ExecType.REPLACED);

        assertThat(status(id)).isEqualTo(OrderStatus.WORKING);
        assertThat(rig.orders.find(id).priceTicks()).isEqualTo(19_999);
        assertThat(rig.orders.find(id).remainingLots()).isEqualTo(15);
        assertThat(rig.portfolio.workingOrders().find(id).priceTicks()).isEqualTo(19_999);
    }

    @Test
    void shouldTakeTheVenuesRemainingSizeWhenReplaced()
    {
        final long id = rest(10);
        rig.accept(market, id);
        replace(id, 15);
        rig.report(market, id, ExecType.REPLACED, NONE, 0, 0, 14, 0);

        assertThat(working()).isEqualTo(14);
    }

    @Test
    void shouldNotEndAnOrderByTermsThatWereOvertakenByWhatWasFilledSince()
    {
        final long id = rest(10);
        rig.accept(market, id);
        replace(id, 15);
        rig.end(market, id, ExecType.REPLACED);
        rig.fill(market, id, 20_000, 8, 0);
        rig.report(market, id, ExecType.REPLACED, NONE, 0, 0, 5, 0);

        assertThat(status(id)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(working()).isEqualTo(7);
    }

    @Test
    void shouldCancelEvenWhileAReplacementIsUnanswered()
    {
        final long id = rest(10);
        rig.accept(market, id);
        replace(id, 15);
        rig.gate.onCancelIntent(id);
        assertThat(status(id)).isEqualTo(OrderStatus.PENDING_CANCEL);
        rig.end(market, id, ExecType.REPLACED);
        assertThat(status(id)).isEqualTo(OrderStatus.PENDING_CANCEL);
        rig.end(market, id, ExecType.CANCEL_REJECTED);
        assertThat(status(id)).isEqualTo(OrderStatus.WORKING);
    }

    @Test
    void shouldAwaitTheReplacementWhenOnlyTheCancelWasRefused()
    {
        final long id = rest(10);
        rig.accept(market, id);
        replace(id, 15);
        rig.gate.onCancelIntent(id);
        rig.end(market, id, ExecType.CANCEL_REJECTED);
        assertThat(status(id)).isEqualTo(OrderStatus.PENDING_REPLACE);
        rig.end(market, id, ExecType.REPLACE_REJECTED);
        assertThat(status(id)).isEqualTo(OrderStatus.WORKING);
    }

    @Test
    void shouldNotSendAReplacementThatIsTooLate()
    {
        final long id = rest(10);
        replace(id, 15);

        assertThat(status(id)).isEqualTo(OrderStatus.PENDING_NEW);
        assertThat(rig.orders.disorders(Disorder.REPLACE_TOO_LATE)).isEqualTo(1);
        assertThat(working()).isEqualTo(10);
    }

    @Test
    void shouldRememberClosedOrdersUpToTheBoundAndThenCallThemUnknown()
    {
        rig.set(RiskParams.RATE_MAX_ORDERS, 4096);
        final long first = buy(1);
        rig.end(market, first, ExecType.EXPIRED);
        for (int i = 1; i < OrderStore.REMEMBERED; i++)
        {
            rig.at(i + 2);
            rig.end(market, buy(1), ExecType.EXPIRED);
        }
        assertThat(rig.orders.find(first)).isNotNull();
        rig.at(OrderStore.REMEMBERED + 2);
        rig.end(market, buy(1), ExecType.EXPIRED);

        assertThat(rig.orders.find(first)).isNull();
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        rig.fill(market, first, 20_001, 1, 0);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.UNKNOWN_ORDER)).isTrue();
    }

    @Test
    void shouldHoldAsManyOpenOrdersAsThePortfolioCanReserve()
    {
        rig.set(RiskParams.RATE_MAX_ORDERS, 4096);
        rig.set(RiskParams.OPEN_ORDERS_MAX, WorkingOrders.CAPACITY);
        for (int i = 0; i <= WorkingOrders.CAPACITY; i++)
        {
            rig.at(i + 2);
            intent(1, false);
        }

        assertThat(rig.orders.openCount()).isEqualTo(WorkingOrders.CAPACITY);
        assertThat(rig.drain()).last().asString().contains("OPEN_ORDERS 256 of 256");
    }

    private long buy(final long lots)
    {
        intent(lots, false);
        return rig.lastId();
    }

    private long rest(final long lots)
    {
        intent(lots, true);
        return rig.lastId();
    }

    private void intent(final long lots, final boolean rests)
    {
        if (rests)
        {
            rig.gate.onIntent(
                intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_000, lots));
        }
        else
        {
            rig.gate.onIntent(
                intent.immediate(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_010, lots));
        }
    }

    private void replace(final long id, final long lots)
    {
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 19_999, lots)
            .replacing(id));
    }

    private OrderStatus status(final long id)
    {
        return rig.orders.find(id).status();
    }

    private long working()
    {
        return rig.portfolio.position(market.instrument()).workingBuyLots();
    }

    private long held()
    {
        return rig.portfolio.position(market.instrument()).lots();
    }
}
