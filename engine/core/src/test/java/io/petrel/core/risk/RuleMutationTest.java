package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One scenario for each rule of the gate and each reason of the guardian, which that one alone stops; and the proof
 * that without it the scenario would not be stopped, so that nobody can lose a rule unnoticed.
 */
class RuleMutationTest
{
    private static final long MINUTE_NS = DayClock.MINUTE_NS;
    private static final long NOW_NS = 10 * MINUTE_NS;
    private static final Map<RuleId, Consumer<World>> RULES = new EnumMap<>(RuleId.class);
    private static final Map<CloseReason, Consumer<World>> REASONS = new EnumMap<>(CloseReason.class);
    /** Rules behind which another one stands that refuses the same order. */
    private static final Set<RuleId> BACKED = EnumSet.of(RuleId.INSTRUMENT_STATE);

    static
    {
        gateRules();
        conductRules();
        recordRules();
        exposureRules();
        floorRules();
        reasons();
    }

    /** INACTIVITY is recorded by no verdict: it refuses nothing. */
    @ParameterizedTest
    @EnumSource(value = RuleId.class, mode = EnumSource.Mode.EXCLUDE, names = {"NONE", "NULL_VAL", "INACTIVITY"})
    void shouldRefuseByThisRuleAndNotWithoutIt(final RuleId rule)
    {
        assertThat(verdict(rule, false)).as("scenario of " + rule).isEqualTo(rule);

        final RuleId without = verdict(rule, true);
        assertThat(without).isNotEqualTo(rule);
        if (!BACKED.contains(rule))
        {
            assertThat(without).as("nothing else stops it").isEqualTo(RuleId.NONE);
        }
    }

    @ParameterizedTest
    @MethodSource("guardianReasons")
    void shouldCloseTheGateForThisReasonAndNotWithoutIt(final CloseReason reason)
    {
        assertThat(isClosed(reason, false)).isTrue();
        assertThat(isClosed(reason, true)).isFalse();
    }

    static Stream<CloseReason> guardianReasons()
    {
        return Stream.of(CloseReason.values())
            .filter(reason -> CloseReason.DRAWDOWN == reason || reason.bit() >= CloseReason.GUARD_DAY.bit() &&
                reason.bit() <= CloseReason.RESET_AHEAD.bit());
    }

    private static RuleId verdict(final RuleId rule, final boolean isRemoved)
    {
        final World world = new World();
        RULES.get(rule).accept(world);
        if (isRemoved)
        {
            world.rig.gate.remove(rule);
        }
        world.rig.drain();
        final long sentBefore = world.rig.orders.sent();
        world.rig.gate.onIntent(world.intent);
        final String[] words = world.rig.drain().get(0).split(" ");
        final RuleId found = RuleId.valueOf(words[2]);
        assertThat(world.rig.orders.sent() - sentBefore).isEqualTo(RuleId.NONE == found ? 1 : 0);
        return found;
    }

    private static boolean isClosed(final CloseReason reason, final boolean isRemoved)
    {
        final World world = new World();
        if (isRemoved)
        {
            world.rig.guardian.remove(reason);
        }
        REASONS.get(reason).accept(world);
        world.rig.guardian.onEvent();
        return world.rig.gateSwitch.isClosedFor(reason);
    }

    private static void gateRules()
    {
        RULES.put(RuleId.GATE_CLOSED, w -> w.rig.gateSwitch.close(CloseReason.UNKNOWN_ORDER));
        RULES.put(RuleId.NOT_CONFIGURED, w ->
            w.intent.immediate(w.market, 7, OrderPurpose.ENTRY, Side.BUY, 20_010, 100));
        RULES.put(RuleId.INSTRUMENT_STATE, w -> w.market.instrument().state(InstrumentState.HALTED));
        RULES.put(RuleId.BOOK_UNSAFE, w ->
        {
            TestMarket.trade(w.market, 20_000);
            TestMarket.quote(w.market, 20_001, 20_000);
        });
        RULES.put(RuleId.SHORT_NOT_ALLOWED, w -> w.intent(w.spot, Side.SELL, 20_000, 1));
        RULES.put(RuleId.PRICE_BAND, w -> w.intent(w.market, Side.BUY, 20_201, 100));
        RULES.put(RuleId.ORDER_SIZE, w -> w.set(RiskParams.ORDER_SIZE_MAX_LOTS, 99));
        RULES.put(RuleId.ORDER_NOTIONAL, w -> w.set(RiskParams.ORDER_NOTIONAL_MAX_FRACTION, 0.009));
        RULES.put(RuleId.POSITION, w -> w.set(RiskParams.POSITION_MAX_FRACTION, 0.009));
        RULES.put(RuleId.RATE, w -> w.set(RiskParams.RATE_MAX_ORDERS, 0));
        RULES.put(RuleId.DRAWDOWN, w ->
        {
            w.rig.guardian.remove(CloseReason.DRAWDOWN);
            w.set(RiskParams.DRAWDOWN_KILL_FRACTION, 0.001);
            w.lose(200);
        });
        RULES.put(RuleId.NO_REFERENCE_PRICE, w ->
        {
            w.rig.gate.remove(RuleId.BOOK_UNSAFE);
            w.intent(TestMarket.traded(4, ContractType.LINEAR), Side.BUY, 20_010, 100);
        });
        RULES.put(RuleId.OPEN_ORDERS, w -> w.set(RiskParams.OPEN_ORDERS_MAX, 0));
    }

    private static void conductRules()
    {
        RULES.put(RuleId.INSTRUMENT_LIST, w -> w.set(ConductParams.LISTED_ONLY, 1));
        RULES.put(RuleId.TRADING_DAY, w -> w.set(FloorParams.DAY_ZONE_ID, TestZone.ID));
        RULES.put(RuleId.SESSION, w ->
        {
            w.set(ConductParams.SESSION_PREFIX + 1 + ConductParams.DAYS, 127);
            w.set(ConductParams.SESSION_PREFIX + 1 + ConductParams.FROM_MINUTE, 11);
            w.set(ConductParams.SESSION_PREFIX + 1 + ConductParams.UNTIL_MINUTE, 600);
        });
        RULES.put(RuleId.NEWS, w ->
        {
            w.set(ConductParams.NEWS_IMPACT_MIN, 3);
            w.set(ConductParams.NEWS_BEFORE_MINUTES, 5);
            w.rig.sharedRules.onNews(NOW_NS + 5 * MINUTE_NS, NOW_NS + 6 * MINUTE_NS, 3, 0, false, NOW_NS);
        });
        RULES.put(RuleId.WEEKEND, RuleMutationTest::weekendOnThursday);
        RULES.put(RuleId.OVERNIGHT, w ->
        {
            w.set(ConductParams.OVERNIGHT_FROM_MINUTE, 1_430);
            w.set(ConductParams.OVERNIGHT_UNTIL_MINUTE, 11);
        });
        RULES.put(RuleId.TRADE_GAP, w ->
        {
            w.set(ConductParams.TRADE_GAP_NS, 60 * TradingRig.SECOND_NS);
            w.rig.gate.onIntent(w.intent);
            w.rig.at(NOW_NS + 60 * TradingRig.SECOND_NS - 1);
        });
        RULES.put(RuleId.HEDGE, w ->
        {
            w.set(ConductParams.NO_HEDGING, 1);
            w.rig.gate.rules().others((account, instrument, side) -> Side.BUY == side);
        });
        RULES.put(RuleId.MARTINGALE, w ->
        {
            w.set(ConductParams.MARTINGALE_RATIO, 1);
            w.lose(99);
        });
        RULES.put(RuleId.GRID, w ->
        {
            w.set(ConductParams.GRID_MAX_ENTRIES, 1);
            w.rig.gate.onIntent(w.intent);
        });
        RULES.put(RuleId.POSITIONS, w ->
        {
            w.set(ConductParams.POSITIONS_MAX, 1);
            w.hold(w.other, 10);
        });
    }

    private static void recordRules()
    {
        RULES.put(RuleId.CONSECUTIVE_LOSSES, w ->
        {
            w.rig.guardian.remove(CloseReason.LOSS_STREAK);
            w.set(ConductParams.LOSSES_MAX, 2);
            w.lose(10);
            w.lose(10);
        });
        RULES.put(RuleId.PROFIT_TARGET, w ->
        {
            w.rig.guardian.remove(CloseReason.PROFIT_TARGET);
            w.set(ConductParams.TARGET_FRACTION, 0.01);
            w.win(1_000);
        });
        RULES.put(RuleId.TRADING_DAYS, w ->
        {
            w.set(ConductParams.TARGET_FRACTION, 0.01);
            w.set(ConductParams.TRADING_DAYS_MIN, 5);
            w.win(1_000);
        });
        RULES.put(RuleId.CONSISTENCY, w ->
        {
            w.set(ConductParams.TARGET_FRACTION, 0.1);
            w.set(ConductParams.CONSISTENCY_FRACTION, 0.3);
            w.win(3_000);
        });
    }

    private static void exposureRules()
    {
        RULES.put(RuleId.LEVERAGE, w -> w.set(PortfolioRiskParams.LEVERAGE_MAX, 0.01));
        RULES.put(RuleId.NET_EXPOSURE, w -> w.set(PortfolioRiskParams.NET_MAX, 0.01));
        RULES.put(RuleId.CONCENTRATION, w -> w.set(PortfolioRiskParams.CONCENTRATION_MAX, 0.01));
        RULES.put(RuleId.RISK_SHARE, w ->
        {
            w.floor(FloorParams.OVERALL, FloorParams.FROM_INITIAL, 0.1);
            w.set(PortfolioRiskParams.RISK_SHARE_MAX, 0.004);
        });
        RULES.put(RuleId.CORRELATION, w -> w.set(PortfolioRiskParams.CORRELATION_MAX, 0.01));
        RULES.put(RuleId.SECTOR, w -> w.set(PortfolioRiskParams.SECTOR_MAX, 0.01));
        RULES.put(RuleId.HEAT, w ->
        {
            w.worstCase();
            w.set(PortfolioRiskParams.HEAT_MAX, 0.0004);
        });
        RULES.put(RuleId.VOLATILITY, w -> w.unmeasured(PortfolioRiskParams.VOLATILITY_MAX));
        RULES.put(RuleId.VALUE_AT_RISK, w -> w.unmeasured(PortfolioRiskParams.VAR_MAX));
        RULES.put(RuleId.EXPECTED_SHORTFALL, w -> w.unmeasured(PortfolioRiskParams.SHORTFALL_MAX));
        RULES.put(RuleId.STRESS, w -> w.unmeasured(PortfolioRiskParams.STRESS_MAX));
    }

    private static void floorRules()
    {
        RULES.put(RuleId.CAPITAL_FLOOR, w ->
        {
            w.rig.guardian.remove(CloseReason.CAPITAL_FLOOR);
            w.set(PortfolioRiskParams.CAPITAL_FLOOR, 1);
            w.lose(1);
        });
        RULES.put(RuleId.TRAILING_DRAWDOWN, w -> w.floor(FloorParams.TRAILING, FloorParams.FROM_HIGH_WATER, 0.0004));
        RULES.put(RuleId.DAILY_LOSS, w -> w.floor(FloorParams.DAILY, FloorParams.FROM_DAY_START, 0.0004));
        RULES.put(RuleId.OVERALL_LOSS, w -> w.floor(FloorParams.OVERALL, FloorParams.FROM_INITIAL, 0.0004));
        RULES.put(RuleId.RESET_AHEAD, w ->
        {
            // What the day won so far is no longer there to lose once it is over.
            w.win(1_000);
            w.floor(FloorParams.DAILY, FloorParams.FROM_DAY_START, 0.0004);
            w.set(FloorParams.DAY_LOOKAHEAD_NS, DayClock.DAY_NS);
        });
    }

    private static void reasons()
    {
        REASONS.put(CloseReason.DRAWDOWN, w ->
        {
            w.set(RiskParams.DRAWDOWN_KILL_FRACTION, 0.001);
            w.lose(100);
        });
        REASONS.put(CloseReason.GUARD_DAY, w ->
        {
            w.floor(FloorParams.DAILY, FloorParams.FROM_DAY_START, 0.1);
            w.lose(8_000);
        });
        REASONS.put(CloseReason.GUARD_FLOOR, w ->
        {
            w.floor(FloorParams.TRAILING, FloorParams.FROM_HIGH_WATER, 0.1);
            w.lose(8_000);
        });
        REASONS.put(CloseReason.BREACHED, w ->
        {
            w.floor(FloorParams.OVERALL, FloorParams.FROM_INITIAL, 0.1);
            w.lose(10_001);
        });
        REASONS.put(CloseReason.REDUCED, w ->
        {
            w.floor(FloorParams.OVERALL, FloorParams.FROM_INITIAL, 0.1);
            w.set(FloorParams.OVERALL + FloorParams.REDUCE_FRACTION, 0.05);
            w.lose(5_000);
        });
        REASONS.put(CloseReason.PROFIT_TARGET, w ->
        {
            w.set(ConductParams.TARGET_FRACTION, 0.05);
            w.win(5_000);
        });
        REASONS.put(CloseReason.LOSS_STREAK, w ->
        {
            w.set(ConductParams.LOSSES_MAX, 2);
            w.lose(1);
            w.lose(1);
        });
        REASONS.put(CloseReason.CAPITAL_FLOOR, w ->
        {
            w.set(PortfolioRiskParams.CAPITAL_FLOOR, 0.99);
            w.lose(1_001);
        });
        REASONS.put(CloseReason.CALENDAR, w ->
        {
            weekendOnThursday(w);
            w.rig.at(NOW_NS + MINUTE_NS);
        });
        REASONS.put(CloseReason.RESET_AHEAD, w ->
        {
            // Won 3,000 today and lost it again on paper: legal until the day that begins forgets what was won.
            w.floor(FloorParams.DAILY, FloorParams.FROM_DAY_START, 0.02);
            w.set(FloorParams.DAY_LOOKAHEAD_NS, DayClock.DAY_NS);
            w.win(3_000);
            w.hold(w.other, 1_000);
            w.mark(w.other, 15_000);
        });
    }

    private static void weekendOnThursday(final World world)
    {
        world.set(ConductParams.WEEKEND_FROM_DAY, 4);
        world.set(ConductParams.WEEKEND_FROM_MINUTE, 0);
        world.set(ConductParams.WEEKEND_UNTIL_DAY, 4);
        world.set(ConductParams.WEEKEND_UNTIL_MINUTE, 30);
    }

    /**
     * An account of 100,000 on a Thursday at 00:10, and an order of 1,000.5 that is lawful until a scenario says not.
     */
    private static final class World
    {
        private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
        private final MarketState other = TestMarket.quoted(2, ContractType.LINEAR);
        private final MarketState spot = TestMarket.quoted(3, ContractType.SPOT);
        private final TradingRig rig = new TradingRig(market, other, spot);
        private final OrderIntent intent = new OrderIntent();

        World()
        {
            rig.at(1).quote(market, 20_000, 20_001);
            rig.quote(other, 20_000, 20_001);
            rig.quote(spot, 20_000, 20_001);
            rig.at(NOW_NS);
            intent(market, Side.BUY, 20_010, 100);
        }

        void set(final String key, final double value)
        {
            rig.set(key, value);
        }

        void intent(final MarketState of, final Side side, final long priceTicks, final long lots)
        {
            intent.immediate(of, TradingRig.ACCOUNT, OrderPurpose.ENTRY, side, priceTicks, lots);
        }

        void hold(final MarketState of, final long lots)
        {
            rig.portfolio.onFill(of.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, lots, 0);
        }

        void mark(final MarketState of, final long bidTicks)
        {
            TestMarket.quote(of, bidTicks, bidTicks + 1);
            rig.portfolio.onMark(of.instrument(), bidTicks, bidTicks + 1, bidTicks);
        }

        /** A trade of 99 lots that lost so many units of money. */
        void lose(final long units)
        {
            trade(units);
        }

        void win(final long units)
        {
            trade(-units);
        }

        /** The result is in the fee: to the account it is all the same. */
        private void trade(final long feeUnits)
        {
            hold(market, 99);
            rig.guardian.onEvent();
            rig.portfolio.onFill(
                market.instrument(), TradingRig.ACCOUNT, Side.SELL, 20_000, 99, feeUnits * Units.ONE_E8);
            rig.guardian.onEvent();
        }

        /** The order of 1,000 may lose 40 by the gap, and some by its price. */
        void worstCase()
        {
            set(FloorParams.GAP_BPS, 400);
            set(FloorParams.SLIPPAGE_BPS, 0);
            set(FloorParams.FEE_BPS, 0);
            set(FloorParams.STOPLESS_MOVE_BPS, 0);
        }

        void floor(final String key, final long reference, final double hard)
        {
            worstCase();
            set(key + FloorParams.HARD_FRACTION, hard);
            set(key + FloorParams.GUARD_FRACTION, 0.8 * hard);
            set(key + FloorParams.REFERENCE, reference);
            set(key + FloorParams.BASIS, FloorParams.OF_BALANCE);
            set(key + FloorParams.PERCENT_OF, FloorParams.PERCENT_OF_INITIAL);
        }

        /** Something is held, and how risky it is nobody knows yet. */
        void unmeasured(final String limit)
        {
            set(PortfolioRiskParams.INTERVAL_NS, MINUTE_NS);
            set(limit, 0.9);
            hold(other, 100);
            rig.guardian.onEvent();
        }
    }
}
