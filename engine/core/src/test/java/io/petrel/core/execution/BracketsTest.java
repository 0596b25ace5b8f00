package io.petrel.core.execution;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Restored;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.VenueAnswers;
import io.petrel.core.market.MarketState;
import io.petrel.core.order.OrderParams;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.RiskParams;
import io.petrel.core.time.Deadlines;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Stop and target of a position as a group of orders at the venue, and who closes when one of them goes wrong. */
class BracketsTest
{
    private static final long SECOND_NS = TradingRig.SECOND_NS;
    private static final long RETRY_NS = 20 * SECOND_NS;
    private static final long PATIENCE_NS = 2 * SECOND_NS;
    private static final long STOP = 19_900;
    private static final long TARGET = 20_300;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market);
    private final VenueAnswers venue = new VenueAnswers();
    private final Position position = rig.portfolio.position(market.instrument());
    private long second = 1;

    /** Numbers with which the venue keeps exits. */
    static void atVenue(final TradingRig rig)
    {
        rig.set("execution.bracket.at_venue.linear", 1);
        rig.set("execution.bracket.retry_ns", RETRY_NS);
        rig.set("execution.bracket.patience_ns", PATIENCE_NS);
    }

    @BeforeEach
    void open()
    {
        atVenue(rig);
        quote(20_000);
    }

    @Test
    void shouldPlaceStopAndTargetAsOneReduceOnlyGroupWithTheFillOfTheEntry()
    {
        final long entry = enter(100);
        fill(entry, 20_002, 100);

        assertThat(sent()).containsExactly(
            "STOP SELL 100 @ none GTC reduce-only stop 19900 group 1",
            "TARGET SELL 100 @ 20300 GTC reduce-only group 1");
        assertThat(rig.legsOut).containsExactly("STOP 100 @ 19900 PLACED", "TARGET 100 @ 20300 PLACED");
    }

    @Test
    void shouldLetTheGroupGrowWithEachPartOfTheEntry()
    {
        final long entry = enter(100);
        fill(entry, 20_002, 30);
        final long stop = leg("STOP");
        final long target = leg("TARGET");
        fill(entry, 20_002, 20);
        assertThat(sent()).as("not confirmed yet").hasSize(2);
        accept(stop);
        assertThat(changes()).containsExactly("replace " + stop + " 50 @ none stop 19900");
        accept(target);
        assertThat(changes()).containsExactly("replace " + target + " 50 @ 20300");
        replaced(stop, 50);
        replaced(target, 50);
        fill(entry, 20_002, 50);

        assertThat(changes()).containsExactly(
            "replace " + stop + " 100 @ none stop 19900", "replace " + target + " 100 @ 20300");
        assertThat(position.legLots(Side.SELL)).as("the larger of old and new").isEqualTo(100);
    }

    @Test
    void shouldCloseItselfWhereTheVenueHasNoSuchTypesForTheMarket()
    {
        rig.set("execution.bracket.at_venue.linear", 0);
        fill(enter(100), 20_002, 100);
        assertThat(sent()).isEmpty();
        quote(STOP);

        assertThat(sent()).containsExactly("STOP SELL 100 @ 19881 IOC reduce-only");
    }

    @Test
    void shouldLeaveAnExitThatIsDueToTheVenue()
    {
        held(100);
        quote(STOP - 5);
        assertThat(sent()).isEmpty();
        assertThat(changes()).isEmpty();
        fill(leg("STOP"), STOP - 5, 100);

        assertThat(position.lots()).isZero();
        assertThat(changes()).as("the venue cancels the other leg").isEmpty();
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.LINKED_ORDER);
        quote(20_000);
        assertThat(sent()).as("nothing is entered again").isEmpty();
        assertThat(rig.portfolio.workingOrders().size()).isZero();
    }

    @Test
    void shouldTakeTheOtherLegBackWhenTheVenueDoesNot()
    {
        held(100);
        fill(leg("TARGET"), TARGET, 100);
        assertThat(changes()).isEmpty();
        quote(20_000);
        quote(20_000);

        assertThat(changes()).containsExactly("cancel " + leg("STOP"));
    }

    @Test
    void shouldCloseTwiceNeitherWhenTheTargetFillsWhileTheStopTriggers()
    {
        held(100);
        fill(leg("TARGET"), TARGET, 60);
        assertThat(changes()).containsExactly("replace " + leg("STOP") + " 40 @ none stop 19900");
        rig.report(market, leg("STOP"), ExecType.TRIGGERED, Units.NULL_TICKS, 0, 0, 40, 0);
        rig.onMarket(market);
        fill(leg("STOP"), STOP, 40);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.LINKED_ORDER);

        assertThat(position.lots()).isZero();
        quote(STOP - 20);
        assertThat(sent()).isEmpty();
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldAmendTheOtherLegWhenOneFilledInPartAndCountTheGroupOnce()
    {
        held(100);
        fill(leg("TARGET"), TARGET, 30);

        assertThat(changes()).containsExactly("replace " + leg("STOP") + " 70 @ none stop 19900");
        assertThat(position.workingSellLots()).as("never more than is held").isEqualTo(70);
        replaced(leg("STOP"), 70);
        assertThat(position.legLots(Side.SELL)).isEqualTo(70);
        quote(20_100);
        assertThat(changes()).isEmpty();
        quote(STOP);
        assertThat(sent()).as("the venue's stop covers the rest").isEmpty();
    }

    @Test
    void shouldAddNothingToAPositionWhoseExitBeganToFill()
    {
        held(100);
        fill(leg("TARGET"), TARGET, 30);
        at(60);
        rig.target(market, 150, STOP, TARGET);

        assertThat(sent()).isEmpty();
    }

    @Test
    void shouldProtectWhatAnEntryAddsAfterTheTargetClosedTheRest()
    {
        held(100);
        at(60);
        rig.target(market, 150, STOP - 100, TARGET + 100);
        final long entry = rig.lastId();
        rig.drain();
        fill(leg("TARGET"), TARGET, 100);
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.LINKED_ORDER);
        assertThat(position.lots()).isZero();
        fill(entry, 20_002, 50);

        assertThat(sent()).as("as the position that it was to add to").containsExactly(
            "STOP SELL 50 @ none GTC reduce-only stop 19900 group 2",
            "TARGET SELL 50 @ 20300 GTC reduce-only group 2");
    }

    @Test
    void shouldCloseWhatALegLeftWhenItEndedHalfFilled()
    {
        held(100);
        quote(STOP - 10);
        fill(leg("STOP"), STOP - 10, 60);
        assertThat(sent()).isEmpty();
        end(leg("STOP"), ExecType.EXPIRED, ReportReason.NO_LIQUIDITY);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);

        assertThat(sent()).containsExactly("STOP SELL 40 @ 19871 IOC reduce-only");
    }

    @Test
    void shouldCloseItselfOnceALegIsRefusedAndTryAgainLater()
    {
        fill(enter(100), 20_002, 100);
        accept(leg("TARGET"));
        sent();
        rig.refuse(market, leg("STOP"), ReportReason.PRICE_BAND);
        rig.onMarket(market);
        assertThat(rig.legsOut).contains("STOP 100 @ 19900 VENUE PRICE_BAND");
        assertThat(sent()).isEmpty();
        second += 20;
        quote(20_010);
        assertThat(sent()).containsExactly("STOP SELL 100 @ none GTC reduce-only stop 19900 group 1");

        rig.refuse(market, leg("STOP"), ReportReason.PRICE_BAND);
        rig.onMarket(market);
        quote(STOP);
        assertThat(changes()).as("first the other leg").containsExactly("cancel " + leg("TARGET"));
        assertThat(sent()).isEmpty();
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);
        assertThat(sent()).containsExactly("STOP SELL 100 @ 19881 IOC reduce-only");
    }

    @Test
    void shouldCloseOnlyWhatIsLeftWhenTheCancelOfTheOtherLegCrossesItsFill()
    {
        held(100);
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        assertThat(rig.legsOut).as("cancelled by somebody else").contains("STOP 100 @ 19900 VENUE REQUESTED");
        quote(STOP);
        assertThat(changes()).containsExactly("cancel " + leg("TARGET"));
        fill(leg("TARGET"), TARGET, 70);
        assertThat(sent()).as("30 may still fill").isEmpty();
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);

        assertThat(sent()).containsExactly("STOP SELL 30 @ 19881 IOC reduce-only");
    }

    @Test
    void shouldAskFirstWhenTheAnswerToALegIsLost()
    {
        rig.set(OrderParams.ANSWER_TIMEOUT_NS, SECOND_NS);
        fill(enter(100), 20_002, 100);
        accept(leg("TARGET"));
        at(2);
        rig.orders.onTime(rig.nowNs);
        assertThat(rig.drain()).contains("query " + leg("STOP") + " NO_ANSWER");
        quote(STOP);
        assertThat(sent()).as("it may work").isEmpty();
        rig.orders.onStatus(
            venue.status(leg("STOP"), OrderAnswer.NEVER_ARRIVED, 0, 0, Units.NULL_TICKS), rig.nowNs);
        rig.onMarket(market);
        assertThat(rig.legsOut).contains("STOP 100 @ 19900 VENUE UNKNOWN_ORDER");
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);

        assertThat(sent()).containsExactly("STOP SELL 100 @ 19881 IOC reduce-only");
    }

    @Test
    void shouldBookWhatTheGroupDidWhileTheSessionWasLost()
    {
        held(100);
        rig.orders.onSessionLost();
        quote(STOP - 5);
        assertThat(rig.drain()).noneMatch(line -> line.matches("(new|cancel|replace) .*"));
        at(1);
        rig.orders.onSessionStart(rig.nowNs);
        rig.orders.onStatus(venue.status(leg("STOP"), OrderAnswer.FILLED, 100, 0, Units.NULL_TICKS,
            new long[] {STOP - 5, 100, 100}), rig.nowNs);
        rig.onMarket(market);
        rig.orders.onStatus(
            venue.status(leg("TARGET"), OrderAnswer.CANCELLED, 0, 0, TARGET), rig.nowNs);
        rig.onMarket(market);

        assertThat(position.lots()).isZero();
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        assertThat(sent()).isEmpty();
        assertThat(rig.orders.openCount()).isZero();
    }

    @Test
    void shouldTakeOverWhenTheVenueDoesNotActInTime()
    {
        held(100);
        quote(STOP);
        quote(STOP - 1);
        quote(STOP + 1);
        quote(STOP - 1);
        quote(STOP - 1);
        assertThat(changes()).as("the time counts while it is due").isEmpty();
        assertThat(rig.execution.nextDeadlineNs()).isEqualTo(rig.nowNs + SECOND_NS);
        at(1);
        rig.execution.onDeadline(rig.nowNs);

        assertThat(rig.legsOut).contains("STOP 100 @ 19900 OVERDUE");
        assertThat(changes()).containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);
        assertThat(sent()).containsExactly("STOP SELL 100 @ 19880 IOC reduce-only");
    }

    @Test
    void shouldMoveTheStopAtTheVenueAfterTheOneThatTrails()
    {
        rig.execution.onTarget(market, 100, STOP, TARGET, TradingRig.MAX_HOLD_NS, 50, rig.nowNs);
        fill(rig.lastId(), 20_002, 100);
        accept(leg("STOP"));
        accept(leg("TARGET"));
        rig.drain();
        quote(20_100);
        assertThat(changes()).containsExactly("replace " + leg("STOP") + " 100 @ none stop 20050");
        replaced(leg("STOP"), 100);
        rig.at(rig.nowNs + SECOND_NS / 2).quote(market, 20_120, 20_122);
        assertThat(changes()).as("not at each tick").isEmpty();
        rig.at(rig.nowNs + 1).quote(market, 20_070, 20_072);

        assertThat(changes()).as("the venue's stop is lower than ours: we close")
            .containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
    }

    @Test
    void shouldMakeRoomBeforeItClosesAPart()
    {
        held(100);
        at(60);
        rig.target(market, 40, STOP, TARGET);
        rig.onMarket(market);
        assertThat(sent()).as("the group may still close all").isEmpty();
        assertThat(changes()).containsExactly(
            "replace " + leg("STOP") + " 40 @ none stop 19900", "replace " + leg("TARGET") + " 40 @ 20300");
        replaced(leg("STOP"), 40);
        assertThat(sent()).isEmpty();
        replaced(leg("TARGET"), 40);
        assertThat(sent()).containsExactly("EXIT SELL 60 @ 19981 IOC reduce-only");
        fill(rig.lastId(), 20_000, 25);
        end(rig.lastId(), ExecType.EXPIRED, ReportReason.IMMEDIATE_REMAINDER);
        rig.drain();
        quote(20_000);
        assertThat(sent()).as("the rest")
            .containsExactly("EXIT SELL 35 @ 19981 IOC reduce-only");
        fill(rig.lastId(), 20_000, 35);
        assertThat(changes()).isEmpty();
        assertThat(position.lots()).isEqualTo(40);
        assertThat(position.legLots(Side.SELL)).isEqualTo(40);
    }

    @Test
    void shouldTakeBothLegsBackBeforeTheLongestHoldCloses()
    {
        held(100);
        second += 600;
        quote(20_000);
        assertThat(changes()).containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);

        assertThat(sent()).containsExactly("MAX_HOLD SELL 100 @ 19981 IOC reduce-only");
        assertThat(rig.legsOut).as("taken back by us is no failure").hasSize(2);
    }

    @Test
    void shouldFlattenWhatTheGroupLeaves()
    {
        held(100);
        at(1);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.FLATTEN);
        rig.onMarket(market);
        assertThat(changes()).containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
        fill(leg("STOP"), STOP, 100);
        assertThat(sent()).isEmpty();
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.LINKED_ORDER);
        quote(20_000);
        assertThat(sent()).as("closed already").isEmpty();
        assertThat(position.lots()).isZero();
    }

    @Test
    void shouldFlattenOnceTheGroupIsTakenBack()
    {
        held(100);
        at(1);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.FLATTEN);
        rig.onMarket(market);
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        assertThat(sent()).isEmpty();
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);

        assertThat(sent()).containsExactly("FLATTEN SELL 100 @ 19981 IOC reduce-only");
    }

    @Test
    void shouldLeaveTheGroupOfAHeldPositionAtTheVenueOnCancelAll()
    {
        held(100);
        fill(leg("TARGET"), TARGET, 30);
        confirm(leg("STOP"), 70);
        rig.drain();
        at(1);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.CANCEL_ALL);
        quote(20_200);

        assertThat(changes()).as("the rest is neither bare nor sold at the market").isEmpty();
        assertThat(position.legLots(Side.SELL)).isEqualTo(70);
        fill(leg("TARGET"), TARGET, 70);
        assertThat(position.lots()).isZero();
        assertThat(sent()).isEmpty();
    }

    @Test
    void shouldLeaveTheGroupAtTheVenueWhileHaltedAndLetItFollowAFillOnItsWay()
    {
        final long entry = enter(100);
        fill(entry, 20_002, 30);
        accept(leg("STOP"));
        accept(leg("TARGET"));
        rig.drain();
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.HALT);
        assertThat(changes()).as("the entry only").containsExactly("cancel " + entry);
        fill(entry, 20_002, 20);
        assertThat(changes()).containsExactly(
            "replace " + leg("STOP") + " 50 @ none stop 19900", "replace " + leg("TARGET") + " 50 @ 20300");
        end(entry, ExecType.CANCELLED, ReportReason.REQUESTED);
        confirm(leg("STOP"), 50);
        confirm(leg("TARGET"), 50);
        rig.target(market, 150, STOP, TARGET);
        assertThat(sent()).as("no new risk").isEmpty();

        quote(STOP);
        fill(leg("STOP"), STOP, 50);
        assertThat(position.lots()).isZero();
    }

    @Test
    void shouldPlaceTheGroupOfAFillThatCameAfterTheHalt()
    {
        final long entry = enter(100);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.HALT);
        rig.drain();
        fill(entry, 20_002, 40);

        assertThat(sent()).containsExactly("STOP SELL 40 @ none GTC reduce-only stop 19900 group 1",
            "TARGET SELL 40 @ 20300 GTC reduce-only group 1");
    }

    @Test
    void shouldCloseAtAStopThatTheCoreWatchesWhileHaltedAndNotWhileInDoubt()
    {
        rig.set("execution.bracket.at_venue.linear", 0);
        fill(enter(100), 20_002, 100);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.HALT);
        rig.gateSwitch.close(CloseReason.UNKNOWN_ORDER);
        quote(STOP);
        assertThat(sent()).as("perhaps it is not held").isEmpty();
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.RESUME);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.HALT);
        quote(STOP);

        assertThat(sent()).containsExactly("STOP SELL 100 @ 19881 IOC reduce-only");
    }

    @Test
    void shouldKeepTheExitsInForceWhereTheOperatorHaltedWhatTheGuardianFlattens()
    {
        rig.set("execution.bracket.at_venue.linear", 0);
        fill(enter(100), 20_002, 100);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.HALT);
        rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 1e-6);
        quote(19_990);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.DRAWDOWN)).isTrue();
        assertThat(sent()).as("the operator's word holds").isEmpty();
        quote(STOP);

        assertThat(sent()).containsExactly("STOP SELL 100 @ 19881 IOC reduce-only");
    }

    @Test
    void shouldTakeTheGroupBackWhenStoppedAndSendNothingWhateverHappens()
    {
        held(100);
        at(1);
        rig.operator(OperatorAction.STOP);
        assertThat(changes()).containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
        quote(STOP);
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);
        quote(TARGET);
        quote(STOP - 500);
        rig.target(market, 200, STOP, TARGET);
        at(TradingRig.MAX_HOLD_NS / SECOND_NS);
        quote(STOP - 500);
        rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 1e-6);
        quote(STOP - 1_000);

        assertThat(rig.gateSwitch.isClosedFor(CloseReason.DRAWDOWN)).isTrue();
        assertThat(rig.drain()).noneMatch(line -> line.matches("(new|replace|cancel|verdict) .*"));
        assertThat(rig.legsOut).as("taken back, not lost").noneMatch(line -> line.contains("VENUE"));
        assertThat(rig.execution.nextDeadlineNs()).isEqualTo(Deadlines.NEVER);
        rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 0.5);
        rig.operator(OperatorAction.RESUME);
        quote(STOP - 1_000);
        assertThat(sent()).as("what is held is past its stop").singleElement().asString()
            .startsWith("STOP SELL 100 ");
    }

    @Test
    void shouldPlaceTheGroupAgainAtAResumeOrAHaltAfterAStop()
    {
        held(100);
        stopped();
        rig.operator(OperatorAction.HALT);
        quote(20_000);
        assertThat(sent()).hasSize(2);
        accept(leg("STOP"));
        accept(leg("TARGET"));
        stopped();
        rig.operator(OperatorAction.RESUME);
        quote(20_000);

        assertThat(sent()).containsExactly("STOP SELL 100 @ none GTC reduce-only stop 19900 group 3",
            "TARGET SELL 100 @ 20300 GTC reduce-only group 3");
    }

    @Test
    void shouldLeaveBareWhatAnEntryFilledOnItsWayBackAfterAStop()
    {
        final long entry = enter(100);
        fill(entry, 20_002, 30);
        rig.drain();
        at(1);
        rig.operator(OperatorAction.STOP);
        assertThat(changes()).containsExactly("cancel " + entry, "cancel " + leg("STOP"), "cancel " + leg("TARGET"));
        fill(entry, 20_002, 20);
        accept(leg("STOP"));
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);
        rig.refuseCancel(market, leg("STOP"), ReportReason.VENUE_BUSY);
        rig.onMarket(market);
        assertThat(changes()).as("a refused cancel").containsExactly("cancel " + leg("STOP"));
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        end(entry, ExecType.CANCELLED, ReportReason.REQUESTED);
        quote(20_100);

        assertThat(position.lots()).isEqualTo(50);
        assertThat(sent()).isEmpty();
        assertThat(rig.parentOut).last().isEqualTo("outcome 1 STOPPED 50 of 100");
    }

    @Test
    void shouldStayStoppedThroughARestartAndTellAPersonSo()
    {
        held(100);
        stopped();
        Restored.from(rig.execution, rig.execution);
        Restored.from(rig.gateSwitch, rig.gateSwitch);
        quote(STOP);

        assertThat(sent()).isEmpty();
        assertThat(rig.execution.onRequest(market, Side.BUY, 70, new Request()
            .ask(ExecutionAlgorithm.MARKET, Units.NULL_TIME_NS).named(77), rig.nowNs))
            .isEqualTo(RequestAnswer.STOPPED);
        assertThat(sent()).isEmpty();
    }

    @Test
    void shouldBuyWhatAPersonWantedOnceTheLegsHaveClosedWhatWasHeld()
    {
        held(100);
        fill(leg("TARGET"), TARGET, 30);
        at(60);
        assertThat(rig.execution.onRequest(market, Side.BUY, 70, new Request()
            .ask(ExecutionAlgorithm.MARKET, Units.NULL_TIME_NS).named(77).exits(19_000, 21_000), rig.nowNs))
            .isEqualTo(RequestAnswer.WAITING);
        quote(20_200);
        confirm(leg("STOP"), 70);
        fill(leg("TARGET"), TARGET, 20);
        assertThat(sent()).as("what is held is on its way out").isEmpty();
        fill(leg("TARGET"), TARGET, 50);
        assertThat(sent()).singleElement().asString().startsWith("ENTRY BUY 70 ");
        final long entry = rig.lastId();
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.LINKED_ORDER);
        fill(entry, 20_202, 70);

        assertThat(sent()).containsExactly("STOP SELL 70 @ none GTC reduce-only stop 19000 group 2",
            "TARGET SELL 70 @ 21000 GTC reduce-only group 2");
    }

    @Test
    void shouldSayThatAPersonsOrderWaitedInVainForTheLegs()
    {
        held(100);
        fill(leg("TARGET"), TARGET, 30);
        at(60);
        rig.execution.onRequest(market, Side.BUY, 50,
            new Request().ask(ExecutionAlgorithm.MARKET, Units.NULL_TIME_NS).named(77), rig.nowNs);
        assertThat(rig.execution.nextDeadlineNs()).isEqualTo(rig.nowNs + 60 * SECOND_NS);
        rig.parentOut.clear();
        rig.at(rig.nowNs + 60 * SECOND_NS).execution.onDeadline(rig.nowNs);

        assertThat(rig.parentOut).containsExactly("forgotten 77 EXPIRED");
        assertThat(position.lots()).isEqualTo(70);
        final int index = rig.execution.ended().find(77, Units.NULL_ID);
        assertThat(rig.execution.ended().answer(index)).isEqualTo(RequestAnswer.EXPIRED);
    }

    @Test
    void shouldSayThatAStopClosedWhatAPersonWantedToAddTo()
    {
        held(100);
        at(60);
        rig.quote(market, 20_010, 20_005);
        assertThat(rig.execution.onRequest(market, Side.BUY, 50,
            new Request().ask(ExecutionAlgorithm.MARKET, Units.NULL_TIME_NS).named(77), rig.nowNs))
            .as("the book is not safe").isEqualTo(RequestAnswer.WAITING);
        rig.parentOut.clear();
        fill(leg("STOP"), STOP, 100);

        assertThat(rig.parentOut).containsExactly("forgotten 77 OVERRIDDEN");
    }

    /** What is held then is held: seven was to be left of ten, and nine are. */
    @Test
    void shouldTakeBackAPersonsOrderThatWaitsToCloseAPartAlsoOnceALegBeganToFill()
    {
        held(10);
        at(60);
        rig.quote(market, 20_010, 20_005);
        assertThat(rig.execution.onRequest(market, Side.SELL, 3,
            new Request().ask(ExecutionAlgorithm.MARKET, Units.NULL_TIME_NS).named(77), rig.nowNs))
            .as("the book is not safe").isEqualTo(RequestAnswer.WAITING);
        fill(leg("TARGET"), TARGET, 1);
        assertThat(rig.execution.onCancel(77, Units.NULL_ID, rig.nowNs)).isZero();
        confirm(leg("STOP"), 9);
        quote(20_000);
        quote(20_000);

        assertThat(sent()).isEmpty();
        assertThat(position.lots()).isEqualTo(9);
        final int index = rig.execution.ended().find(77, Units.NULL_ID);
        assertThat(rig.execution.ended().answer(index)).isEqualTo(RequestAnswer.CANCELLED);
        assertThat(rig.execution.onCancel(77, Units.NULL_ID, rig.nowNs)).as("once").isNegative();
    }

    @Test
    void shouldGoOnAfterARestartWithAWorkingGroup()
    {
        held(100);
        fill(leg("TARGET"), TARGET, 30);
        final TradingRig other = new TradingRig(market);
        atVenue(other);
        other.onMarket(market);
        Restored.from(rig::visitState, other::visitState);
        final long restartNs = rig.nowNs + SECOND_NS;
        for (final TradingRig each : List.of(rig, other))
        {
            each.drain();
            each.continueAt(1, restartNs).quote(market, 20_000, 20_002);
            each.orders.onSessionStart(each.nowNs);
            each.orders.onStatus(venue.waitingFor(STOP)
                .status(leg("STOP"), OrderAnswer.WORKING, 0, 100, Units.NULL_TICKS), each.nowNs);
            each.orders.onStatus(venue.waitingFor(Units.NULL_TICKS)
                .status(leg("TARGET"), OrderAnswer.WORKING, 30, 70, TARGET), each.nowNs);
            each.onMarket(market);
        }

        assertThat(changes()).as("the amendment was lost").last()
            .isEqualTo("replace " + leg("STOP") + " 70 @ none stop 19900");
        assertThat(Restored.hash(other::visitState)).isEqualTo(Restored.hash(rig::visitState));
    }

    @Test
    void shouldFindAWorkingGroupAgainAtTheFirstComparison()
    {
        held(100);
        rig.set(OrderParams.RECONCILE_INTERVAL_NS, 3_600 * SECOND_NS);
        at(1);
        rig.orders.onEvent();
        rig.orders.onTime(rig.nowNs);
        rig.orders.onView(venue.position(1, 100, position.costE8())
            .waitingFor(STOP).order(leg("STOP"), Units.NULL_TICKS, 0, 100)
            .waitingFor(Units.NULL_TICKS).order(leg("TARGET"), TARGET, 0, 100).view(1, 0), rig.nowNs);

        assertThat(rig.drain()).contains("reconciled 1 MATCHED 0");
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldSayThatAStopStandsElsewhere()
    {
        held(100);
        rig.set(OrderParams.RECONCILE_INTERVAL_NS, 3_600 * SECOND_NS);
        at(1);
        rig.orders.onEvent();
        rig.orders.onTime(rig.nowNs);
        rig.orders.onView(venue.position(1, 100, position.costE8())
            .waitingFor(STOP - 100).order(leg("STOP"), Units.NULL_TICKS, 0, 100)
            .waitingFor(Units.NULL_TICKS).order(leg("TARGET"), TARGET, 0, 100).view(1, 0), rig.nowNs);

        assertThat(rig.drain()).contains(
            "differs 1 ORDER_STOP_PRICE " + leg("STOP") + " ours 19900 venue 19800",
            "query " + leg("STOP") + " RECONCILIATION");
    }

    @Test
    void shouldCloseItselfWhenTheStopStandsElsewhereAtTheVenue()
    {
        rig.set(OrderParams.ANSWER_TIMEOUT_NS, SECOND_NS);
        rig.execution.onTarget(market, 100, STOP, TARGET, TradingRig.MAX_HOLD_NS, 50, rig.nowNs);
        fill(rig.lastId(), 20_002, 100);
        accept(leg("STOP"));
        accept(leg("TARGET"));
        quote(20_100);
        changes();
        at(2);
        rig.orders.onTime(rig.nowNs);
        rig.orders.onStatus(venue.waitingFor(STOP)
            .status(leg("STOP"), OrderAnswer.WORKING, 0, 100, Units.NULL_TICKS), rig.nowNs);
        rig.drain();
        rig.at(rig.nowNs + 1).quote(market, 20_050, 20_052);

        assertThat(changes()).as("the replacement was lost, ours is due")
            .containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
    }

    @Test
    void shouldApproveLegsFarFromTheMarketAndRefuseOneThatWouldActAtAWrongPrice()
    {
        rig.at(rig.nowNs + 1).target(market, 100, 15_000, 30_000);
        rig.drain();
        fill(rig.lastId(), 20_002, 100);
        assertThat(sent()).hasSize(2);

        final OrderIntent intent = new OrderIntent();
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.TARGET,
            Side.SELL, 15_000, 100).mayTake().inGroup(1));
        assertThat(rig.drain()).as("a target that would sell far below the market")
            .anyMatch(line -> line.contains("PRICE_BAND 5001 of 200"));
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.STOP,
            Side.SELL, 30_000, 100).stopping(30_000).inGroup(1));
        assertThat(rig.drain()).as("a stop that would fire at once")
            .anyMatch(line -> line.contains("PRICE_BAND 9999 of 200"));
    }

    @Test
    void shouldCountAGroupAsOneOpenOrderAndKeepNoRuleForNewRiskOnIt()
    {
        rig.set(RiskParams.OPEN_ORDERS_MAX, 1);
        rig.set(RiskParams.ORDER_SIZE_MIN_LOTS, 50);
        fill(enter(100), 20_002, 100);
        assertThat(sent()).as("legs are bound by no limit of new risk").hasSize(2);
        final OrderIntent intent = new OrderIntent();
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY,
            Side.BUY, 20_000, 60));
        assertThat(rig.drain()).anyMatch(line -> line.contains("OPEN_ORDERS 1 of 1"));
        rig.set(RiskParams.OPEN_ORDERS_MAX, 2);
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY,
            Side.BUY, 20_000, 60));
        assertThat(sent()).containsExactly("ENTRY BUY 60 @ 20000 GTC post-only");
    }

    @Test
    void shouldNotTakeALegThatIsLargerThanThePositionForReducing()
    {
        held(100);
        final OrderIntent intent = new OrderIntent();
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.STOP,
            Side.SELL, STOP, 101).stopping(STOP).inGroup(1));

        assertThat(rig.drain()).as("an order without a limit that may turn a position")
            .anyMatch(line -> line.contains("PRICE_BAND"));
    }

    @Test
    void shouldLeaveTheGroupAtTheVenueWhileTheGateRefusesWhatWouldCloseInstead()
    {
        held(100);
        rig.gateSwitch.close(CloseReason.UNKNOWN_ORDER);
        at(60);
        rig.target(market, 0);
        quote(20_000);
        assertThat(changes()).as("an exit is wanted").isEmpty();
        second += 600;
        quote(20_000);
        assertThat(changes()).as("the longest hold is over").isEmpty();
        quote(20_000);
        assertThat(rig.portfolio.workingOrders().size()).isEqualTo(2);

        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.RESUME);
        quote(20_000);
        assertThat(changes()).containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);
        assertThat(sent()).containsExactly("MAX_HOLD SELL 100 @ 19981 IOC reduce-only");
    }

    @Test
    void shouldLeaveTheGroupAtTheVenueWhileThePositionIsInDoubtAndTheGuardianMayNotFlatten()
    {
        held(100);
        rig.gateSwitch.close(CloseReason.REPORT_MISMATCH);
        rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 1e-6);
        quote(19_990);
        quote(19_990);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.DRAWDOWN)).isTrue();
        assertThat(changes()).isEmpty();

        rig.gateSwitch.resolve(CloseReason.REPORT_MISMATCH);
        quote(19_990);
        assertThat(changes()).containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);
        assertThat(sent()).containsExactly("FLATTEN SELL 100 @ 19971 IOC reduce-only");
    }

    @Test
    void shouldFollowAPositionOfManyFillsAndStillLetTheOrderLeaveThatClosesIt()
    {
        rig.set(RiskParams.RATE_MAX_ORDERS, 10);
        final long entry = enter(100);
        fill(entry, 20_002, 1);
        accept(leg("STOP"));
        accept(leg("TARGET"));
        for (int lots = 2; lots <= 20; lots++)
        {
            fill(entry, 20_002, 1);
            confirm(leg("STOP"), lots);
            confirm(leg("TARGET"), lots);
        }
        assertThat(changes()).as("half of the rate, less the entry and what was placed").hasSize(2);

        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.FLATTEN);
        rig.onMarket(market);
        end(entry, ExecType.EXPIRED, ReportReason.IMMEDIATE_REMAINDER);
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);
        assertThat(sent()).as("all but what the target may still close").last()
            .isEqualTo("FLATTEN SELL 18 @ 19981 IOC reduce-only");
    }

    @Test
    void shouldLeaveTheGroupAtTheVenueWhileTheBookIsNotSafe()
    {
        held(100);
        second += 600;
        at(1);
        rig.quote(market, 20_010, 20_005);
        assertThat(changes()).as("the longest hold is over, and nothing may be sold").isEmpty();
        quote(20_000);

        assertThat(changes()).containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
    }

    @Test
    void shouldTakeOverFromAStopThatHangsHalfFilled()
    {
        held(100);
        quote(STOP - 5);
        fill(leg("STOP"), STOP - 5, 60);
        assertThat(changes()).as("it is at it").isEmpty();
        quote(STOP - 5);
        quote(STOP - 5);

        assertThat(rig.legsOut).contains("STOP 40 @ 19900 OVERDUE");
        assertThat(changes()).containsExactly("cancel " + leg("STOP"), "cancel " + leg("TARGET"));
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);
        assertThat(sent()).containsExactly("STOP SELL 40 @ 19876 IOC reduce-only");
    }

    @Test
    void shouldNotJoinTheExitsOfAShortToTheGroupThatALongLeftBehind()
    {
        held(100);
        at(60);
        fill(leg("TARGET"), TARGET, 100);
        rig.target(market, -100, 20_100, 19_700);
        rig.drain();
        fill(rig.lastId(), 20_000, 100);
        quote(20_000);
        quote(20_000);

        assertThat(changes()).as("the venue never took it back").containsExactly("cancel " + leg("STOP"));
        assertThat(sent()).containsExactly("TARGET BUY 100 @ 19700 GTC reduce-only group 2");
        assertThat(position.legLots(Side.BUY)).isEqualTo(100);
    }

    @Test
    void shouldNotTakeTheFilledStopOfAnEarlierPositionForOneOfThis()
    {
        held(100);
        quote(STOP);
        fill(leg("STOP"), STOP, 100);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.LINKED_ORDER);
        at(60);
        rig.quote(market, 20_000, 20_002);
        rig.target(market, 100, Units.NULL_TICKS, TARGET);
        final long entry = rig.lastId();
        fill(entry, 20_002, 30);
        accept(leg("TARGET"));
        rig.drain();
        fill(entry, 20_002, 70);

        assertThat(changes()).containsExactly("replace " + leg("TARGET") + " 100 @ 20300");
    }

    private long enter(final long lots)
    {
        rig.target(market, lots, STOP, TARGET);
        rig.drain();
        return rig.lastId();
    }

    /** A position whose bracket is confirmed; nothing is out. */
    private void held(final long lots)
    {
        fill(enter(lots), 20_002, lots);
        accept(leg("STOP"));
        accept(leg("TARGET"));
        rig.drain();
    }

    /** Stopped, and both legs are back. */
    private void stopped()
    {
        at(1);
        rig.operator(OperatorAction.STOP);
        end(leg("STOP"), ExecType.CANCELLED, ReportReason.REQUESTED);
        end(leg("TARGET"), ExecType.CANCELLED, ReportReason.REQUESTED);
        rig.drain();
    }

    private void at(final long seconds)
    {
        second += seconds;
        rig.at(second * SECOND_NS);
    }

    /** A second later the bid is here, the ask two above. */
    private void quote(final long bidTicks)
    {
        at(1);
        rig.quote(market, bidTicks, bidTicks + 2);
    }

    private void fill(final long id, final long priceTicks, final long lots)
    {
        rig.fill(market, id, priceTicks, lots, 0);
        rig.onMarket(market);
    }

    private void accept(final long id)
    {
        rig.accept(market, id);
        rig.onMarket(market);
    }

    private void replaced(final long id, final long sizeLots)
    {
        final long filledLots = rig.orders.find(id).filledLots();
        rig.report(market, id, ExecType.REPLACED, Units.NULL_TICKS, 0, filledLots, sizeLots - filledLots, 0);
        rig.onMarket(market);
    }

    /** The venue confirms what it was asked, if it was. */
    private void confirm(final long id, final long sizeLots)
    {
        if (rig.portfolio.workingOrders().find(id).isChangeRequested())
        {
            replaced(id, sizeLots);
        }
    }

    private void end(final long id, final ExecType how, final ReportReason reason)
    {
        rig.ended(market, id, how, reason);
        rig.onMarket(market);
    }

    /** The last order of a purpose. */
    private long leg(final String purpose)
    {
        for (int i = rig.sentIds.size() - 1; i >= 0; i--)
        {
            final long id = rig.sentIds.get(i);
            if (purpose.equals(rig.orders.find(id).purpose().name()))
            {
                return id;
            }
        }
        throw new AssertionError("no " + purpose);
    }

    private List<String> sent()
    {
        final List<String> all = rig.drain();
        keep(all, "new ");
        return all.stream().filter(line -> line.startsWith("new "))
            .map(line -> line.replaceFirst("new \\d+ ", "").replace(Long.toString(Units.NULL_TICKS), "none")).toList();
    }

    private List<String> changes()
    {
        final List<String> all = rig.drain();
        keep(all, "cancel ", "replace ");
        return all.stream().filter(line -> line.startsWith("cancel ") || line.startsWith("replace "))
            .map(line -> line.replace(Long.toString(Units.NULL_TICKS), "none")).toList();
    }

    /** What is not asked for now stays out. */
    private void keep(final List<String> all, final String... taken)
    {
        all.stream().filter(line -> line.matches("(new|cancel|replace) .*"))
            .filter(line -> List.of(taken).stream().noneMatch(line::startsWith)).forEach(rig.out::add);
    }
}
