package io.petrel.core;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.ExecutionParams;
import io.petrel.core.market.MarketState;
import io.petrel.core.order.Order;
import io.petrel.core.order.Report;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.risk.ConductParams;
import io.petrel.core.risk.FloorParams;
import io.petrel.core.risk.PortfolioRiskParams;
import io.petrel.core.risk.RiskParams;
import io.petrel.testing.Allocation;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** So many turns of quote, target, order, report and fill allocate nothing. */
@Tag("allocation")
class TradingGarbageTest
{
    private static final int WARM_UP = 100_000;
    private static final int TURNS = 200_000;

    @ParameterizedTest
    @EnumSource(value = ContractType.class, names = {"LINEAR", "INVERSE"})
    void shouldAllocateNothingOverHundredsOfThousandsOfTurns(final ContractType type)
    {
        final Loop loop = new Loop(type);
        loop.turn(WARM_UP);

        assertThat(Allocation.ofRepeated(() -> loop.turn(TURNS))).isZero();
        assertThat(loop.rig.orders.fills()).isGreaterThan(20_000);
        assertThat(loop.rig.gate.refusals()).isPositive();
        assertThat(loop.rig.gateSwitch.isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = ExecutionAlgorithm.class, names = "NULL_VAL", mode = EnumSource.Mode.EXCLUDE)
    void shouldAllocateNothingWhateverTheAlgorithm(final ExecutionAlgorithm algorithm)
    {
        final Loop loop = new Loop(ContractType.LINEAR);
        loop.workBy(algorithm);
        loop.turn(WARM_UP);
        final long warmFills = loop.rig.orders.fills();

        assertThat(Allocation.ofRepeated(() -> loop.turn(TURNS))).isZero();
        assertThat(loop.rig.orders.fills() - warmFills).isGreaterThan(2_000);
    }

    /** The kinds of rules of a funded account, with numbers that let this loop trade and refuse. */
    @Test
    void shouldAllocateNothingUnderTheRulesOfAFundedAccount()
    {
        final Loop loop = new Loop(ContractType.LINEAR);
        loop.rule();
        loop.turn(WARM_UP);
        final long warmFills = loop.rig.orders.fills();
        final long warmRefusals = loop.rig.gate.refusals();

        assertThat(Allocation.ofRepeated(() -> loop.turn(TURNS))).isZero();
        assertThat(loop.rig.orders.fills() - warmFills).isGreaterThan(200);
        assertThat(loop.rig.gate.refusals() - warmRefusals).isGreaterThan(200);
    }

    @Test
    void shouldAllocateNothingWithStopsAndTargetsAtTheVenue()
    {
        final Loop loop = new Loop(ContractType.LINEAR);
        loop.bracket();
        loop.turn(WARM_UP);
        final long warmFills = loop.rig.orders.fills();
        final long warmSent = loop.rig.orders.sent();

        assertThat(Allocation.ofRepeated(() -> loop.turn(TURNS))).isZero();
        assertThat(loop.rig.orders.fills() - warmFills).isGreaterThan(2_000);
        assertThat(loop.rig.orders.sent() - warmSent).as("legs too").isGreaterThan(4_000);
    }

    private static final class Loop
    {
        private final MarketState market;
        private final TradingRig rig;
        private final ExecutionReportEncoder encoder = new ExecutionReportEncoder();
        private final ExecutionReportDecoder decoder = new ExecutionReportDecoder();
        private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
        private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        private final Report report = new Report();
        private long nowNs;
        private long reportId;

        Loop(final ContractType type)
        {
            market = TestMarket.quoted(1, type);
            rig = new TradingRig(market);
            rig.set(ExecutionParams.ENTRY_COOLDOWN_NS, 0);
            rig.set(ExecutionParams.RETRY_INTERVAL_NS, 1);
            rig.set(RiskParams.RATE_MAX_ORDERS, 8);
            rig.set(RiskParams.RATE_WINDOW_NS, 1_000);
            rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 1);
            rig.recording(false);
        }

        /** Parents of twenty slices or so, through all of what an algorithm does. */
        void workBy(final ExecutionAlgorithm algorithm)
        {
            rig.set(ExecutionParams.ALGORITHM, algorithm.value());
            rig.set(ExecutionParams.OVERTIME_NS, 200);
            rig.set(ExecutionParams.PASSIVE_MAX_AGE_NS, 60);
            rig.set("execution.horizon_ns", 2_000);
            rig.set("execution.slice_interval_ns", 100);
            rig.set("execution.iceberg_display_share", 0.2);
            rig.set("execution.adaptive_spread_bps", 0.5);
        }

        /** Legs are sent, filled in part, ended by the venue, sent again, taken over. */
        void bracket()
        {
            rig.set("execution.bracket.at_venue.linear", 1);
            rig.set("execution.bracket.retry_ns", 100);
            rig.set("execution.bracket.patience_ns", 50);
            rig.set(RiskParams.RATE_MAX_ORDERS, 64);
        }

        /** Trailing floor, worst case with shrinking, conduct, calendar, news, leverage by volatility, risk share. */
        void rule()
        {
            final String trailing = FloorParams.TRAILING;
            rig.set(trailing + FloorParams.HARD_FRACTION, 0.08);
            rig.set(trailing + FloorParams.GUARD_FRACTION, 0.07);
            rig.set(trailing + FloorParams.REDUCE_FRACTION, 0.05);
            rig.set(trailing + FloorParams.REFERENCE, FloorParams.FROM_HIGH_WATER);
            rig.set(trailing + FloorParams.BASIS, FloorParams.OF_EQUITY);
            rig.set(trailing + FloorParams.PERCENT_OF, 1);
            rig.set(FloorParams.GAP_BPS, 150);
            rig.set(FloorParams.SLIPPAGE_BPS, 20);
            rig.set(FloorParams.FEE_BPS, 10);
            rig.set(FloorParams.STOPLESS_MOVE_BPS, 100);
            rig.set(FloorParams.SHRINK, 1);
            rig.set(FloorParams.DAY_LOOKAHEAD_NS, 1_000);
            rig.set(ConductParams.NO_HEDGING, 1);
            rig.set(ConductParams.MARTINGALE_RATIO, 1);
            rig.set(ConductParams.GRID_MAX_ENTRIES, 1);
            rig.set(ConductParams.TRADE_GAP_NS, 100);
            rig.set(ConductParams.NEWS_IMPACT_MIN, 3);
            rig.set(ConductParams.NEWS_MATCH_CURRENCY, 1);
            rig.set(ConductParams.OVERNIGHT_FROM_MINUTE, 1_380);
            rig.set(ConductParams.OVERNIGHT_UNTIL_MINUTE, 1_439);
            rig.set(PortfolioRiskParams.LEVERAGE_MAX, 20);
            rig.set(PortfolioRiskParams.RISK_SHARE_MAX, 0.5);
            rig.set(PortfolioRiskParams.INTERVAL_NS, 10_000);
            rig.sharedRules.onNews(0, Long.MAX_VALUE / 4, 3, 'Q', false, 0);
        }

        void turn(final int turns)
        {
            for (int i = 0; i < turns; i++)
            {
                nowNs += 50 + (i & 63);
                rig.at(nowNs);
                final long midTicks = 20_001 + (i & 7);
                rig.quote(market, midTicks - 1, midTicks + 1);
                final long lots = ((i >> 2) & 3) * 10 - 15;
                final long sign = Long.signum(lots);
                rig.target(market, lots, midTicks - 3 * sign, midTicks + 3 * sign);
                answer(i);
            }
        }

        private void answer(final int turn)
        {
            final WorkingOrder working = rig.portfolio.workingOrders().first();
            if (null == working)
            {
                return;
            }
            final Order order = rig.orders.find(working.clientOrderId());
            final long partLots = (order.remainingLots() + 1) / 2;
            send(order, ExecType.ACCEPTED, 0, 0);
            send(order, ExecType.FILL, partLots, order.filledLots() + partLots);
            if (0 != order.remainingLots())
            {
                send(order, 0 == (turn & 1) ? ExecType.EXPIRED : ExecType.CANCELLED, 0, order.filledLots());
            }
        }

        private void send(final Order order, final ExecType execType, final long lots, final long cumulativeLots)
        {
            encoder.wrapAndApplyHeader(buffer, 0, headerEncoder);
            encoder.eventTimeNs(nowNs).clientOrderId(order.clientOrderId()).venueOrderId(1).reportId(++reportId)
                .fillPriceTicks(20_001).fillSizeLots(lots).cumulativeSizeLots(cumulativeLots)
                .remainingSizeLots(order.remainingLots()).orderPriceTicks(Units.NULL_TICKS).feeE8(0)
                .instrumentId(1).accountId(TradingRig.ACCOUNT).execType(execType).side(order.side())
                .liquidity(LiquidityFlag.TAKER).reason(ReportReason.NONE).orderStopTicks(Units.NULL_TICKS);
            decoder.wrapAndApplyHeader(buffer, 0, headerDecoder);
            rig.orders.onReport(report.of(decoder), nowNs);
        }
    }
}
