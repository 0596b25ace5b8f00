package io.petrel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Restored;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.market.MarketState;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.RiskParams;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.StateHash;
import io.petrel.core.time.Deadlines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParentTest
{
    private static final long SECOND_NS = TradingRig.SECOND_NS;

    private MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private TradingRig rig = new TradingRig(market);

    @BeforeEach
    void quoteTheMarket()
    {
        rig.at(SECOND_NS).quote(market, 20_000, 20_001);
    }

    @Test
    void shouldCutAnOrderIntoSlicesDueAtExactTimes()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        rig.target(market, 100);
        fillChild(16);
        for (int slice = 1; slice < 6; slice++)
        {
            rig.at((1 + 10L * slice) * SECOND_NS - 1).onMarket(market);
            assertThat(parents()).as("before slice %d", slice).isEmpty();
            rig.at((1 + 10L * slice) * SECOND_NS).onMarket(market);
            final long due = 100L * (slice + 1) / 6;
            assertThat(rig.parentOut).last().asString().startsWith("slice " + slice + " due " + due);
            fillChild(due - 100L * slice / 6);
        }
        rig.onMarket(market);

        assertThat(parents()).containsExactly("outcome 1 FILLED 100 of 100");
        assertThat(rig.portfolio.position(market.instrument()).lots()).isEqualTo(100);
    }

    @Test
    void shouldAskToBeWokenForEachSliceTheEndAndTheEndOfItsOvertimeAndForNothingAfterwards()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        rig.target(market, 60);
        fillChild(10);
        rig.onMarket(market);
        final List<Long> woken = wakeUntilItEnds(true);

        assertThat(woken).containsExactly(11L, 21L, 31L, 41L, 51L);
        assertThat(parents()).last().isEqualTo("outcome 1 FILLED 60 of 60");
        assertThat(rig.execution.nextDeadlineNs()).as("held for the longest").isEqualTo(601 * SECOND_NS);
    }

    @Test
    void shouldTryAgainByTimeAloneAndGiveUpWhenItsOvertimeIsOver()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        rig.set("execution.horizon_ns", 3 * SECOND_NS);
        rig.set(ExecutionParams.OVERTIME_NS, 2 * SECOND_NS);
        rig.target(market, 60);
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.onMarket(market);
        final List<Long> woken = wakeUntilItEnds(false);

        assertThat(woken).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(parents()).last().isEqualTo("outcome 1 EXPIRED 0 of 60");
        assertThat(rig.execution.nextDeadlineNs()).isEqualTo(Deadlines.NEVER);
    }

    @Test
    void shouldCloseAPositionByTimeAloneWhenItWasHeldForLongest()
    {
        algorithm(ExecutionAlgorithm.MARKET);
        rig.target(market, 10);
        fillChild(10);
        rig.onMarket(market);
        assertThat(rig.execution.nextDeadlineNs()).isEqualTo(SECOND_NS + TradingRig.MAX_HOLD_NS);
        parents();
        rig.at(rig.execution.nextDeadlineNs()).execution.onDeadline(rig.nowNs);

        assertThat(parents()).first().asString().contains("MAX_HOLD SELL 10");
        final long startNs = rig.nowNs;
        final List<Long> tried = new ArrayList<>();
        for (int i = 0; i < 5; i++)
        {
            assertThat(rig.execution.nextDeadlineNs()).as("a child works").isEqualTo(Deadlines.NEVER);
            rig.end(market, rig.lastId(), ExecType.EXPIRED);
            rig.onMarket(market);
            rig.at(rig.execution.nextDeadlineNs()).execution.onDeadline(rig.nowNs);
            tried.add((rig.nowNs - startNs) / SECOND_NS);
        }
        assertThat(tried).as("ever later while nothing else happens").containsExactly(1L, 2L, 4L, 8L, 16L);
    }

    @Test
    void shouldCarryOverWhatWasNotFilledAndWhatTheGateRefused()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        rig.set(RiskParams.ORDER_SIZE_MAX_LOTS, 10);
        rig.target(market, 60);
        final long id = rig.lastId();
        rig.fill(market, id, 20_001, 4, 0);
        rig.end(market, id, ExecType.EXPIRED);
        parents();
        rig.at(2 * SECOND_NS - 1).onMarket(market);
        assertThat(parents()).as("the retry interval").isEmpty();
        rig.at(2 * SECOND_NS).onMarket(market);
        assertThat(parents()).containsExactly("slice 0 due 10 filled 4 child 6 takes");
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.at(11 * SECOND_NS).onMarket(market);
        assertThat(parents()).as("too large for the gate").containsExactly("slice 1 due 20 filled 4 child 16 takes");
        rig.set(RiskParams.ORDER_SIZE_MAX_LOTS, 100);
        rig.at(12 * SECOND_NS).onMarket(market);

        assertThat(parents()).containsExactly("slice 1 due 20 filled 4 child 16 takes");
        assertThat(rig.portfolio.workingOrders().newest().remainingLots()).isEqualTo(16);
    }

    @ParameterizedTest
    @EnumSource(value = ExecutionAlgorithm.class, names = {"TWAP", "VWAP", "ICEBERG", "ADAPTIVE"})
    void shouldPauseAnEntryWhileTheGateIsClosed(final ExecutionAlgorithm algorithm)
    {
        algorithm(algorithm);
        rig.gateSwitch.close(CloseReason.OPERATOR_HALT);
        rig.target(market, 60);
        assertThat(rig.gate.refusals()).as("asked once, so that the journal tells why").isEqualTo(1);
        for (int second = 2; second < 20; second++)
        {
            rig.at(second * SECOND_NS).onMarket(market);
        }
        assertThat(rig.gate.refusals()).as("waits").isEqualTo(1);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.RESUME);
        parents();
        rig.at(20 * SECOND_NS).onMarket(market);

        assertThat(parents()).as("open again").hasSize(1).first().asString().startsWith("slice ");
        assertThat(rig.gate.approvals()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpAPausedEntryWhenItsTimeIsOver()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        rig.target(market, 60);
        fillChild(10);
        parents();
        rig.gateSwitch.close(CloseReason.OPERATOR_HALT);
        for (int second = 2; second < 71; second++)
        {
            rig.at(second * SECOND_NS).onMarket(market);
        }
        assertThat(parents()).isEmpty();
        rig.at(71 * SECOND_NS).onMarket(market);

        assertThat(parents()).containsExactly("outcome 1 EXPIRED 10 of 60");
        assertThat(rig.gate.refusals()).isZero();
    }

    @Test
    void shouldFillNoMoreThanItsShareOfTheVolumeAndGiveTheRestUpAfterOvertime()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        rig.paces.onVolume(market, 20_000, 1, rig.nowNs);
        rig.target(market, 100);
        assertThat(parents()).as("nobody traded yet").containsExactly("parent 1 TWAP ENTRY BUY 100 in 6");
        rig.at(2 * SECOND_NS);
        rig.paces.onVolume(market, 20_000, 79, rig.nowNs);
        rig.onMarket(market);
        assertThat(parents()).as("a tenth, rounded down").containsExactly("slice 0 due 16 filled 0 child 7 takes");
        fillChild(7);
        rig.at(61 * SECOND_NS).onMarket(market);
        assertThat(parents()).isEmpty();
        rig.at(71 * SECOND_NS).onMarket(market);

        assertThat(parents()).containsExactly("outcome 1 EXPIRED 7 of 100");
    }

    @Test
    void shouldAmendTheParentWhenTheTargetChangesItsSize()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        rig.target(market, 60);
        fillChild(10);
        parents();
        rig.at(2 * SECOND_NS).target(market, 120);
        assertThat(parents()).containsExactly(
            "parent 1 TWAP ENTRY BUY 120 in 6", "slice 0 due 20 filled 10 child 10 takes");
        fillChild(10);
        rig.at(3 * SECOND_NS).target(market, 125);
        assertThat(parents()).as("too small a change to follow").isEmpty();
        rig.at(4 * SECOND_NS).target(market, 30);
        assertThat(parents()).containsExactly("parent 1 TWAP ENTRY BUY 30 in 6");
        rig.at(5 * SECOND_NS).target(market, 20);

        assertThat(parents()).as("there already").containsExactly("outcome 1 RETARGETED 20 of 30");
    }

    @Test
    void shouldEndTheParentWhenTheTargetTurnsOrMustClose()
    {
        algorithm(ExecutionAlgorithm.ICEBERG);
        rig.target(market, 100, 19_900, 20_300);
        final long id = rig.lastId();
        rig.accept(market, id);
        rig.fill(market, id, 20_000, 30, 0);
        rig.drain();
        parents();
        rig.at(2 * SECOND_NS).quote(market, 19_890, 19_892);
        assertThat(rig.drain()).containsExactly("cancel " + id);
        rig.end(market, id, ExecType.CANCELLED);
        rig.onMarket(market);

        assertThat(parents()).containsExactly("outcome 1 OVERRIDDEN 30 of 100",
            "parent 2 MARKET STOP SELL 30 in 1", "slice 0 due 30 filled 0 child 30 takes");
    }

    @Test
    void shouldFlattenAtOnceWhateverIsWorked()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        rig.target(market, 60);
        fillChild(10);
        parents();
        rig.execution.flattening(true);
        rig.at(2 * SECOND_NS).execution.onMarket(market, rig.nowNs);

        assertThat(parents()).containsExactly("outcome 1 OVERRIDDEN 10 of 60",
            "parent 2 MARKET FLATTEN SELL 10 in 1", "slice 0 due 10 filled 0 child 10 takes");
    }

    @Test
    void shouldShowOnlyAPartOfAnIcebergAndRenewIt()
    {
        algorithm(ExecutionAlgorithm.ICEBERG);
        rig.set("execution.iceberg_display_share", 0.2);
        rig.target(market, 100);
        assertThat(parents()).contains("slice 0 due 100 filled 0 child 20 rests");
        rig.accept(market, rig.lastId());
        fillChild(20);
        rig.onMarket(market);

        assertThat(parents()).containsExactly("slice 0 due 100 filled 20 child 20 rests");
    }

    @Test
    void shouldTakeWhatIsOfferedWhileTheSpreadIsTightAndRestWhileItIsWide()
    {
        algorithm(ExecutionAlgorithm.ADAPTIVE);
        rig.target(market, 120);
        assertThat(parents()).as("half of the ten offered").contains("slice 0 due 20 filled 0 child 5 takes");
        fillChild(5);
        rig.at(2 * SECOND_NS).quote(market, 19_990, 20_010);
        assertThat(parents()).containsExactly("slice 0 due 20 filled 5 child 15 rests");
        final long id = rig.lastId();
        rig.accept(market, id);
        rig.at(8 * SECOND_NS).quote(market, 20_000, 20_001);
        rig.end(market, id, ExecType.CANCELLED);
        rig.onMarket(market);
        assertThat(parents()).as("tight again").containsExactly("slice 0 due 20 filled 5 child 5 takes");
        fillChild(5);
        rig.at(21 * SECOND_NS).quote(market, 19_990, 20_010);

        assertThat(parents()).as("more than a slice late").containsExactly("slice 2 due 60 filled 10 child 50 takes");
    }

    /** Half of what rests is filled, and the price moves by 4 bps meanwhile: a wider spread is worth the wait. */
    @Test
    void shouldRestWhereTheSpreadIsWiderThanWaitingIsExpectedToCostAndCrossWhereItIsTighter()
    {
        algorithm(ExecutionAlgorithm.ADAPTIVE);
        rig.set("execution.adaptive_spread_bps", 1_000);
        learnTheQueue();
        final MarketPace pace = rig.paces.of(market);
        final double share = pace.restingShare(20);
        assertThat(share).isBetween(0.4, 0.6);
        assertThat((1 - share) * pace.awayBps() / share).isBetween(2.0, 6.0);
        rig.quote(market, 20_000, 20_001);
        rig.target(market, 120);
        assertThat(parents()).as("half a bp is tight").last().asString().endsWith("takes");
        assertThat(rig.execution.parent(market).estimate().makerShare()).isZero();
        rig.end(market, rig.lastId(), ExecType.EXPIRED);

        rig.execution.onCancel(Units.NULL_ID, 1, rig.nowNs);
        rig.quote(market, 19_990, 20_010);
        parents();
        ask(Side.BUY, 120, new Request().ask(ExecutionAlgorithm.ADAPTIVE, 60 * SECOND_NS));
        assertThat(parents()).as("10 bps are wide, though below what is configured").last().asString()
            .endsWith("rests");
        final double missed = 1 - pace.restingShare(20);
        assertThat(rig.execution.parent(market).estimate().makerShare()).as("three tries")
            .isEqualTo(1 - missed * missed * missed);
    }

    @Test
    void shouldRestBehindATightSpreadToo()
    {
        algorithm(ExecutionAlgorithm.ADAPTIVE);
        rig.set("execution.cost.taker_fee_bps.linear", 10);
        rig.set("execution.cost.maker_fee_bps.linear", -5);
        learnTheQueue();
        rig.quote(market, 20_000, 20_001);
        rig.target(market, 120);

        assertThat(parents()).as("fees are part of what crossing costs").last().asString().endsWith("rests");
        assertThat(rig.execution.parent(market).estimate().feeBps()).isLessThan(10);
    }

    /** Seconds in each of which the price goes up or down by 8 ticks, through what rests on one of the two sides. */
    private void learnTheQueue()
    {
        for (int second = 100; second < 160; second++)
        {
            final long bidTicks = 20_000 + second % 2 * 8;
            rig.at(second * SECOND_NS).quote(market, bidTicks, bidTicks + 1);
        }
        rig.at(160 * SECOND_NS);
        parents();
    }

    @Test
    void shouldPlanByImpactSizeAndUrgency()
    {
        algorithm(null);
        assertThat(planned(100)).as("nothing known of the market").isEqualTo("ADAPTIVE");
        learnTheMarket();
        assertThat(planned(1)).as("impact small").isEqualTo("MARKET");
        assertThat(planned(9_000)).as("large").isEqualTo("TWAP");
        assertThat(planned(2_000)).as("patient").isEqualTo("VWAP");
        rig.set("execution.urgency", 0.5);
        assertThat(planned(1_000)).isEqualTo("ICEBERG");
        rig.set("execution.urgency", 0.8);
        assertThat(planned(500)).as("pressing").isEqualTo("ADAPTIVE");
        rig.set("execution.urgency", 1);
        assertThat(planned(9_000)).as("at once").isEqualTo("MARKET");
    }

    @Test
    void shouldWorkWhatAPersonAsksForAsAsked()
    {
        algorithm(ExecutionAlgorithm.MARKET);
        rig.execution.onRequest(market, Side.SELL, 40,
            new Request().ask(ExecutionAlgorithm.TWAP, 20 * SECOND_NS), rig.nowNs);

        assertThat(parents()).containsExactly(
            "parent 1 TWAP ENTRY SELL 40 in 2", "slice 0 due 20 filled 0 child 20 takes");
    }

    @Test
    void shouldPutAPersonsOrderInThePlaceOfWhatIsWorked()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        rig.target(market, 60);
        fillChild(10);
        parents();
        assertThat(ask(Side.BUY, 20, new Request().ask(ExecutionAlgorithm.TWAP, 20 * SECOND_NS).named(77)))
            .isEqualTo(RequestAnswer.BEGUN);

        assertThat(parents()).containsExactly("outcome 1 RETARGETED 10 of 60", "parent 2 TWAP ENTRY BUY 20 in 2",
            "slice 0 due 10 filled 0 child 10 takes");
        assertThat(rig.execution.parent(market).requestId()).isEqualTo(77);
    }

    @ParameterizedTest
    @EnumSource(names = {"TWAP", "VWAP", "ICEBERG", "ADAPTIVE"})
    void shouldNotTakeALengthThatTimeEndsBeforeForOneThatIsOver(final ExecutionAlgorithm algorithm)
    {
        ask(Side.BUY, 20, new Request().ask(algorithm, Long.MAX_VALUE));

        assertThat(rig.execution.parent(market).schedule().endNs()).isEqualTo(Deadlines.NEVER);
        assertThat(rig.execution.nextDeadlineNs()).isGreaterThan(rig.nowNs);
    }

    @Test
    void shouldWaitWhileTheMarketIsPastAPersonsLimitAndSendNoChildBeyondIt()
    {
        algorithm(ExecutionAlgorithm.TWAP);
        final Request request =
            new Request().ask(ExecutionAlgorithm.TWAP, 20 * SECOND_NS).bound(20_002, Double.NaN, Double.NaN);
        ask(Side.BUY, 20, request);
        assertThat(rig.out).last().asString().contains("@ 20002");
        fillChild(10);
        rig.at(12 * SECOND_NS).quote(market, 20_002, 20_003);
        assertThat(parents()).as("due, but only worse prices are offered").isEmpty();
        rig.at(13 * SECOND_NS).quote(market, 20_001, 20_002);
        assertThat(parents()).containsExactly("slice 1 due 20 filled 10 child 10 takes");
    }

    @Test
    void shouldRestNoHigherThanAPersonsLimit()
    {
        rig.set("execution.iceberg_display_share", 0.5);
        ask(Side.BUY, 20,
            new Request().ask(ExecutionAlgorithm.ICEBERG, 20 * SECOND_NS).bound(19_990, Double.NaN, Double.NaN));

        assertThat(parents()).last().isEqualTo("slice 0 due 20 filled 0 child 10 rests");
        assertThat(rig.out).last().asString().contains("@ 19990");
    }

    @Test
    void shouldBindAPersonsOrderToTheShareItNames()
    {
        rig.paces.onVolume(market, 20_000, 1, rig.nowNs);
        ask(Side.BUY, 100,
            new Request().ask(ExecutionAlgorithm.TWAP, 20 * SECOND_NS).bound(Units.NULL_TICKS, Double.NaN, 0.5));
        parents();
        rig.paces.onVolume(market, 20_000, 30, rig.nowNs);
        rig.at(2 * SECOND_NS).onMarket(market);

        assertThat(parents()).containsExactly("slice 0 due 50 filled 0 child 15 takes");
    }

    @Test
    void shouldPlanAPersonsOrderByItsUrgency()
    {
        algorithm(null);
        learnTheMarket();
        ask(Side.BUY, 500, new Request().ask(ExecutionAlgorithm.NULL_VAL, Units.NULL_TIME_NS)
            .bound(Units.NULL_TICKS, 1, Double.NaN));
        assertThat(parents()).first().asString().contains("MARKET");
    }

    @Test
    void shouldTradeNoMoreOfAPersonsOrderWhenItsTimeIsOverAlsoWhereItCloses()
    {
        algorithm(ExecutionAlgorithm.MARKET);
        rig.target(market, 40);
        fillChild(40);
        rig.onMarket(market);
        parents();
        ask(Side.SELL, 2, new Request().ask(ExecutionAlgorithm.TWAP, 5 * SECOND_NS));
        assertThat(parents()).as("however small a part of what is held").contains("parent 2 TWAP EXIT SELL 2 in 1");
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        for (int second = 2; second < 40; second++)
        {
            rig.at(second * SECOND_NS).onMarket(market);
            if (0 != rig.portfolio.workingOrders().size())
            {
                rig.end(market, rig.lastId(), ExecType.EXPIRED);
            }
        }

        assertThat(parents()).last().isEqualTo("outcome 2 EXPIRED 0 of 2");
        assertThat(rig.portfolio.position(market.instrument()).lots()).isEqualTo(40);
    }

    @Test
    void shouldTakeAPersonsOrderBackByEitherOfItsNamesAndHoldWhatItFilled()
    {
        algorithm(ExecutionAlgorithm.ICEBERG);
        ask(Side.BUY, 20, new Request().ask(ExecutionAlgorithm.ICEBERG, 20 * SECOND_NS).named(77));
        final long id = rig.lastId();
        rig.accept(market, id);
        rig.fill(market, id, 20_000, 5, 0);
        parents();
        assertThat(rig.execution.onCancel(78, Units.NULL_ID, rig.nowNs)).as("another").isNegative();
        assertThat(rig.execution.onCancel(77, Units.NULL_ID, rig.nowNs)).isZero();
        assertThat(rig.drain()).last().isEqualTo("cancel " + id);
        rig.end(market, id, ExecType.CANCELLED);
        rig.onMarket(market);
        assertThat(parents()).containsExactly("outcome 1 CANCELLED 5 of 20");
        assertThat(rig.portfolio.position(market.instrument()).lots()).isEqualTo(5);

        rig.at(40 * SECOND_NS).target(market, 40);
        assertThat(rig.execution.onCancel(Units.NULL_ID, 2, rig.nowNs)).as("a target's, by its number").isZero();
        assertThat(rig.execution.onCancel(Units.NULL_ID, 2, rig.nowNs)).as("on its way back already").isNegative();
    }

    @Test
    void shouldRememberWhatBecameOfAPersonsOrder()
    {
        algorithm(ExecutionAlgorithm.MARKET);
        ask(Side.BUY, 20, new Request().ask(ExecutionAlgorithm.MARKET, Units.NULL_TIME_NS).named(77));
        fillChild(5);
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.onMarket(market);
        assertThat(parents()).last().isEqualTo("outcome 1 EXPIRED 5 of 20");
        final EndedOrders ended = rig.execution.ended();
        final int index = ended.find(77, Units.NULL_ID);

        assertThat(index).isEqualTo(ended.find(Units.NULL_ID, 1)).isNotNegative();
        assertThat(ended.answer(index)).isEqualTo(RequestAnswer.ENDED);
        assertThat(ended.end(index)).isEqualTo(ParentEnd.EXPIRED);
        assertThat(ended.filledLots(index)).isEqualTo(5);
        assertThat(ended.totalLots(index)).isEqualTo(20);
        assertThat(ended.find(78, Units.NULL_ID)).isEqualTo(EndedOrders.NONE);
        assertThat(ended.find(Units.NULL_ID, Units.NULL_ID)).isEqualTo(EndedOrders.NONE);
    }

    @Test
    void shouldForgetAnOrderOnlyForNewerOnes()
    {
        final EndedOrders ended = new EndedOrders();
        for (long id = 1; id <= 300; id++)
        {
            ended.add(id, 1, RequestAnswer.EXPIRED);
        }

        assertThat(ended.find(300 - 256, Units.NULL_ID)).isEqualTo(EndedOrders.NONE);
        assertThat(ended.find(300 - 255, Units.NULL_ID)).isNotNegative();
        final EndedOrders other = new EndedOrders();
        Restored.from(ended::visitState, other::visitState);
        assertThat(Restored.hash(other::visitState)).isEqualTo(Restored.hash(ended::visitState));
        assertThat(other.answer(other.find(300, Units.NULL_ID))).isEqualTo(RequestAnswer.EXPIRED);
    }

    @Test
    void shouldTellWhatTookThePlaceOfAPersonsOrderThatWaited()
    {
        rig.at(2 * SECOND_NS).quote(market, 20_010, 20_005);
        final Request request = new Request().ask(ExecutionAlgorithm.MARKET, Units.NULL_TIME_NS);
        assertThat(ask(Side.BUY, 20, request.named(77))).isEqualTo(RequestAnswer.WAITING);
        assertThat(ask(Side.BUY, 30, request.named(78))).isEqualTo(RequestAnswer.WAITING);
        rig.target(market, 10);
        ask(Side.BUY, 20, request.named(79));
        rig.execution.flattening(true);

        assertThat(parents()).containsExactly("forgotten 77 REPLACED", "forgotten 78 REPLACED",
            "forgotten 79 FLATTENING");
    }

    @Test
    void shouldSayThatThereIsNothingToTradeOrThatAllIsBeingClosed()
    {
        market = TestMarket.quoted(1, ContractType.SPOT);
        rig = new TradingRig(market);
        rig.at(SECOND_NS).quote(market, 20_000, 20_001);
        final Request request = new Request().ask(ExecutionAlgorithm.TWAP, SECOND_NS);
        assertThat(ask(Side.SELL, 1, request)).as("spot holds nothing to sell").isEqualTo(RequestAnswer.NOTHING);
        rig.execution.flattening(true);
        assertThat(ask(Side.BUY, 1, request)).isEqualTo(RequestAnswer.FLATTENING);
        assertThat(parents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = ExecutionAlgorithm.class, names = "NULL_VAL", mode = EnumSource.Mode.EXCLUDE)
    void shouldGoOnInTheMiddleOfAParentAfterARestoreAsIfNothingHadHappened(final ExecutionAlgorithm algorithm)
    {
        algorithm(algorithm);
        rig.target(market, 100);
        fillChild(3);
        rig.at(11 * SECOND_NS).onMarket(market);
        final TradingRig whole = rig;
        final SnapshotWriter writer = new SnapshotWriter();
        whole.parameters.visitState(writer);
        whole.visitState(writer);
        final MarketState wholeMarket = market;

        market = TestMarket.quoted(1, ContractType.LINEAR);
        rig = new TradingRig(market);
        TestMarket.quote(market, 20_000, 20_001);
        rig.paces.of(market);
        rig.execution.onInstrument(market);
        final SnapshotReader reader = new SnapshotReader().wrap(writer.buffer(), 0, writer.length());
        rig.parameters.visitState(reader);
        rig.visitState(reader);
        assertThat(reader.remaining()).isZero();
        assertThat(stateOf(rig)).isEqualTo(stateOf(whole));

        rig.sentIds.add(whole.lastId());
        whole.parentOut.clear();
        final List<String> restored = goOn(rig, market);
        assertThat(restored).isNotEmpty().isEqualTo(goOn(whole, wholeMarket)).last().asString().startsWith("outcome");
        assertThat(stateOf(rig)).isEqualTo(stateOf(whole));
    }

    /** Seconds at which it asked to be woken while nothing else happened but its children's ends. */
    private List<Long> wakeUntilItEnds(final boolean isFilled)
    {
        final List<Long> seconds = new ArrayList<>();
        while (rig.parentOut.stream().noneMatch(line -> line.startsWith("outcome")))
        {
            final long nextNs = rig.execution.nextDeadlineNs();
            assertThat(nextNs).isGreaterThan(rig.nowNs);
            seconds.add(nextNs / SECOND_NS);
            rig.at(nextNs).execution.onDeadline(nextNs);
            if (0 != rig.portfolio.workingOrders().size() && isFilled)
            {
                rig.fill(market, rig.lastId(), 20_001, rig.portfolio.workingOrders().newest().remainingLots(), 0);
            }
            else if (0 != rig.portfolio.workingOrders().size())
            {
                rig.end(market, rig.lastId(), ExecType.EXPIRED);
            }
            rig.execution.onMarket(market, nextNs);
        }
        return seconds;
    }

    private static long stateOf(final TradingRig rig)
    {
        final StateHash hash = new StateHash();
        rig.visitState(hash);
        return hash.value();
    }

    private static List<String> goOn(final TradingRig rig, final MarketState market)
    {
        for (int second = 12; second < 80; second++)
        {
            rig.continueAt(second, second * SECOND_NS);
            if (0 != rig.portfolio.workingOrders().size())
            {
                final long id = rig.portfolio.workingOrders().newest().clientOrderId();
                rig.fill(market, id, 20_001, rig.orders.find(id).remainingLots(), 7);
            }
            rig.onMarket(market);
        }
        return List.copyOf(rig.parentOut);
    }

    /** Buckets of a second in which 100 lots trade and the price goes up and down by 10 ticks. */
    private void learnTheMarket()
    {
        for (int second = 100; second < 110; second++)
        {
            rig.at(second * SECOND_NS).quote(market, 20_000 + second % 2 * 10, 20_001 + second % 2 * 10);
            rig.paces.onVolume(market, 20_000, 1_000, rig.nowNs);
        }
        rig.at(110 * SECOND_NS).quote(market, 20_000, 20_001);
        parents();
    }

    /** The algorithm planned for a change of so many lots, which is dropped again. */
    private String planned(final long lots)
    {
        rig.set(ExecutionParams.ENTRY_COOLDOWN_NS, 0);
        parents();
        rig.target(market, rig.portfolio.position(market.instrument()).lots() + lots);
        final String algorithm = parents().get(0).split(" ")[2];
        if (0 != rig.portfolio.workingOrders().size())
        {
            rig.end(market, rig.portfolio.workingOrders().newest().clientOrderId(), ExecType.EXPIRED);
        }
        rig.target(market, rig.portfolio.position(market.instrument()).lots());
        return algorithm;
    }

    @Test
    void shouldNotBuyBackWhatAPersonWantedToSellOfAPositionThatAStopIsClosing()
    {
        stopping();
        assertThat(ask(Side.SELL, 50, new Request().ask(ExecutionAlgorithm.NULL_VAL, Units.NULL_TIME_NS)))
            .as("all of it is being sold").isEqualTo(RequestAnswer.NOTHING);
        fillChild(100);
        rig.drain();
        rig.at(rig.nowNs + SECOND_NS).onMarket(market);

        assertThat(rig.drain()).noneMatch(line -> line.startsWith("new "));
        assertThat(rig.portfolio.position(market.instrument()).lots()).isZero();
    }

    @Test
    void shouldBuyNoMoreThanAPersonWantedWhileAStopIsClosing()
    {
        stopping();
        assertThat(ask(Side.BUY, 50, new Request().ask(ExecutionAlgorithm.NULL_VAL, Units.NULL_TIME_NS)))
            .isEqualTo(RequestAnswer.WAITING);
        fillChild(100);
        rig.drain();
        rig.at(rig.nowNs + SECOND_NS).onMarket(market);

        assertThat(rig.drain()).filteredOn(line -> line.startsWith("new ")).hasSize(1)
            .allMatch(line -> line.contains(" ENTRY BUY 50 "));
    }

    @Test
    void shouldGoOnClosingWhatMustCloseWhenAPersonTakesBackWhatWaitsForIt()
    {
        stopping();
        ask(Side.BUY, 50, new Request().ask(ExecutionAlgorithm.NULL_VAL, Units.NULL_TIME_NS).named(77));
        assertThat(rig.execution.onCancel(77, Units.NULL_ID, rig.nowNs)).isZero();
        fillChild(100);
        rig.at(rig.nowNs + SECOND_NS).onMarket(market);

        assertThat(parents()).last().isEqualTo("outcome 2 FILLED 100 of 100");
        assertThat(rig.execution.parent(0).isActive()).isFalse();
        stopping();
        ask(Side.BUY, 50, new Request().ask(ExecutionAlgorithm.NULL_VAL, Units.NULL_TIME_NS).named(78));
        rig.execution.onCancel(78, Units.NULL_ID, rig.nowNs);
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.at(rig.nowNs + SECOND_NS).onMarket(market);
        assertThat(parents()).as("the same order tries again").noneMatch(line -> line.contains("CANCELLED"));
    }

    /** A long of 100 whose stop is reached: the order that closes it is out. */
    private void stopping()
    {
        algorithm(ExecutionAlgorithm.MARKET);
        rig.at(rig.nowNs + 60 * SECOND_NS).quote(market, 20_000, 20_001);
        rig.target(market, 100, 19_900, Units.NULL_TICKS);
        fillChild(100);
        rig.at(rig.nowNs + SECOND_NS).quote(market, 19_890, 19_891);
        assertThat(rig.drain()).last().asString().contains(" STOP SELL 100 ");
    }

    private RequestAnswer ask(final Side side, final long lots, final Request request)
    {
        return rig.execution.onRequest(market, side, lots, request, rig.nowNs);
    }

    private void algorithm(final ExecutionAlgorithm algorithm)
    {
        rig.set(ExecutionParams.ALGORITHM, null == algorithm ? 0 : algorithm.value());
    }

    private void fillChild(final long lots)
    {
        rig.fill(market, rig.lastId(), 20_001, lots, 0);
        parents();
    }

    private List<String> parents()
    {
        final List<String> said = List.copyOf(rig.parentOut);
        rig.parentOut.clear();
        return said;
    }
}
