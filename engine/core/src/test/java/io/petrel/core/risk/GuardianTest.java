package io.petrel.core.risk;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.ExecutionParams;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class GuardianTest
{
    private static final long SECOND_NS = TradingRig.SECOND_NS;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market);
    private final OrderIntent intent = new OrderIntent();

    @BeforeEach
    void hold()
    {
        rig.at(1).quote(market, 20_000, 20_001);
        rig.target(market, 4_000);
        rig.fill(market, rig.lastId(), 20_001, 4_000, 0);
        rig.drain();
    }

    @Test
    void shouldCloseCancelAndFlattenWhenDrawdownReachesItsLimit()
    {
        rig.at(2 * SECOND_NS).quote(market, 12_502, 12_503);
        assertThat(rig.drain()).isEmpty();
        rig.gate.onIntent(intent.resting(market, 1, OrderPurpose.EXIT, Side.SELL, 12_503, 10));
        final long resting = rig.lastId();
        rig.drain();

        rig.at(3 * SECOND_NS).quote(market, 12_501, 12_503);
        assertThat(rig.drain()).containsExactly(
            "guardian FLATTENING DRAWDOWN 1500000000000 of 1500000000000", "cancel " + resting);

        rig.at(4 * SECOND_NS);
        rig.end(market, resting, ExecType.CANCELLED);
        rig.onMarket(market);
        final long flatten = rig.lastId();
        assertThat(rig.drain()).containsExactly("verdict " + flatten + " NONE",
            "new " + flatten + " FLATTEN SELL 4000 @ 12489 IOC reduce-only");

        rig.fill(market, flatten, 12_489, 4_000, 0);
        rig.drain();
        rig.onMarket(market);
        assertThat(rig.drain()).containsExactly("guardian LOCKED_UNTIL_RESET GATE_CLOSED 4 of 0");
        assertThat(rig.gateSwitch.state()).isEqualTo(GuardianStateKind.LOCKED_UNTIL_RESET);
    }

    @Test
    void shouldLetWhatMustCloseFollowTheOtherSideOnlyAsFarAsTheBoundOfSanity()
    {
        final long sendsBefore = rig.orders.sent();
        rig.at(2 * SECOND_NS).quote(market, 19_000, 21_000);
        rig.drain();
        flatten(19_000);
        assertThat(rig.drain().get(0)).contains("PRICE_BAND 1000 of 200");

        rig.set(FloorParams.EXIT_BAND_MAX_BPS, 1_000);
        rig.gate.onIntent(intent.immediate(market, 1, OrderPurpose.EXIT, Side.SELL, 19_000, 10));
        assertThat(rig.drain().get(0)).as("only what must close").contains("PRICE_BAND 1000 of 200");
        flatten(18_999);
        assertThat(rig.drain().get(0)).as("no further than the other side").contains("PRICE_BAND 1001 of 1000");
        rig.set(FloorParams.EXIT_BAND_MAX_BPS, 499);
        flatten(19_000);
        assertThat(rig.drain().get(0)).as("no further than the bound").contains("PRICE_BAND 1000 of 998");
        assertThat(rig.orders.sent()).isEqualTo(sendsBefore);

        rig.set(FloorParams.EXIT_BAND_MAX_BPS, 500);
        flatten(19_000);
        assertThat(rig.orders.sent()).isEqualTo(sendsBefore + 1);
    }

    @Test
    void shouldActWhileASpreadIsWideOnWhatAFloorWouldFollowThroughIt()
    {
        rig.set(FloorParams.GAP_BPS, 100);
        rig.set(FloorParams.SLIPPAGE_BPS, 0);
        rig.set(FloorParams.FEE_BPS, 0);
        rig.set(FloorParams.TRAILING + FloorParams.HARD_FRACTION, 0.0041);
        rig.set(FloorParams.TRAILING + FloorParams.GUARD_FRACTION, 0.003);
        rig.set(FloorParams.TRAILING + FloorParams.REFERENCE, FloorParams.FROM_HIGH_WATER);
        rig.set(FloorParams.TRAILING + FloorParams.BASIS, 1);
        rig.set(FloorParams.TRAILING + FloorParams.PERCENT_OF, 0);
        rig.at(2 * SECOND_NS).quote(market, 20_000, 20_001);
        assertThat(rig.gateSwitch.isOpen()).as("a gap takes 404.02 of 408").isTrue();

        rig.at(3 * SECOND_NS).quote(market, 20_000, 20_400);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.GUARD_FLOOR)).as("of the other side it takes 412").isTrue();
    }

    private void flatten(final long priceTicks)
    {
        rig.gate.onIntent(intent.immediate(market, 1, OrderPurpose.FLATTEN, Side.SELL, priceTicks, 10));
    }

    /** Who is dormant until the next minute would sleep past it. */
    @Test
    void shouldMeasureThePortfolioInTheMiddleOfAMinuteInWhichNothingElseChanges()
    {
        rig.set(PortfolioRiskParams.INTERVAL_NS, 30 * SECOND_NS);
        rig.at(61 * SECOND_NS).guardian.onEvent();
        rig.at(90 * SECOND_NS).guardian.onEvent();

        assertThat(rig.gate.rules().measureNs()).isEqualTo(120 * SECOND_NS);
    }

    /** Money times ticks, which is no money, is more than 64 bits here. */
    @Test
    void shouldFlattenAShortThatAGapCouldRuinThoughABidFarBelowMakesTheGapsMoneyOverflow()
    {
        rig.set(FloorParams.OVERALL + FloorParams.HARD_FRACTION, 0.5);
        rig.set(FloorParams.OVERALL + FloorParams.GUARD_FRACTION, 0.4);
        rig.set(FloorParams.OVERALL + FloorParams.REFERENCE, FloorParams.FROM_INITIAL);
        rig.set(FloorParams.OVERALL + FloorParams.BASIS, FloorParams.OF_EQUITY);
        rig.set(FloorParams.OVERALL + FloorParams.PERCENT_OF, FloorParams.PERCENT_OF_INITIAL);
        rig.set(FloorParams.GAP_BPS, 100);
        rig.set(FloorParams.SLIPPAGE_BPS, 0);
        rig.set(FloorParams.FEE_BPS, 0);
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.SELL, 20_001, 1_000_004_000, 0);
        rig.at(2 * SECOND_NS).quote(market, 1, 20_001);

        assertThat(rig.portfolio.equityE8()).isEqualTo(100_000 * Units.ONE_E8);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.GUARD_FLOOR)).isTrue();
    }

    @Test
    void shouldTakeBackEvenImmediateOrdersThatAreOnTheirWay()
    {
        rig.gate.onIntent(intent.immediate(market, 1, OrderPurpose.ENTRY, Side.BUY, 20_010, 10));
        rig.drain();
        rig.at(3 * SECOND_NS).quote(market, 12_500, 12_502);

        assertThat(rig.drain()).contains("cancel " + rig.lastId());
    }

    @Test
    void shouldReturnToTheKillSwitchWhenResumedWhileDrawdownStands()
    {
        rig.at(3 * SECOND_NS).quote(market, 12_500, 12_502);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.RESUME);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        rig.drain();
        rig.at(3 * SECOND_NS + 1).quote(market, 12_500, 12_502);

        assertThat(rig.gateSwitch.isClosedFor(CloseReason.DRAWDOWN)).isTrue();
        assertThat(rig.drain().get(0)).startsWith("guardian FLATTENING DRAWDOWN");
    }

    @Test
    void shouldWaitWithFlatteningUntilTheMarketIsSafeAndRetryAfterTheInterval()
    {
        TestMarket.quote(market, 12_502, 12_500);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.FLATTEN);
        rig.drain();
        rig.at(2 * SECOND_NS).onMarket(market);
        assertThat(rig.drain()).isEmpty();

        rig.at(3 * SECOND_NS).quote(market, 20_000, 20_002);
        final long first = rig.lastId();
        assertThat(rig.drain()).anyMatch(line -> line.startsWith("new " + first + " FLATTEN SELL 4000"));
        rig.end(market, first, ExecType.EXPIRED);
        rig.at(4 * SECOND_NS - 1).onMarket(market);
        assertThat(rig.drain()).isEmpty();
        rig.at(4 * SECOND_NS).execution.onTime(rig.nowNs);
        assertThat(rig.drain()).anyMatch(line -> line.contains("FLATTEN SELL 4000"));
    }

    @Test
    void shouldRefuseEverythingAfterHaltAndTakeOrdersBack()
    {
        rig.gate.onIntent(intent.resting(market, 1, OrderPurpose.ENTRY, Side.BUY, 20_000, 10));
        final long resting = rig.lastId();
        rig.drain();
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.HALT);
        assertThat(rig.drain()).containsExactly("guardian LOCKED_UNTIL_RESET GATE_CLOSED 1 of 0", "cancel " + resting);

        rig.gate.onIntent(intent.immediate(market, 1, OrderPurpose.FLATTEN, Side.SELL, 19_990, 10));
        rig.gate.onIntent(intent.immediate(market, 1, OrderPurpose.ENTRY, Side.BUY, 20_010, 10));
        assertThat(rig.drain()).allMatch(line -> line.contains("GATE_CLOSED 1 of 0")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(value = OrderPurpose.class, names = {"STOP", "TARGET", "MAX_HOLD"})
    void shouldLetTheExitsInForceLeaveWhileHaltedAndNothingElse(final OrderPurpose purpose)
    {
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.HALT);
        rig.drain();
        rig.gate.onIntent(intent.immediate(market, 1, purpose, Side.SELL, 19_990, 4_001));
        assertThat(rig.drain()).as("would turn it").allMatch(line -> line.contains("GATE_CLOSED 1 of 0"));
        rig.gate.onIntent(intent.immediate(market, 1, OrderPurpose.EXIT, Side.SELL, 19_990, 10));
        assertThat(rig.drain()).as("a target's wish").allMatch(line -> line.contains("GATE_CLOSED 1 of 0"));
        for (final CloseReason doubt : EnumSet.of(CloseReason.UNKNOWN_ORDER, CloseReason.OVERFILL,
            CloseReason.REPORT_MISMATCH, CloseReason.RECONCILIATION, CloseReason.LIQUIDATED,
            CloseReason.DISCONNECTED, CloseReason.JOURNAL_FAILED))
        {
            final GateSwitch halted = halted();
            assertThat(halted.admits(purpose, true)).as("before %s", doubt).isTrue();
            halted.close(doubt);
            assertThat(halted.admits(purpose, true)).as("with %s", doubt).isFalse();
        }
        rig.gate.onIntent(intent.immediate(market, 1, purpose, Side.SELL, 19_990, 10));
        assertThat(rig.drain()).anyMatch(line -> line.startsWith("new ") && line.contains(purpose + " SELL 10"));
    }

    private static GateSwitch halted()
    {
        final GateSwitch halted = new TradingRig(TestMarket.quoted(1, ContractType.LINEAR)).gateSwitch;
        halted.command(CloseReason.OPERATOR_HALT);
        return halted;
    }

    @Test
    void shouldLetTheOperatorsLastWordHold()
    {
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.HALT);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.FLATTEN);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.OPERATOR_HALT)).isFalse();
        assertThat(rig.execution.isFlattening()).isTrue();
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.HALT);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.OPERATOR_FLATTEN)).isFalse();
        assertThat(rig.execution.isFlattening()).isFalse();
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.RESUME);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldOnlyTakeOrdersBackOnCancelAll()
    {
        rig.gate.onIntent(intent.resting(market, 1, OrderPurpose.ENTRY, Side.BUY, 20_000, 10));
        rig.gate.onIntent(intent.resting(market, 1, OrderPurpose.ENTRY, Side.BUY, 19_999, 10));
        rig.drain();
        rig.guardian.onOperator(Units.NULL_INSTRUMENT, OperatorAction.CANCEL_ALL);

        assertThat(rig.drain()).containsExactly("cancel " + (rig.lastId() - 1), "cancel " + rig.lastId());
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldIgnoreCommandsToOtherAccounts()
    {
        rig.guardian.onOperator(9, OperatorAction.HALT);

        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldNotFlattenByRuleWhenThePositionIsInDoubtButByOperator()
    {
        rig.gateSwitch.close(CloseReason.UNKNOWN_ORDER);
        rig.at(3 * SECOND_NS).quote(market, 12_500, 12_502);
        assertThat(rig.drain()).anyMatch(line -> line.startsWith("verdict ") && line.contains("GATE_CLOSED"));
        rig.at(5 * SECOND_NS);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.FLATTEN);
        rig.onMarket(market);

        assertThat(rig.drain()).anyMatch(line -> line.contains("FLATTEN SELL 4000"));
    }

    @Test
    void shouldNeverResumeWithAFailedJournal()
    {
        rig.gateSwitch.close(CloseReason.JOURNAL_FAILED);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.RESUME);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.FLATTEN);
        rig.drain();
        rig.gate.onIntent(intent.immediate(market, 1, OrderPurpose.FLATTEN, Side.SELL, 19_990, 10));

        assertThat(rig.drain()).containsExactly("verdict " + 65 + " GATE_CLOSED 66 of 0");
    }

    @Test
    void shouldFlattenWhatALateFillBroughtBack()
    {
        rig.set(ExecutionParams.RETRY_INTERVAL_NS, 1);
        rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.FLATTEN);
        rig.at(2 * SECOND_NS).onMarket(market);
        final long flatten = rig.lastId();
        rig.fill(market, flatten, 19_990, 4_000, 0);
        rig.onMarket(market);
        assertThat(rig.gateSwitch.state()).isEqualTo(GuardianStateKind.LOCKED_UNTIL_RESET);

        rig.portfolio.onFill(market.instrument(), 1, Side.BUY, 20_001, 5, 0);
        rig.drain();
        rig.at(3 * SECOND_NS).onMarket(market);
        assertThat(rig.drain()).contains("guardian FLATTENING GATE_CLOSED 2 of 0")
            .anyMatch(line -> line.contains("FLATTEN SELL 5 "));
    }
}
