package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Restored;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Portfolio;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trailing floor of an account that began with 100,000: hard at 10 %, guarded at 8 %, no new risk at 6 %. */
class FloorTest
{
    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final MarketState other = TestMarket.quoted(2, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market, other);

    @BeforeEach
    void configure()
    {
        rig.at(1).quote(market, 20_000, 20_001);
        rig.set(FloorParams.GAP_BPS, 0);
        rig.set(FloorParams.SLIPPAGE_BPS, 0);
        rig.set(FloorParams.FEE_BPS, 0);
        rig.set(FloorParams.TRAILING + FloorParams.HARD_FRACTION, 0.1);
        rig.set(FloorParams.TRAILING + FloorParams.GUARD_FRACTION, 0.08);
        rig.set(FloorParams.TRAILING + FloorParams.REDUCE_FRACTION, 0.06);
        rig.set(FloorParams.TRAILING + FloorParams.REFERENCE, FloorParams.FROM_HIGH_WATER);
        rig.set(FloorParams.TRAILING + FloorParams.BASIS, FloorParams.OF_BALANCE);
        rig.set(FloorParams.TRAILING + FloorParams.PERCENT_OF, FloorParams.PERCENT_OF_INITIAL);
        rig.set(FloorParams.TRAILING + FloorParams.LOCK_FRACTION, 0);
    }

    @Test
    void shouldTrailAllThresholdsBeforeTheLock()
    {
        win(5_000);

        assertFloors(95_000, 97_000, 99_000);
    }

    @Test
    void shouldKeepTheGuardAsFarAboveALockedFloorAsItsFractionSays()
    {
        win(10_000);
        assertFloors(100_000, 102_000, 104_000);
        win(40_000);
        assertFloors(100_000, 102_000, 104_000);
    }

    @Test
    void shouldFlattenAboveALockedFloorBeforeItIsReached()
    {
        win(40_000);
        win(-38_000);

        assertThat(rig.portfolio.equityE8()).isEqualTo(102_000 * Units.ONE_E8);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.GUARD_FLOOR)).isTrue();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isFalse();
    }

    @Test
    void shouldNotReleaseTheDaysLockWhenItsZoneIsNotKnownAtTheReset()
    {
        rig.set(FloorParams.TRAILING + FloorParams.HARD_FRACTION, 0.5);
        rig.set(FloorParams.TRAILING + FloorParams.GUARD_FRACTION, 0.4);
        rig.set(FloorParams.TRAILING + FloorParams.REDUCE_FRACTION, 0.4);
        rig.set(FloorParams.DAILY + FloorParams.HARD_FRACTION, 0.1);
        rig.set(FloorParams.DAILY + FloorParams.GUARD_FRACTION, 0.08);
        rig.set(FloorParams.DAILY + FloorParams.REFERENCE, FloorParams.FROM_DAY_START);
        rig.set(FloorParams.DAILY + FloorParams.BASIS, FloorParams.OF_BALANCE);
        rig.set(FloorParams.DAILY + FloorParams.PERCENT_OF, FloorParams.PERCENT_OF_INITIAL);
        rig.set(FloorParams.DAY_ZONE_ID, TestZone.ID);
        rig.gate.rules().zones(TestZone.zones());
        win(0);
        win(-9_000);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.GUARD_DAY)).isTrue();

        rig.set(FloorParams.DAY_ZONE_ID, TestZone.ID + 1);
        rig.at(2 * DayClock.DAY_NS).guardian.onEvent();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.GUARD_DAY)).as("no reset is known").isTrue();
        rig.set(FloorParams.DAY_ZONE_ID, TestZone.ID);
        rig.at(2 * DayClock.DAY_NS + 1).guardian.onEvent();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.GUARD_DAY)).as("another day").isFalse();
    }

    @Test
    void shouldCutBeforeTheResetWhatAGainClosedOnTheWayToItWouldMakeABreach()
    {
        dailyFloorOfTheBalance();
        rig.set(FloorParams.DAY_LOOKAHEAD_NS, DayClock.DAY_NS);
        gainAndLose();

        assertThat(rig.portfolio.equityE8()).isEqualTo(95_000 * Units.ONE_E8);
        assertThat(rig.gate.rules().floors().hardAfterResetE8()).isEqualTo(100_000 * Units.ONE_E8);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RESET_AHEAD)).isTrue();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isFalse();
    }

    /** Who is dormant until the next minute would sleep past the look-ahead. */
    @Test
    void shouldLookAheadToTheResetInTheMiddleOfAMinuteInWhichNothingElseChanges()
    {
        dailyFloorOfTheBalance();
        rig.set(FloorParams.DAY_LOOKAHEAD_NS, 30 * DayClock.SECOND_NS);
        gainAndLose();
        rig.at(DayClock.DAY_NS - 31 * DayClock.SECOND_NS).guardian.onEvent();
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        rig.at(DayClock.DAY_NS - 30 * DayClock.SECOND_NS).guardian.onEvent();

        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RESET_AHEAD)).isTrue();
    }

    @Test
    void shouldBeBreachedAtTheResetByAGainClosedOnTheWayToItIfNothingLooksAhead()
    {
        dailyFloorOfTheBalance();
        gainAndLose();
        assertThat(rig.gateSwitch.isOpen()).as("legal today").isTrue();
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.SELL, 24_000, 5_000, 0);
        rig.at(DayClock.DAY_NS - 1).guardian.onEvent();
        assertThat(rig.gateSwitch.isOpen()).as("still legal").isTrue();
        rig.at(DayClock.DAY_NS).guardian.onEvent();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isTrue();
    }

    @Test
    void shouldNotFollowAQuoteBeyondATargetWhoseFillIsToldLater()
    {
        holdWithTarget();
        mark(30_000);

        assertThat(rig.portfolio.equityE8()).isEqualTo(125_000 * Units.ONE_E8);
        assertThat(rig.portfolio.highWaterE8()).isEqualTo(110_000 * Units.ONE_E8);
        assertFloors(100_000, 102_000, 104_000);
        fillTarget(2_000);
        assertThat(rig.portfolio.payableEquityE8()).isEqualTo(110_000 * Units.ONE_E8);
        fillTarget(3_000);
        assertThat(rig.portfolio.equityE8()).isEqualTo(110_000 * Units.ONE_E8);
        assertThat(rig.portfolio.isFillAwaited()).isFalse();
        assertFloors(100_000, 102_000, 104_000);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldFollowTheQuoteAfterAllOnceTheTargetIsToldToHaveEndedWithoutAFill()
    {
        holdWithTarget();
        mark(30_000);
        mark(29_000);
        rig.at(rig.nowNs + 1).end(market, rig.lastId(), ExecType.CANCELLED);
        rig.guardian.onEvent();

        assertThat(rig.portfolio.highWaterE8()).isEqualTo(125_000 * Units.ONE_E8);
        assertThat(rig.portfolio.drawdownE8()).isEqualTo(2_500 * Units.ONE_E8);
        assertFloors(115_000, 117_000, 119_000);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        mark(25_999);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isTrue();
    }

    /** It may not have been at the venue any more: then the floor followed the quote, and this loss is from there. */
    @Test
    void shouldGuardTheFloorThatFollowedTheQuoteWhileItIsNotKnownWhetherTheTargetWasFilled()
    {
        holdWithTarget();
        mark(30_000);
        mark(25_999);

        assertThat(rig.gateSwitch.isClosedFor(CloseReason.GUARD_FLOOR)).isTrue();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isFalse();
        assertThat(rig.portfolio.drawdownE8()).isEqualTo(10_002_5 * Units.ONE_E8 / 10);
        fillTarget(5_000);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isFalse();
        assertFloors(100_000, 102_000, 104_000);
    }

    @Test
    void shouldBeginADayBetweenTheQuoteAndTheFillWithWhatTheTargetPays()
    {
        dailyFloorOfTheBalance();
        rig.set(FloorParams.DAILY + FloorParams.BASIS, FloorParams.OF_EQUITY);
        holdWithTarget();
        mark(30_000);
        rig.at(DayClock.DAY_NS).guardian.onEvent();
        assertThat(rig.gate.rules().hardFloorE8(RuleId.DAILY_LOSS)).isEqualTo(100_000 * Units.ONE_E8);
        mark(24_500);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.GUARD_DAY)).as("guarded from 125,000 too").isTrue();
        rig.at(rig.nowNs + 1).end(market, rig.lastId(), ExecType.CANCELLED);
        rig.guardian.onEvent();

        assertThat(rig.gate.rules().hardFloorE8(RuleId.DAILY_LOSS)).isEqualTo(115_000 * Units.ONE_E8);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isTrue();
    }

    /** It was moved, so it had not been filled yet: the fill that the quote made is at the new price. */
    @Test
    void shouldAwaitTheFillOfAPassedTargetThatWasMovedAtItsNewPrice()
    {
        holdWithTarget();
        mark(30_000);
        moveTarget(23_600);
        assertThat(rig.portfolio.isFillAwaited()).isTrue();
        assertThat(rig.portfolio.payableEquityE8()).isEqualTo(109_000 * Units.ONE_E8);
        assertThat(rig.portfolio.highWaterE8()).isEqualTo(110_000 * Units.ONE_E8);
        assertFloors(100_000, 102_000, 104_000);
        rig.at(rig.nowNs + 1).fill(market, rig.lastId(), 23_600, 5_000, 0);
        rig.guardian.onEvent();

        assertThat(rig.portfolio.highWaterE8()).isEqualTo(110_000 * Units.ONE_E8);
        assertFloors(100_000, 102_000, 104_000);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldFollowTheQuoteOnceAPassedTargetIsToldToStandBeyondIt()
    {
        holdWithTarget();
        mark(30_000);
        mark(29_000);
        moveTarget(30_400);

        assertThat(rig.portfolio.isFillAwaited()).isFalse();
        assertThat(rig.portfolio.highWaterE8()).isEqualTo(125_000 * Units.ONE_E8);
        assertFloors(115_000, 117_000, 119_000);
    }

    /** Between its old price and the quote: what the new one pays was made, or more. */
    @Test
    void shouldFollowTheQuoteAsFarAsTheNewPriceOfAPassedTarget()
    {
        holdWithTarget();
        mark(30_000);
        mark(25_000);
        moveTarget(26_000);
        assertThat(rig.portfolio.isFillAwaited()).isTrue();
        assertThat(rig.portfolio.highWaterE8()).isEqualTo(115_000 * Units.ONE_E8);
        assertFloors(105_000, 107_000, 109_000);
        rig.at(rig.nowNs + 1).end(market, rig.lastId(), ExecType.CANCELLED);
        rig.guardian.onEvent();

        assertThat(rig.portfolio.highWaterE8()).isEqualTo(125_000 * Units.ONE_E8);
    }

    @Test
    void shouldNotFollowTheQuoteBeyondATargetWhoseEndOvertookItsFill()
    {
        holdWithTarget();
        mark(30_000);
        mark(23_000);
        rig.at(rig.nowNs + 1).report(
            market, rig.lastId(), ExecType.CANCELLED, Units.NULL_TICKS, 0, 5_000, Units.NULL_LOTS, 0);
        rig.guardian.onEvent();

        assertThat(rig.portfolio.isFillAwaited()).isFalse();
        assertThat(rig.portfolio.highWaterE8()).isEqualTo(110_000 * Units.ONE_E8);
        assertFloors(100_000, 102_000, 104_000);
    }

    @Test
    void shouldFollowTheQuoteBeyondTheOneOfTwoTargetsThatEndedWithoutAFill()
    {
        holdWithTarget();
        final long first = rig.lastId();
        rig.at(rig.nowNs + 1).quote(other, 20_000, 20_001);
        rig.portfolio.onFill(other.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, 1_000, 0);
        rig.at(rig.nowNs + 1).gate.onIntent(new OrderIntent()
            .resting(other, TradingRig.ACCOUNT, OrderPurpose.TARGET, Side.SELL, 22_000, 1_000).mayTake().inGroup(2));
        final long second = rig.lastId();
        rig.accept(other, second);
        mark(24_400);
        markOther(26_000);
        assertThat(rig.portfolio.equityE8()).isEqualTo(114_000 * Units.ONE_E8);
        assertThat(rig.portfolio.highWaterE8()).isEqualTo(111_000 * Units.ONE_E8);
        rig.at(rig.nowNs + 1).end(market, first, ExecType.CANCELLED);
        rig.guardian.onEvent();

        assertThat(rig.portfolio.highWaterE8()).isEqualTo(112_000 * Units.ONE_E8);
        assertFloors(102_000, 104_000, 106_000);
        rig.at(rig.nowNs + 1).fill(other, second, 22_000, 1_000, 0);
        rig.guardian.onEvent();
        assertThat(rig.portfolio.highWaterE8()).isEqualTo(112_000 * Units.ONE_E8);
        assertFloors(102_000, 104_000, 106_000);
    }

    /** A fill proves that it stood there while the quote was beyond, whatever the quote is by then. */
    @Test
    void shouldNotFollowTheQuoteBeyondATargetOfWhichAPartWasFilled()
    {
        holdWithTarget();
        mark(30_000);
        mark(23_600);
        fillTarget(2_500);
        assertFloors(100_000, 102_000, 104_000);
        rig.at(rig.nowNs + 1).end(market, rig.lastId(), ExecType.CANCELLED);
        rig.guardian.onEvent();

        assertThat(rig.portfolio.highWaterE8()).isEqualTo(110_000 * Units.ONE_E8);
        assertFloors(100_000, 102_000, 104_000);
    }

    /** Of a floor from the equity with which a day began. */
    @Test
    void shouldKeepTheStartOfADayThatBeganBetweenTheQuoteAndAFillAtTheNewPrice()
    {
        dailyFloorOfTheBalance();
        rig.set(FloorParams.DAILY + FloorParams.BASIS, FloorParams.OF_EQUITY);
        holdWithTarget();
        mark(30_000);
        rig.at(DayClock.DAY_NS).guardian.onEvent();
        moveTarget(23_600);
        assertThat(rig.gate.rules().hardFloorE8(RuleId.DAILY_LOSS)).isEqualTo(100_000 * Units.ONE_E8);
        mark(23_000);
        rig.at(rig.nowNs + 1).fill(market, rig.lastId(), 23_600, 2_500, 0);
        rig.at(rig.nowNs + 1).end(market, rig.lastId(), ExecType.CANCELLED);
        rig.guardian.onEvent();

        assertThat(rig.gate.rules().hardFloorE8(RuleId.DAILY_LOSS)).isEqualTo(100_000 * Units.ONE_E8);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isFalse();
    }

    /** Filled, the account is below its floor; not filled, it is not: known only with the fill. */
    @Test
    void shouldNotCountAsBreachedByAFillThatIsOnlyThoughtOf()
    {
        holdWithTarget();
        rig.portfolio.onFill(other.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, 5_000, 0);
        mark(24_000);
        markOther(26_000);
        markOther(22_400);
        mark(30_000);
        markOther(21_200);
        assertThat(rig.portfolio.payableEquityE8()).isEqualTo(113_000 * Units.ONE_E8);
        assertThat(rig.portfolio.equityE8()).isEqualTo(128_000 * Units.ONE_E8);
        assertFloors(115_000, 117_000, 119_000);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.GUARD_FLOOR)).isTrue();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isFalse();
        fillTarget(5_000);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isTrue();
    }

    @Test
    void shouldCountAsBreachedAtOnceWhereItIsFilledOrNot()
    {
        holdWithTarget();
        rig.portfolio.onFill(other.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, 5_000, 0);
        mark(30_000);
        markOther(16_000);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isFalse();
        markOther(15_999);
        assertThat(rig.portfolio.isFillAwaited()).isTrue();
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.BREACHED)).isTrue();
    }

    @Test
    void shouldComeBackAsItWasBetweenTheQuoteAndTheFill()
    {
        holdWithTarget();
        mark(30_000);
        final Portfolio restored = new Portfolio(TradingRig.ACCOUNT, rig.parameters, rig);
        restored.position(market.instrument());
        Restored.from(rig.portfolio, restored);

        assertThat(restored.isFillAwaited()).isTrue();
        assertThat(restored.payableEquityE8()).isEqualTo(rig.portfolio.payableEquityE8());
        assertThat(restored.drawdownE8()).isEqualTo(rig.portfolio.drawdownE8());
    }

    /** 5,000 lots at 20,000 with a target at 24,000 at the venue, which brings 10,000; a floor trails the equity. */
    private void holdWithTarget()
    {
        rig.set(FloorParams.TRAILING + FloorParams.BASIS, FloorParams.OF_EQUITY);
        rig.set(FloorParams.TRAILING + FloorParams.LOCK_FRACTION, 1);
        rig.guardian.onEvent();
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, 5_000, 0);
        rig.at(rig.nowNs + 1).gate.onIntent(new OrderIntent()
            .resting(market, TradingRig.ACCOUNT, OrderPurpose.TARGET, Side.SELL, 24_000, 5_000).mayTake().inGroup(1));
        rig.accept(market, rig.lastId());
    }

    private void mark(final long ticks)
    {
        rig.at(rig.nowNs + 1);
        rig.portfolio.onMark(market.instrument(), ticks, ticks, ticks);
        rig.guardian.onEvent();
    }

    private void markOther(final long ticks)
    {
        rig.at(rig.nowNs + 1);
        rig.portfolio.onMark(other.instrument(), ticks, ticks, ticks);
        rig.guardian.onEvent();
    }

    private void moveTarget(final long ticks)
    {
        rig.at(rig.nowNs + 1).portfolio.workingOrders().reprice(rig.lastId(), ticks, Units.NULL_TICKS, rig.nowNs);
        rig.guardian.onEvent();
    }

    private void fillTarget(final long lots)
    {
        rig.at(rig.nowNs + 1).fill(market, rig.lastId(), 24_000, lots, 0);
        rig.guardian.onEvent();
    }

    /** Of 10 % of the initial balance, from the balance at the start of the day; no other floor. */
    private void dailyFloorOfTheBalance()
    {
        rig.set(FloorParams.TRAILING + FloorParams.HARD_FRACTION, 0.9);
        rig.set(FloorParams.TRAILING + FloorParams.GUARD_FRACTION, 0.8);
        rig.set(FloorParams.TRAILING + FloorParams.REDUCE_FRACTION, 0.8);
        rig.set(FloorParams.DAILY + FloorParams.HARD_FRACTION, 0.1);
        rig.set(FloorParams.DAILY + FloorParams.GUARD_FRACTION, 0.08);
        rig.set(FloorParams.DAILY + FloorParams.REFERENCE, FloorParams.FROM_DAY_START);
        rig.set(FloorParams.DAILY + FloorParams.BASIS, FloorParams.OF_BALANCE);
        rig.set(FloorParams.DAILY + FloorParams.PERCENT_OF, FloorParams.PERCENT_OF_INITIAL);
        rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 0.9);
    }

    /** Of 100,000 one position gains 10,000 and the other loses 15,000; a lot and a tick are 0.0005. */
    private void gainAndLose()
    {
        rig.guardian.onEvent();
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, 5_000, 0);
        rig.portfolio.onFill(other.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, 5_000, 0);
        rig.at(rig.nowNs + 1);
        rig.portfolio.onMark(market.instrument(), 24_000, 24_000, 24_000);
        rig.portfolio.onMark(other.instrument(), 14_000, 14_000, 14_000);
        rig.guardian.onEvent();
    }

    private void assertFloors(final long hard, final long guard, final long reduce)
    {
        final Floors floors = rig.gate.rules().floors();
        assertThat(rig.gate.rules().hardFloorE8(RuleId.TRAILING_DRAWDOWN)).isEqualTo(hard * Units.ONE_E8);
        assertThat(rig.gate.rules().guardFloorE8(RuleId.TRAILING_DRAWDOWN)).isEqualTo(guard * Units.ONE_E8);
        assertThat(floors.reduceE8()).isEqualTo(reduce * Units.ONE_E8);
    }

    /** A lot bought and sold at one price; the result is in the fee: to the account it is all the same. */
    private void win(final long units)
    {
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, 1, 0);
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.SELL, 20_000, 1, -units * Units.ONE_E8);
        rig.at(rig.nowNs + 1).guardian.onEvent();
    }
}
