package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Permission;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Restored;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.TextHash;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An account restored in the middle of a day counts from where it was: the same events give the same orders. */
class RuleRestoreTest
{
    private static final long NOON_NS = 20 * DayClock.DAY_NS + DayClock.DAY_NS / 2;

    @Test
    void shouldGoOnAlikeAfterARestoreInTheMiddleOfADay()
    {
        final World original = new World();
        original.live();
        final World restored = Restored.from(original, new World());
        assertThat(restored.rig.gate.rules().days().tradingDays()).isEqualTo(1);
        assertThat(restored.rig.gate.rules().trades().lossesInARow()).isEqualTo(2);
        assertThat(restored.rig.gate.rules().hardFloorE8(RuleId.TRAILING_DRAWDOWN))
            .isEqualTo(original.rig.gate.rules().hardFloorE8(RuleId.TRAILING_DRAWDOWN));
        original.rig.drain();

        final List<String> expected = original.goOn();
        assertThat(restored.goOn()).isEqualTo(expected);
        assertThat(Restored.hash(restored)).isEqualTo(Restored.hash(original));
        // Each line is there because of what happened before the restore.
        assertThat(expected).anyMatch(line -> line.contains(" TRADE_GAP ")).anyMatch(line -> line.contains(" NEWS "))
            .anyMatch(line -> line.contains(" MARTINGALE ")).anyMatch(line -> line.contains(" INSTRUMENT_LIST "))
            .anyMatch(line -> line.contains(" CONSECUTIVE_LOSSES "));
    }

    @Test
    void shouldGoOnOtherwiseWithoutTheRestore()
    {
        final World original = new World();
        original.live();
        original.rig.drain();

        assertThat(new World().goOn()).isNotEqualTo(original.goOn());
    }

    private static final class World implements Stateful
    {
        private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
        private final TradingRig rig = new TradingRig(market);
        private final OrderIntent intent = new OrderIntent();

        World()
        {
            rig.execution.onInstrument(market);
            rig.set(FloorParams.TRAILING + FloorParams.HARD_FRACTION, 0.08);
            rig.set(FloorParams.TRAILING + FloorParams.GUARD_FRACTION, 0.07);
            rig.set(FloorParams.TRAILING + FloorParams.REFERENCE, FloorParams.FROM_HIGH_WATER);
            rig.set(FloorParams.TRAILING + FloorParams.BASIS, FloorParams.OF_EQUITY);
            rig.set(FloorParams.TRAILING + FloorParams.PERCENT_OF, 1);
            rig.set(FloorParams.GAP_BPS, 150);
            rig.set(FloorParams.SLIPPAGE_BPS, 20);
            rig.set(FloorParams.FEE_BPS, 10);
            rig.set(FloorParams.STOPLESS_MOVE_BPS, 100);
            rig.set(ConductParams.TRADE_GAP_NS, DayClock.MINUTE_NS);
            rig.set(ConductParams.MARTINGALE_RATIO, 1);
            rig.set(ConductParams.NEWS_IMPACT_MIN, 3);
            rig.set(PortfolioRiskParams.INTERVAL_NS, DayClock.MINUTE_NS);
            TestMarket.quote(market, 20_000, 20_001);
        }

        /** A gain, two losses, a release to come, a list. */
        void live()
        {
            rig.at(NOON_NS).quote(market, 20_000, 20_001);
            trade(100, -500);
            trade(100, 20);
            trade(50, 30);
            buy(10);
            rig.sharedRules.onNews(
                NOON_NS + 5 * DayClock.MINUTE_NS, NOON_NS + 6 * DayClock.MINUTE_NS, 3, 0, false, NOON_NS);
            rig.gate.rules().onInstrumentRule(TextHash.of(market.instrument().symbol()), Permission.FORBIDDEN, 7);
        }

        List<String> goOn()
        {
            go(1, NOON_NS + 2, 10);
            rig.gate.rules().onInstrumentRule(TextHash.of(market.instrument().symbol()), Permission.ALLOWED, 7);
            go(2, NOON_NS + 3, 10);
            go(3, NOON_NS + 2 * DayClock.MINUTE_NS, 51);
            go(4, NOON_NS + 5 * DayClock.MINUTE_NS, 10);
            rig.set(ConductParams.LOSSES_MAX, 2);
            go(5, NOON_NS + 8 * DayClock.MINUTE_NS, 10);
            return rig.drain();
        }

        @Override
        public void visitState(final StateVisitor state)
        {
            rig.parameters.visitState(state);
            rig.sharedRules.visitState(state);
            rig.gateSwitch.visitState(state);
            rig.visitState(state);
            rig.gate.visitState(state);
            rig.guardian.visitState(state);
        }

        private void go(final long sequence, final long nowNs, final long lots)
        {
            rig.continueAt(sequence, nowNs).quote(market, 20_000, 20_001);
            buy(lots);
        }

        private void buy(final long lots)
        {
            rig.gate.onIntent(
                intent.immediate(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_010, lots));
        }

        /** A trade whose result is in its fee. */
        private void trade(final long lots, final long lossUnits)
        {
            rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, lots, 0);
            rig.guardian.onEvent();
            rig.portfolio.onFill(
                market.instrument(), TradingRig.ACCOUNT, Side.SELL, 20_000, lots, lossUnits * Units.ONE_E8);
            rig.guardian.onEvent();
        }
    }
}
