package io.petrel.core.order;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.VenueAnswers;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.FloorParams;
import io.petrel.core.time.Deadlines;
import io.petrel.core.time.Zones;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders whose fate is unknown: lost answers, lost sessions, lost fills, time in force. */
class LostAnswerTest
{
    private static final long TIMEOUT_NS = 2 * TradingRig.SECOND_NS;
    private static final long HOUR_NS = 3_600 * TradingRig.SECOND_NS;
    private static final long DAY_NS = 24 * HOUR_NS;
    private static final long ZONE_ID = 77;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market);
    private final VenueAnswers venue = new VenueAnswers();
    private final OrderIntent intent = new OrderIntent();

    @BeforeEach
    void quoteTheMarket()
    {
        rig.set(OrderParams.ANSWER_TIMEOUT_NS, TIMEOUT_NS);
        rig.at(1).quote(market, 20_000, 20_001);
    }

    @Test
    void shouldAskAboutAnUnansweredOrderAndNeverSendItAgain()
    {
        final long id = rest(10);
        pass(TIMEOUT_NS - 1);
        assertThat(rig.drain()).noneMatch(line -> line.startsWith("query"));
        pass(1);
        assertThat(rig.drain()).containsExactly("query " + id + " NO_ANSWER");
        pass(TIMEOUT_NS);
        assertThat(rig.drain()).containsExactly("query " + id + " NO_ANSWER");
        assertThat(rig.orders.disorders(Disorder.LOST_ACKNOWLEDGEMENT)).isEqualTo(1);
        assertThat(rig.orders.sent()).isEqualTo(1);
        assertThat(working()).isEqualTo(10);
    }

    @Test
    void shouldFreeAnOrderOnlyWhenTheVenueSaysThatItNeverArrived()
    {
        final long id = lost(rest(10));
        answer(id, OrderAnswer.NEVER_ARRIVED, 0, 0);

        assertThat(status(id)).isEqualTo(OrderStatus.REJECTED);
        assertThat(working()).isZero();
        assertThat(rig.orders.disorders(Disorder.NEVER_ARRIVED)).isEqualTo(1);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldNotBelieveThatAConfirmedOrderNeverArrived()
    {
        final long id = rest(10);
        rig.accept(market, id);
        rig.gate.onCancelIntent(id);
        lost(id);
        answer(id, OrderAnswer.NEVER_ARRIVED, 0, 0);

        assertThat(working()).isEqualTo(10);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.REPORT_MISMATCH)).isTrue();
    }

    @Test
    void shouldWorkOnWhenTheAnswerSaysThatItWorks()
    {
        final long id = lost(rest(10));
        answer(id, OrderAnswer.WORKING, 4, 6, new long[] {20_000, 4, 4});

        assertThat(status(id)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(held()).isEqualTo(4);
        assertThat(working()).isEqualTo(6);
        assertThat(rig.portfolio.workingOrders().find(id).isAcknowledged()).isTrue();
        pass(TIMEOUT_NS);
        assertThat(rig.drain()).noneMatch(line -> line.startsWith("query"));
    }

    @Test
    void shouldBookEachFillOnceWhetherTheReportOrTheAnswerTellsItFirst()
    {
        final long id = lost(rest(10));
        answer(id, OrderAnswer.FILLED, 10, 0, new long[] {20_000, 4, 4}, new long[] {19_999, 6, 10});
        rig.reportAs(7, market, id, ExecType.FILL, 20_000, 4, 4, 6, 0, Side.BUY);
        rig.reportAs(8, market, id, ExecType.FILL, 19_999, 6, 10, 0, 0, Side.BUY);

        assertThat(held()).isEqualTo(10);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.orders.disorders(Disorder.DUPLICATE_REPORT)).isEqualTo(2);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldAskWhatBecameOfAnOrderOfWhichTheVenueRefusedACopy()
    {
        final long id = rest(10);
        rig.drain();
        rig.refuse(market, id, ReportReason.DUPLICATE_ID);

        assertThat(rig.drain()).containsExactly("query " + id + " RECONCILIATION");
        assertThat(working()).isEqualTo(10);
        answer(id, OrderAnswer.FILLED, 10, 0, new long[] {20_000, 10, 10});
        assertThat(held()).isEqualTo(10);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldSendALostCancelAgainOnlyAfterTheVenueSaidThatTheOrderWorks()
    {
        final long id = rest(10);
        rig.accept(market, id);
        rig.gate.onCancelIntent(id);
        lost(id);
        assertThat(rig.drain()).noneMatch(line -> line.startsWith("cancel"));
        answer(id, OrderAnswer.WORKING, 0, 10);

        assertThat(rig.drain()).containsExactly("cancel " + id);
        assertThat(status(id)).isEqualTo(OrderStatus.PENDING_CANCEL);
    }

    @Test
    void shouldAskOnceAndCancelNoMoreWhenTheVenueKnowsNothingToCancel()
    {
        final long id = rest(10);
        rig.gate.onCancelIntent(id);
        rig.drain();
        rig.refuseCancel(market, id, ReportReason.UNKNOWN_ORDER);
        assertThat(rig.drain()).containsExactly("query " + id + " RECONCILIATION");
        for (int i = 0; i < 4; i++)
        {
            pass(TIMEOUT_NS / 5);
            rig.gate.onCancelIntent(id);
            rig.refuseCancel(market, id, i % 2 == 0 ? ReportReason.UNKNOWN_ORDER : ReportReason.TOO_LATE);
        }
        assertThat(rig.drain()).as("copies of the refusal").isEmpty();
        pass(TIMEOUT_NS / 5);
        assertThat(rig.drain()).as("they do not put off the next question").contains("query " + id + " NO_ANSWER");

        answer(id, OrderAnswer.WORKING, 0, 10);
        assertThat(rig.drain()).containsExactly("cancel " + id);
        rig.refuseCancel(market, id, ReportReason.TOO_LATE);
        answer(id, OrderAnswer.FILLED, 10, 0, new long[] {20_000, 10, 10});
        assertThat(held()).isEqualTo(10);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
        assertThat(working()).isZero();
    }

    @Test
    void shouldTakeTheTermsThatStandAtTheVenueWhenAReplacementWasLost()
    {
        final long lost = replaced(rest(10), 15);
        answer(lost, OrderAnswer.WORKING, 0, 10);
        assertThat(status(lost)).isEqualTo(OrderStatus.WORKING);
        assertThat(working()).isEqualTo(10);

        final long arrived = replaced(lost, 15);
        rig.orders.onStatus(venue.status(arrived, OrderAnswer.WORKING, 0, 15, 19_999), rig.nowNs);
        assertThat(working()).isEqualTo(15);
        assertThat(rig.orders.find(arrived).priceTicks()).isEqualTo(19_999);
    }

    @Test
    void shouldIgnoreAnAnswerNobodyAskedFor()
    {
        final long id = rest(10);
        answer(id, OrderAnswer.NEVER_ARRIVED, 0, 0);

        assertThat(status(id)).isEqualTo(OrderStatus.PENDING_NEW);
        assertThat(working()).isEqualTo(10);
    }

    @Test
    void shouldAskAboutAnOrderThatEndedWithAFillWeNeverSawAndBookWhatTheAnswerTells()
    {
        final long id = rest(10);
        rig.report(market, id, ExecType.CANCELLED, Units.NULL_TICKS, 0, 4, 0, 0);
        assertThat(rig.drain()).contains("query " + id + " MISSING_FILL");
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.REPORT_MISMATCH)).isTrue();
        answer(id, OrderAnswer.CANCELLED, 4, 0, new long[] {20_000, 4, 4});

        assertThat(held()).isEqualTo(4);
        assertThat(working()).isZero();
    }

    @Test
    void shouldSendNothingWhileTheSessionIsLost()
    {
        final long id = rest(10);
        rig.accept(market, id);
        rig.drain();
        rig.orders.onSessionLost();
        rest(5);
        rig.gate.onCancelIntent(id);
        pass(10 * TIMEOUT_NS);

        assertThat(rig.drain()).noneMatch(line -> line.matches("(new|cancel|replace|query) .*"));
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.DISCONNECTED)).isTrue();
    }

    @Test
    void shouldAskAboutEveryOpenOrderAfterTheSessionReturnedBeforeAnythingIsSent()
    {
        final long first = rest(10);
        final long second = rest(4);
        rig.accept(market, first);
        rig.orders.onSessionLost();
        rig.gate.onCancelIntent(first);
        rig.drain();
        rig.orders.onSessionStart(rig.nowNs);
        assertThat(rig.drain()).containsExactly("query " + first + " RECONNECTED", "query " + second + " RECONNECTED");

        answer(second, OrderAnswer.NEVER_ARRIVED, 0, 0);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.DISCONNECTED)).isTrue();
        answer(first, OrderAnswer.WORKING, 0, 10);
        assertThat(rig.drain()).contains("cancel " + first);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldNotLetTheOperatorOpenTheGateOverALostSession()
    {
        rest(10);
        rig.orders.onSessionLost();
        rig.guardian.onOperator(TradingRig.ACCOUNT, io.petrel.codecs.event.OperatorAction.RESUME);

        assertThat(rig.gateSwitch.isClosedFor(CloseReason.DISCONNECTED)).isTrue();
    }

    @Test
    void shouldSayWhenTimeAloneMakesItAct()
    {
        final long sentNs = rig.nowNs;
        final long expiryNs = sentNs + 3 * TIMEOUT_NS;
        assertThat(rig.orders.nextDeadlineNs()).as("nothing is sent").isEqualTo(Deadlines.NEVER);
        final long id = until(expiryNs);
        assertThat(rig.orders.nextDeadlineNs()).as("an answer overdue").isEqualTo(sentNs + TIMEOUT_NS);
        rig.accept(market, id);
        assertThat(rig.orders.nextDeadlineNs()).as("its end").isEqualTo(expiryNs);
        rig.drain();
        rig.at(expiryNs).orders.onTime(expiryNs);
        assertThat(rig.drain()).containsExactly("cancel " + id);
        assertThat(rig.orders.nextDeadlineNs()).as("the cancel overdue").isEqualTo(expiryNs + TIMEOUT_NS);
        rig.at(expiryNs + TIMEOUT_NS).orders.onTime(rig.nowNs);
        assertThat(rig.drain()).containsExactly("query " + id + " NO_ANSWER");
        assertThat(rig.orders.nextDeadlineNs()).as("the query overdue").isEqualTo(expiryNs + 2 * TIMEOUT_NS);
        answer(id, OrderAnswer.CANCELLED, 0, 0);
        assertThat(rig.orders.nextDeadlineNs()).isEqualTo(Deadlines.NEVER);
    }

    @Test
    void shouldWakeEverLaterForAnOrderThatTheVenueKeepsUntilItsMarketMoves()
    {
        final long sentNs = rig.nowNs;
        rig.gate.onIntent(intent.immediate(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_001, 10));
        final long id = rig.lastId();
        rig.accept(market, id);
        assertThat(rig.orders.nextDeadlineNs()).isEqualTo(sentNs + TIMEOUT_NS);
        final List<Long> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++)
        {
            rig.drain();
            rig.at(rig.orders.nextDeadlineNs()).orders.onTime(rig.nowNs);
            assertThat(rig.drain()).containsExactly("query " + id + " NO_ANSWER");
            asked.add((rig.nowNs - sentNs) / TIMEOUT_NS);
            answer(id, OrderAnswer.WORKING, 0, 10);
        }
        assertThat(asked).containsExactly(1L, 2L, 3L, 5L, 9L);
        answer(id, OrderAnswer.CANCELLED, 0, 0);
        assertThat(status(id)).as("nobody asked for that").isEqualTo(OrderStatus.WORKING);
        rig.at(rig.orders.nextDeadlineNs()).orders.onTime(rig.nowNs);
        answer(id, OrderAnswer.CANCELLED, 0, 0);
        assertThat(status(id)).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void shouldCancelAGoodTillDateOrderAtItsTimeWhereTheVenueLacksIt()
    {
        final long id = until(rig.nowNs + 5);
        assertThat(rig.drain()).anyMatch(line -> line.startsWith("new " + id) && line.contains("GTC"));
        rig.accept(market, id);
        pass(4);
        assertThat(rig.drain()).noneMatch(line -> line.startsWith("cancel"));
        pass(1);
        assertThat(rig.drain()).containsExactly("cancel " + id);
        rig.end(market, id, ExecType.CANCELLED);

        assertThat(status(id)).isEqualTo(OrderStatus.EXPIRED);
    }

    /** The clocks go back an hour at 03:00 of the second day, so it lasts 25 hours; the account's begins at 17:00. */
    @Test
    void shouldEndADayOrderWithTheAccountsDayWhereverTheClocksGo()
    {
        final long backNs = DAY_NS + HOUR_NS;
        final Zones zones = new Zones();
        zones.onOffset(ZONE_ID, 0, backNs, 7_200);
        zones.onOffset(ZONE_ID, backNs, 9 * DAY_NS, 3_600);
        rig.gate.rules().zones(zones);
        rig.set(FloorParams.DAY_ZONE_ID, ZONE_ID);
        rig.set(FloorParams.DAY_RESET_MINUTE, 17 * 60);

        rig.at(DAY_NS - 10 * HOUR_NS);
        assertThat(endOf(forTheDay())).as("14:00 of the first day").isEqualTo(DAY_NS - 9 * HOUR_NS);
        rig.at(DAY_NS - 9 * HOUR_NS);
        assertThat(endOf(forTheDay())).as("at its end begins the next, of 25 hours").isEqualTo(DAY_NS + 16 * HOUR_NS);
        rig.at(DAY_NS + 16 * HOUR_NS);
        final long id = forTheDay();
        assertThat(endOf(id)).as("and one of 24").isEqualTo(2 * DAY_NS + 16 * HOUR_NS);
        rig.accept(market, id);
        rig.drain();
        pass(DAY_NS - 1);
        assertThat(rig.drain()).doesNotContain("cancel " + id);
        pass(1);
        assertThat(rig.drain()).contains("cancel " + id);
    }

    @Test
    void shouldRefuseADayOrderWhoseDayHasNoKnownEnd()
    {
        rig.gate.rules().zones(new Zones());
        rig.set(FloorParams.DAY_ZONE_ID, ZONE_ID);
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_000, 10)
            .forTheDay());

        assertThat(rig.drain()).anyMatch(line -> line.endsWith("NOT_CONFIGURED 1 of 0"))
            .noneMatch(line -> line.startsWith("new"));
    }

    @Test
    void shouldLeaveTheEndOfADayOrderToAVenueThatKnowsIt()
    {
        rig.set(OrderParams.VENUE_HAS_DAY, 1);
        rig.at(DAY_NS - 5);
        final long id = forTheDay();
        assertThat(rig.drain()).anyMatch(line -> line.startsWith("new " + id) && line.contains("DAY"));
        rig.accept(market, id);
        pass(5);
        assertThat(rig.drain()).noneMatch(line -> line.startsWith("cancel"));
        pass(TIMEOUT_NS);
        assertThat(rig.drain()).containsExactly("query " + id + " NO_ANSWER");
    }

    @Test
    void shouldEmulateImmediateOrCancelWithACancelOnceConfirmed()
    {
        rig.set(OrderParams.VENUE_LACKS_IOC, 1);
        rig.gate.onIntent(intent.immediate(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_001, 10));
        final long id = rig.lastId();
        rig.fill(market, id, 20_001, 3, 0);
        rig.drain();
        rig.accept(market, id);
        assertThat(rig.drain()).containsExactly("cancel " + id);
        rig.end(market, id, ExecType.CANCELLED);

        assertThat(status(id)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(held()).isEqualTo(3);
    }

    @Test
    void shouldRefuseFillOrKillWhereTheVenueLacksIt()
    {
        rig.set(OrderParams.VENUE_LACKS_FOK, 1);
        rig.gate.onIntent(intent.immediate(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_001, 10)
            .during(TimeInForce.FOK));

        assertThat(rig.drain()).noneMatch(line -> line.startsWith("new"));
        assertThat(rig.updates).last().asString().contains("REJECTED").contains("NOT_FILLABLE");
        assertThat(working()).isZero();
    }

    private long rest(final long lots)
    {
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_000, lots));
        return rig.lastId();
    }

    private long until(final long expiryNs)
    {
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_000, 10)
            .until(expiryNs));
        return rig.lastId();
    }

    private long endOf(final long id)
    {
        return rig.orders.find(id).expiryNs();
    }

    private long forTheDay()
    {
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_000, 10)
            .forTheDay());
        return rig.lastId();
    }

    private long replaced(final long id, final long lots)
    {
        if (OrderStatus.PENDING_NEW == status(id))
        {
            rig.accept(market, id);
        }
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 19_999, lots)
            .replacing(id));
        return lost(id);
    }

    /** No answer came in time: the venue is asked. */
    private long lost(final long id)
    {
        rig.drain();
        pass(TIMEOUT_NS);
        assertThat(rig.drain()).contains("query " + id + " NO_ANSWER");
        return id;
    }

    private void pass(final long ns)
    {
        rig.at(rig.nowNs + ns);
        rig.orders.onTime(rig.nowNs);
    }

    private void answer(
        final long id, final OrderAnswer answer, final long cumulative, final long remaining, final long[]... fills)
    {
        rig.orders.onStatus(venue.status(id, answer, cumulative, remaining, 20_000, fills), rig.nowNs);
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
