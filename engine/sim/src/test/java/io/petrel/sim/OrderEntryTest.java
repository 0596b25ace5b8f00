package io.petrel.sim;

import static io.petrel.codecs.event.AggressorSide.SELLER;
import static io.petrel.codecs.event.Side.BUY;
import static io.petrel.codecs.event.Side.SELL;
import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.unit.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderEntryTest
{
    private final VenueDriver driver = ofDepth(plain().rememberedOrders(4));

    @BeforeEach
    void openMarket()
    {
        driver.at(1_000).snapshot(levels(99, 10, 98, 20), levels(101, 5, 102, 10));
    }

    @Test
    void shouldRefuseADuplicateClientIdWhileTheFirstLivesAndAfterItEnded()
    {
        driver.limit(1, BUY, 1, 99);
        driver.limit(1, BUY, 1, 98);
        driver.cancel(1);
        driver.limit(1, BUY, 1, 98);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 REJECTED DUPLICATE_ID", "1 CANCELLED REQUESTED", "1 REJECTED DUPLICATE_ID");
    }

    @Test
    void shouldRejectACancelThatComesAfterTheFillAsTooLate()
    {
        driver.limit(1, BUY, 1, 101);
        driver.cancel(1);
        driver.replace(1, 100, 2);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 1@101 TAKER", "1 CANCEL_REJECTED TOO_LATE", "1 REPLACE_REJECTED TOO_LATE");
    }

    @Test
    void shouldRejectACancelOfAnOrderItNeverSaw()
    {
        driver.cancel(5);
        driver.replace(6, 100, 1);

        assertThat(driver.told()).containsExactly(
            "5 CANCEL_REJECTED UNKNOWN_ORDER", "6 REPLACE_REJECTED UNKNOWN_ORDER");
    }

    @Test
    void shouldRejectAReplaceToASizeOrPriceThatIsNone()
    {
        driver.limit(1, BUY, 2, 99);
        driver.replace(1, 99, 0);
        driver.replace(1, 0, 2);
        driver.replace(1, Units.NULL_TICKS, Units.NULL_LOTS);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 REPLACE_REJECTED BAD_SIZE", "1 REPLACE_REJECTED BAD_PRICE", "1 REPLACED");
    }

    @Test
    void shouldCancelAPostOnlyStopLimitThatWouldTakeWhenItTriggers()
    {
        driver.trade(100, 1, SELLER);
        driver.order(1, BUY, OrderType.STOP_LIMIT, TimeInForce.GTC, 2, 102, 101, true, false);
        driver.at(2_000).trade(101, 1, AggressorSide.BUYER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 TRIGGERED", "1 CANCELLED WOULD_TAKE");
    }

    @Test
    void shouldForgetEndedOrdersOnlyBeyondTheNumberItRemembers()
    {
        for (int id = 1; id <= 5; id++)
        {
            driver.market(id, BUY, 1);
        }
        driver.told();
        driver.cancel(1);
        driver.cancel(2);

        assertThat(driver.told()).containsExactly("1 CANCEL_REJECTED UNKNOWN_ORDER", "2 CANCEL_REJECTED TOO_LATE");
    }

    @Test
    void shouldRefuseOrdersWithoutAPriceOrSize()
    {
        driver.limit(1, BUY, 0, 99);
        driver.limit(2, BUY, 1, Units.NULL_TICKS);
        driver.limit(3, BUY, 1, -5);
        driver.stop(4, BUY, 1, Units.NULL_TICKS);

        assertThat(driver.told()).containsExactly(
            "1 REJECTED BAD_SIZE", "2 REJECTED BAD_PRICE", "3 REJECTED BAD_PRICE", "4 REJECTED BAD_PRICE");
    }

    @Test
    void shouldRefuseOrdersButHonourCancelsWhileHalted()
    {
        driver.limit(1, BUY, 1, 99);
        driver.status(VenueState.CONNECTED, InstrumentState.HALTED);
        driver.limit(2, BUY, 1, 99);
        driver.trade(90, 100, SELLER);
        driver.cancel(1);
        driver.status(VenueState.CONNECTED, InstrumentState.TRADING);
        driver.limit(3, BUY, 1, 99);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "2 REJECTED INSTRUMENT_NOT_TRADING", "1 CANCELLED REQUESTED", "3 ACCEPTED");
    }

    @Test
    void shouldRefuseOrdersWhileDisconnectedAndUntilTheBookIsBack()
    {
        driver.status(VenueState.DISCONNECTED, InstrumentState.NULL_VAL);
        driver.market(1, BUY, 1);
        driver.status(VenueState.CONNECTED, InstrumentState.NULL_VAL);
        driver.market(2, BUY, 1);
        driver.snapshot(levels(99, 10), levels(101, 5));
        driver.market(3, BUY, 1);

        assertThat(driver.told()).containsExactly(
            "1 REJECTED INSTRUMENT_NOT_TRADING", "2 REJECTED NO_LIQUIDITY", "3 ACCEPTED", "3 FILL 1@101 TAKER");
    }

    @Test
    void shouldRefusePostOnlyOrdersThatMayNotRest()
    {
        driver.order(1, BUY, OrderType.LIMIT, TimeInForce.IOC, 1, 99, Units.NULL_TICKS, true, false);
        driver.order(2, BUY, OrderType.MARKET, TimeInForce.GTC, 1, Units.NULL_TICKS, Units.NULL_TICKS, true, false);

        assertThat(driver.told()).containsExactly("1 REJECTED WOULD_TAKE", "2 REJECTED WOULD_TAKE");
    }

    @Test
    void shouldRefuseAReduceOnlyOrderThatHasNothingToReduce()
    {
        reduce(1, SELL, 3, 98);
        driver.market(2, BUY, 3);
        reduce(3, BUY, 3, 101);

        assertThat(driver.told()).containsExactly(
            "1 REJECTED REDUCE_ONLY", "2 ACCEPTED", "2 FILL 3@101 TAKER", "3 REJECTED REDUCE_ONLY");
    }

    @Test
    void shouldNeverTurnAPositionRoundByAReduceOnlyOrder()
    {
        driver.market(1, BUY, 3);
        reduce(2, SELL, 8, 98);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 3@101 TAKER",
            "2 ACCEPTED", "2 FILL 3@99 TAKER", "2 CANCELLED REDUCE_ONLY");
        assertThat(driver.venue.netLots(VenueDriver.INSTRUMENT, VenueDriver.ACCOUNT)).isZero();
    }

    @Test
    void shouldCancelARestingReduceOnlyOrderOnceThePositionIsFlat()
    {
        driver.market(1, BUY, 3);
        reduce(2, SELL, 3, 105);
        driver.market(3, SELL, 3);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 3@101 TAKER", "2 ACCEPTED",
            "3 ACCEPTED", "3 FILL 3@99 TAKER", "2 CANCELLED REDUCE_ONLY");
    }

    @Test
    void shouldNotOverfillSeveralReduceOnlyOrdersByOneTrade()
    {
        driver.market(1, BUY, 3);
        reduce(2, SELL, 2, 103);
        reduce(3, SELL, 2, 104);
        driver.at(2_000).trade(106, 50, AggressorSide.BUYER);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 3@101 TAKER", "2 ACCEPTED", "3 ACCEPTED",
            "2 FILL 2@103 MAKER", "3 FILL 1@104 MAKER", "3 CANCELLED REDUCE_ONLY");
    }

    @Test
    void shouldNumberReportsOneByOneAndOrdersAsTheyAreAccepted()
    {
        driver.limit(10, BUY, 1, 99);
        driver.limit(11, BUY, 0, 99);
        driver.limit(12, BUY, 1, 99);

        assertThat(driver.reports).extracting(VenueDriver.Report::reportId).containsExactly(1L, 2L, 3L);
        assertThat(driver.reports).extracting(VenueDriver.Report::venueOrderId).containsExactly(1L, Units.NULL_ID, 2L);
    }

    @Test
    void shouldStopOnAnOrderWithoutASide()
    {
        assertThatThrownBy(() -> driver.limit(1, Side.NULL_VAL, 1, 99)).hasMessageContaining("order 1 lacks side");
    }

    private void reduce(final long id, final Side side, final long lots, final long priceTicks)
    {
        driver.order(id, side, OrderType.LIMIT, TimeInForce.GTC, lots, priceTicks, Units.NULL_TICKS, false, true);
    }
}
