package io.petrel.core.order;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.VenueAnswers;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.RiskParams;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReconcilerTest
{
    private static final long INTERVAL_NS = 60 * TradingRig.SECOND_NS;
    private static final long RETRY_NS = 2 * TradingRig.SECOND_NS;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market);
    private final VenueAnswers venue = new VenueAnswers();
    private final OrderIntent intent = new OrderIntent();

    @BeforeEach
    void begin()
    {
        configure(rig);
        rig.at(1).quote(market, 20_000, 20_001);
    }

    @Test
    void shouldKeepTheGateClosedUntilTheFirstViewMatches()
    {
        rig.orders.onEvent();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
        pass(1);
        assertThat(rig.drain()).contains("reconcile 1 START");
        view(1);

        assertThat(rig.gateSwitch.isOpen()).isTrue();
        assertThat(rig.drain()).contains("reconciled 1 MATCHED 0");
    }

    @Test
    void shouldCompareAgainAfterTheInterval()
    {
        started();
        pass(INTERVAL_NS - 1);
        assertThat(rig.drain()).isEmpty();
        pass(1);
        assertThat(rig.drain()).containsExactly("reconcile 2 PERIODIC");
    }

    @Test
    void shouldCompareByTimeAloneEverLaterWhileNothingHappens()
    {
        started();
        final List<Long> waited = new ArrayList<>();
        for (int view = 2; view < 7; view++)
        {
            final long beforeNs = rig.nowNs;
            rig.at(rig.orders.nextDeadlineNs()).orders.onTime(rig.nowNs);
            waited.add((rig.nowNs - beforeNs) / INTERVAL_NS);
            view(view);
        }

        assertThat(waited).containsExactly(1L, 1L, 2L, 4L, 8L);
    }

    @Test
    void shouldAskByTimeAloneForAViewThatDoesNotCome()
    {
        started();
        rig.at(rig.orders.nextDeadlineNs()).orders.onTime(rig.nowNs);
        final long askedNs = rig.nowNs;
        final List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 4; i++)
        {
            rig.drain();
            rig.at(rig.orders.nextDeadlineNs()).orders.onTime(rig.nowNs);
            assertThat(rig.drain()).contains("reconcile " + (3 + i) + " PERIODIC");
            seconds.add((rig.nowNs - askedNs) / TradingRig.SECOND_NS);
        }

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L);
    }

    @Test
    void shouldAskAgainWhenTheVenueDoesNotAnswerAndIgnoreTheLateView()
    {
        rig.orders.onEvent();
        pass(1);
        pass(TradingRig.SECOND_NS);
        assertThat(rig.drain()).contains("reconciled 1 NO_ANSWER 0", "reconcile 2 START");
        view(1);
        assertThat(rig.gateSwitch.isOpen()).isFalse();
        view(2);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldSayWhatDiffersAndCloseTheGateAtTheSecondLookOnly()
    {
        started();
        pass(INTERVAL_NS);
        venue.position(1, 7, Units.NULL_E8);
        view(2);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        assertThat(rig.drain()).contains(
            "differs 2 POSITION_LOTS none ours 0 venue 7", "reconciled 2 LOOK_AGAIN 1");
        pass(RETRY_NS);
        venue.position(1, 7, Units.NULL_E8);
        view(3);

        assertThat(rig.drain()).contains(
            "reconcile 3 SECOND_LOOK", "differs 3 POSITION_LOTS none ours 0 venue 7", "reconciled 3 MISMATCH 1");
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
    }

    @Test
    void shouldReleaseTheGateWhenALaterViewMatches()
    {
        mismatched();
        pass(RETRY_NS);
        view(4);

        assertThat(rig.gateSwitch.isOpen()).isTrue();
        assertThat(rig.drain()).contains("reconciled 4 MATCHED 0");
    }

    @Test
    void shouldAcceptWhatTheOperatorAcceptedAndNothingElse()
    {
        mismatched();
        rig.operator(OperatorAction.RESUME);
        pass(1);
        venue.position(1, 7, Units.NULL_E8);
        view(4);
        assertThat(rig.drain()).contains("reconciled 4 ACCEPTED 1");
        assertThat(rig.gateSwitch.isOpen()).isTrue();

        pass(INTERVAL_NS);
        venue.position(1, 8, Units.NULL_E8);
        view(5);
        pass(RETRY_NS);
        venue.position(1, 8, Units.NULL_E8);
        view(6);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
    }

    @Test
    void shouldCloseTheGateAgainInTheEventOfTheResumeAndAskForTheBooksAtOnce()
    {
        externalAtTheStart(400, Units.NULL_E8);
        rig.at(rig.nowNs + 1).operator(OperatorAction.RESUME);

        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
        assertThat(rig.drain()).contains("reconcile 3 SECOND_LOOK");
        rig.at(rig.nowNs + 1).quote(market, 20_000, 20_001);
        rig.target(market, 10);
        assertThat(rig.drain()).as("sized as if nothing were held").noneMatch(line -> line.startsWith("new "));
    }

    @Test
    void shouldOpenNothingWithAResumeThatComesBeforeBooksWereToldToDiffer()
    {
        rig.orders.onEvent();
        pass(1);
        rig.operator(OperatorAction.RESUME);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).as("nothing was compared").isTrue();
        venue.position(1, 7, Units.NULL_E8);
        view(1);
        rig.operator(OperatorAction.RESUME);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).as("looked at once").isTrue();
        pass(RETRY_NS);
        venue.position(1, 7, Units.NULL_E8);
        view(2);

        assertThat(rig.drain()).contains("reconciled 2 MISMATCH 1");
        assertThat(position().lots()).isZero();
    }

    @Test
    void shouldOpenNothingWithASecondResumeBeforeWhatWasAcceptedIsAdopted()
    {
        externalAtTheStart(7, Units.NULL_E8);
        rig.operator(OperatorAction.RESUME);
        rig.operator(OperatorAction.RESUME);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
        venue.order(777, 19_000, 0, 3).position(1, 7, Units.NULL_E8);
        view(3);

        assertThat(rig.drain()).contains("reconciled 3 ACCEPTED 2");
        assertThat(position().lots()).isEqualTo(7);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    /** However long books had differed: what the operator said is new. */
    @Test
    void shouldLookAgainByTimeAloneSoonAfterAResume()
    {
        mismatched();
        for (int i = 4; i < 9; i++)
        {
            rig.at(rig.orders.nextDeadlineNs()).orders.onTime(rig.nowNs);
            venue.position(1, 7, Units.NULL_E8);
            view(i);
        }
        rig.at(rig.orders.nextDeadlineNs()).orders.onTime(rig.nowNs);
        rig.operator(OperatorAction.RESUME);
        venue.position(1, 7, Units.NULL_E8);
        view(9);

        assertThat(rig.drain()).contains("reconciled 9 LOOK_AGAIN 1");
        assertThat(rig.orders.nextDeadlineNs()).isEqualTo(rig.nowNs + RETRY_NS);
    }

    @Test
    void shouldFindExternalOrdersAndPositionsAtTheStart()
    {
        rig.orders.onEvent();
        pass(1);
        venue.order(777, 19_000, 0, 3).position(1, -2, Units.NULL_E8);
        view(1);
        pass(RETRY_NS);
        venue.order(777, 19_000, 0, 3).position(1, -2, Units.NULL_E8);
        view(2);

        assertThat(rig.drain()).contains(
            "differs 2 ORDER_UNKNOWN_HERE 777 ours none venue 3",
            "differs 2 POSITION_LOTS none ours 0 venue -2",
            "reconciled 2 MISMATCH 2");
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
    }

    @Test
    void shouldAdoptExternalPositionsAtTheVenuesPriceOnceTheOperatorAcceptsThem()
    {
        final long costE8 = market.instrument().contract().notionalE8(21_000, 5);
        externalAtTheStart(-5, costE8);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        assertThat(rig.drain()).contains("reconcile 3 SECOND_LOOK");
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).as("until they are booked").isTrue();
        venue.order(777, 19_000, 0, 3).position(1, -5, costE8);
        view(3);

        final long gainE8 = costE8 - market.instrument().contract().notionalE8(20_001, 5);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        assertThat(position().lots()).isEqualTo(-5);
        assertThat(position().costE8()).isEqualTo(costE8);
        assertThat(rig.portfolio.equityE8()).isEqualTo(100_000L * Units.ONE_E8 + gainE8);
        assertThat(rig.drain()).containsSubsequence("reconciled 3 ACCEPTED 2",
            "position -5 cost " + costE8 + " realised 0 unrealised " + gainE8 + " fees 0");

        pass(INTERVAL_NS);
        venue.order(777, 19_000, 0, 3).position(1, -5, costE8);
        view(4);
        assertThat(rig.drain()).as("the order is still not ours").contains("reconciled 4 ACCEPTED 1");
        pass(INTERVAL_NS);
        venue.position(1, -5, costE8);
        view(5);
        assertThat(rig.drain()).contains("reconciled 5 MATCHED 0");
    }

    @Test
    void shouldLetGateAndGuardianActOnWhatWasAdopted()
    {
        final long costE8 = market.instrument().contract().notionalE8(20_000, 5);
        adopted(5, costE8);
        rig.gate.onIntent(intent.immediate(market, TradingRig.ACCOUNT, OrderPurpose.EXIT, Side.SELL, 20_000, 5));
        assertThat(rig.drain()).as("reducing").contains("new " + rig.lastId() + " EXIT SELL 5 @ 20000 IOC reduce-only");
        rig.end(market, rig.lastId(), ExecType.CANCELLED);

        rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 1e-12);
        rig.at(rig.nowNs + 1).quote(market, 19_990, 19_991);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.DRAWDOWN)).isTrue();
        assertThat(rig.drain()).anyMatch(line -> line.contains(" FLATTEN SELL 5 "));
    }

    @Test
    void shouldNotAdoptWhatDiffersFromWhatTheOperatorAccepted()
    {
        externalAtTheStart(5, Units.NULL_E8);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        venue.position(1, 6, Units.NULL_E8);
        view(3);

        assertThat(rig.drain()).contains("reconciled 3 MISMATCH 1");
        assertThat(position().lots()).isZero();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
    }

    @Test
    void shouldCountWhatWasClosedElsewhereAsClosedAtTheMark()
    {
        started();
        final long id = rest();
        rig.fill(market, id, 20_001, 10, 7);
        final long equityE8 = rig.portfolio.equityE8();
        final long lossE8 = position().unrealisedE8();
        pass(INTERVAL_NS);
        rig.orders.onView(venue.view(2, -7), rig.nowNs);
        pass(RETRY_NS);
        rig.orders.onView(venue.view(3, -7), rig.nowNs);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        rig.orders.onStatus(venue.status(id, OrderAnswer.FILLED, 10, 0, 20_001), rig.nowNs);
        pass(1);
        rig.orders.onView(venue.view(4, -7), rig.nowNs);

        assertThat(position().lots()).isZero();
        assertThat(position().costE8()).isZero();
        assertThat(lossE8).isNegative();
        assertThat(rig.portfolio.realisedE8()).isEqualTo(lossE8);
        assertThat(rig.portfolio.equityE8()).isEqualTo(equityE8);
        rig.drain();
        pass(INTERVAL_NS);
        rig.orders.onView(venue.view(5, -7), rig.nowNs);
        assertThat(rig.drain()).as("the venue realised another profit").contains("reconciled 5 ACCEPTED 1");
    }

    @Test
    void shouldAdoptTheSameAfterARestoreBetweenAcceptanceAndView()
    {
        final long costE8 = market.instrument().contract().notionalE8(21_000, 5);
        externalAtTheStart(-5, costE8);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        final SnapshotWriter writer = new SnapshotWriter();
        rig.visitState(writer);
        rig.gateSwitch.visitState(writer);
        final TradingRig other = new TradingRig(market);
        configure(other);
        final SnapshotReader reader = new SnapshotReader().wrap(writer.buffer(), 0, writer.length());
        other.portfolio.position(market.instrument());
        other.execution.onInstrument(market);
        other.visitState(reader);
        other.gateSwitch.visitState(reader);
        other.at(rig.nowNs);
        for (final TradingRig each : new TradingRig[]{rig, other})
        {
            each.drain();
            venue.order(777, 19_000, 0, 3).position(1, -5, costE8);
            each.orders.onView(venue.view(3, Units.NULL_E8), each.nowNs);
            assertThat(each.portfolio.position(market.instrument()).lots()).isEqualTo(-5);
            assertThat(each.gateSwitch.isOpen()).isTrue();
        }
        assertThat(other.drain()).isNotEmpty();
        assertThat(other.portfolio.equityE8()).isEqualTo(rig.portfolio.equityE8());
    }

    @Test
    void shouldAskAboutAnOrderThatIsOpenHereAndNotThere()
    {
        started();
        final long id = rest();
        rig.accept(market, id);
        rig.drain();
        pass(INTERVAL_NS);
        view(2);

        assertThat(rig.drain()).contains(
            "differs 2 ORDER_UNKNOWN_THERE " + id + " ours 10 venue none", "query " + id + " RECONCILIATION");
    }

    @Test
    void shouldCompareFilledRemainingAndPriceOfEachOrder()
    {
        started();
        final long id = rest();
        rig.accept(market, id);
        pass(INTERVAL_NS);
        rig.drain();
        venue.order(id, 19_990, 4, 5);
        view(2);

        assertThat(rig.drain()).containsSubsequence(
            "differs 2 ORDER_FILLED_LOTS " + id + " ours 0 venue 4",
            "differs 2 ORDER_REMAINING_LOTS " + id + " ours 10 venue 5",
            "differs 2 ORDER_PRICE " + id + " ours 20000 venue 19990",
            "query " + id + " RECONCILIATION",
            "reconciled 2 LOOK_AGAIN 3");
    }

    @Test
    void shouldNotCompareWhatWasSentAfterTheViewWasAskedFor()
    {
        started();
        pass(INTERVAL_NS);
        rest();
        view(2);

        assertThat(rig.drain()).contains("reconciled 2 MATCHED 0");
    }

    @Test
    void shouldCompareCostAndProfitToTheLastE8()
    {
        started();
        final long id = rest();
        rig.fill(market, id, 20_000, 10, 5);
        final long costE8 = rig.portfolio.position(market.instrument()).costE8();
        pass(INTERVAL_NS);
        rig.drain();
        venue.position(1, 10, costE8 + 1);
        rig.orders.onView(venue.view(2, -4), rig.nowNs);

        assertThat(rig.drain()).containsSubsequence(
            "differs 2 POSITION_COST none ours " + costE8 + " venue " + (costE8 + 1),
            "differs 2 NET_PROFIT none ours -5 venue -4");
    }

    @Test
    void shouldReleaseAReportMismatchThatAMatchingViewDisproves()
    {
        started();
        final long id = rest();
        rig.reportAs(9, market, id, ExecType.FILL, 20_000, 6, 10, 0, 0, Side.BUY);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.REPORT_MISMATCH)).isTrue();
        rig.reportAs(8, market, id, ExecType.FILL, 20_000, 4, 4, 6, 0, Side.BUY);
        pass(INTERVAL_NS);
        venue.position(1, 10, Units.NULL_E8);
        view(2);

        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldCompareBooksAgainAfterALostSession()
    {
        started();
        rig.orders.onSessionLost();
        rig.drain();
        rig.orders.onSessionStart(rig.nowNs);
        assertThat(rig.drain()).contains("reconcile 2 RECONNECTED");
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
        view(2);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    private static void configure(final TradingRig rig)
    {
        rig.set(OrderParams.ANSWER_TIMEOUT_NS, TradingRig.SECOND_NS);
        rig.set(OrderParams.RECONCILE_INTERVAL_NS, INTERVAL_NS);
        rig.set(OrderParams.RECONCILE_RETRY_NS, RETRY_NS);
        rig.set(OrderParams.RECONCILE_TOLERANCE_E8, 0);
    }

    private void started()
    {
        rig.orders.onEvent();
        pass(1);
        view(1);
        rig.drain();
    }

    private void mismatched()
    {
        started();
        pass(INTERVAL_NS);
        venue.position(1, 7, Units.NULL_E8);
        view(2);
        pass(RETRY_NS);
        venue.position(1, 7, Units.NULL_E8);
        view(3);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
        rig.drain();
    }

    private void externalAtTheStart(final long lots, final long costE8)
    {
        rig.orders.onEvent();
        pass(1);
        venue.order(777, 19_000, 0, 3).position(1, lots, costE8);
        view(1);
        pass(RETRY_NS);
        venue.order(777, 19_000, 0, 3).position(1, lots, costE8);
        view(2);
        rig.drain();
    }

    private void adopted(final long lots, final long costE8)
    {
        externalAtTheStart(lots, costE8);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        venue.order(777, 19_000, 0, 3).position(1, lots, costE8);
        view(3);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        rig.drain();
    }

    private Position position()
    {
        return rig.portfolio.position(market.instrument());
    }

    private long rest()
    {
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_000, 10));
        return rig.lastId();
    }

    private void pass(final long ns)
    {
        rig.at(rig.nowNs + ns);
        rig.orders.onTime(rig.nowNs);
    }

    private void view(final long requestId)
    {
        rig.orders.onView(venue.view(requestId, Units.NULL_E8), rig.nowNs);
    }
}
