package io.petrel.bench.risk;

import io.petrel.codecs.event.BracketReason;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.BracketSink;
import io.petrel.core.execution.Execution;
import io.petrel.core.execution.Leg;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.execution.Paces;
import io.petrel.core.execution.ParentOrder;
import io.petrel.core.execution.ParentSink;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.Provenance;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.PortfolioSink;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.ApprovedOrder;
import io.petrel.core.risk.ConductParams;
import io.petrel.core.risk.FloorParams;
import io.petrel.core.risk.Gate;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.risk.Guardian;
import io.petrel.core.risk.GuardianSink;
import io.petrel.core.risk.OrderIds;
import io.petrel.core.risk.OrderPort;
import io.petrel.core.risk.PortfolioRiskParams;
import io.petrel.core.risk.RiskParams;
import io.petrel.core.risk.Verdict;
import io.petrel.core.risk.VerdictSink;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what do the checks cost one order (approved with its reservation, or refused), and what do marking and the
 * guardian cost one market event with a position open? {@code LIMITS} are the thirteen that every account has, {@code
 * ACCOUNT} has seventeen rules more, three floors among them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-Dagrona.disable.bounds.checks=true",
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"})
public class GateBenchmark
{
    private static final int ACCOUNT = 1;
    private static final long WINDOW_NS = 1_000;

    private final Parameters parameters = new Parameters(CoreParams.all());
    private final MarketState market = new MarketState(new Instrument(1, "BTCUSDT", SequenceRule.NONE,
        DepthKind.TOP_OF_BOOK, new ContractMath(ContractType.LINEAR, Step.parse("0.1"), Step.parse("0.001"),
        Step.parse("1")), InstrumentState.TRADING));
    private final OrderIntent lawful = new OrderIntent();
    private final OrderIds ids = new OrderIds();
    private final OrderIntent unlawful = new OrderIntent();
    /** Which rules are in force. */
    @org.openjdk.jmh.annotations.Param({"LIMITS", "ACCOUNT"})
    public String rules;

    private final OrderIntent taking = new OrderIntent();
    private Consumer<ApprovedOrder> venue = order ->
    {
    };
    private Portfolio portfolio;
    private Gate gate;
    private Guardian guardian;
    private long sequence;
    private long approved;

    /** Wires an account that holds a position and trades nothing else. */
    @Setup(Level.Trial)
    public void setup()
    {
        set(AccountParams.INITIAL_BALANCE_E8, 100_000 * Units.ONE_E8);
        set(RiskParams.PRICE_BAND_BPS, 100);
        set(RiskParams.ORDER_SIZE_MIN_LOTS, 1);
        set(RiskParams.ORDER_SIZE_MAX_LOTS, 1_000_000);
        set(RiskParams.ORDER_NOTIONAL_MAX_FRACTION, 0.5);
        set(RiskParams.POSITION_MAX_FRACTION, 0.5);
        set(RiskParams.OPEN_ORDERS_MAX, 10);
        set(RiskParams.RATE_MAX_ORDERS, 50);
        set(RiskParams.RATE_WINDOW_NS, WINDOW_NS);
        set(RiskParams.DRAWDOWN_KILL_FRACTION, 0.15);

        final GateSwitch gateSwitch = new GateSwitch(ACCOUNT, new NoSink());
        portfolio = new Portfolio(ACCOUNT, parameters, new NoSink());
        gate = new Gate(portfolio, parameters, gateSwitch, ids, new ReleasingPort(), new NoSink());
        guardian = new Guardian(portfolio, gateSwitch, gate,
            new Execution(portfolio, parameters, new Paces(parameters), gate, new NoSink(), new NoSink()));
        market.onTopOfBook(600_000, 10, 600_001, 10, Units.NULL_ID, 0);
        portfolio.onFill(market.instrument(), ACCOUNT, Side.BUY, 600_000, 100, 0);
        if ("ACCOUNT".equals(rules))
        {
            setAccountRules();
        }
        gate.beginEvent(0);
        guardian.onEvent();
        lawful.immediate(market, ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 600_600, 100);
        unlawful.immediate(market, ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 700_000, 100);
    }

    /** Refuses to report on a gate that did not do its work. */
    @TearDown(Level.Trial)
    public void check()
    {
        if (gate.approvals() != approved || 0 != approved && 0 != gate.refusals())
        {
            throw new IllegalStateException(gate.approvals() + " approvals, " + approved + " sent");
        }
    }

    /**
     * One order approved, reserved, sent and released.
     *
     * @return orders sent so far.
     */
    @Benchmark
    public long approve()
    {
        sequence++;
        ids.beginEvent(sequence);
        gate.beginEvent(sequence * WINDOW_NS);
        gate.onIntent(lawful);
        return approved;
    }

    /**
     * One order refused for its price; all other rules are checked all the same.
     *
     * @return refusals so far.
     */
    @Benchmark
    public long refuse()
    {
        sequence++;
        ids.beginEvent(sequence);
        gate.beginEvent(sequence * WINDOW_NS);
        gate.onIntent(unlawful);
        return gate.refusals();
    }

    /**
     * One market event: the position revalued at a new price, the kill switch checked.
     *
     * @return equity.
     */
    @Benchmark
    public long guard()
    {
        sequence++;
        final long bidTicks = 600_000 + (sequence & 15);
        portfolio.onMark(market.instrument(), bidTicks, bidTicks + 1, bidTicks);
        guardian.onEvent();
        return portfolio.equityE8();
    }

    /**
     * Gives it a venue, which is told of each order that passed before the order ends.
     *
     * @param newVenue to tell.
     */
    public void venue(final Consumer<ApprovedOrder> newVenue)
    {
        venue = newVenue;
    }

    /**
     * One order through the gate, and to the venue if it passes.
     *
     * @param isBuy      its side.
     * @param priceTicks its limit.
     * @param sizeLots   its size.
     * @return refusals so far.
     */
    public long order(final boolean isBuy, final long priceTicks, final long sizeLots)
    {
        sequence++;
        ids.beginEvent(sequence);
        gate.beginEvent(sequence * WINDOW_NS);
        gate.onIntent(taking.immediate(
            market, ACCOUNT, OrderPurpose.ENTRY, isBuy ? Side.BUY : Side.SELL, priceTicks, sizeLots));
        return gate.refusals();
    }

    /**
     * Books a fill of an order just sent.
     *
     * @param isBuy      its side.
     * @param priceTicks at which it traded.
     * @param sizeLots   that traded.
     */
    public void fill(final boolean isBuy, final long priceTicks, final long sizeLots)
    {
        portfolio.onFill(market.instrument(), ACCOUNT, isBuy ? Side.BUY : Side.SELL, priceTicks, sizeLots, 0);
    }

    private void setAccountRules()
    {
        setFloor(FloorParams.TRAILING, FloorParams.FROM_HIGH_WATER, 0.08);
        setFloor(FloorParams.DAILY, FloorParams.FROM_DAY_START, 0.05);
        setFloor(FloorParams.OVERALL, FloorParams.FROM_INITIAL, 0.1);
        set(FloorParams.GAP_BPS, 100);
        set(FloorParams.SLIPPAGE_BPS, 10);
        set(FloorParams.FEE_BPS, 5);
        set(FloorParams.STOPLESS_MOVE_BPS, 50);
        set(ConductParams.TRADE_GAP_NS, 1);
        set(ConductParams.NO_HEDGING, 1);
        set(ConductParams.MARTINGALE_RATIO, 1);
        set(ConductParams.POSITIONS_MAX, 5);
        set(ConductParams.LOSSES_MAX, 5);
        set(ConductParams.TARGET_FRACTION, 0.08);
        set(ConductParams.CONSISTENCY_FRACTION, 0.3);
        set(ConductParams.WEEKEND_FROM_DAY, 6);
        set(ConductParams.WEEKEND_FROM_MINUTE, 0);
        set(ConductParams.WEEKEND_UNTIL_DAY, 7);
        set(ConductParams.WEEKEND_UNTIL_MINUTE, 0);
        set(PortfolioRiskParams.LEVERAGE_MAX, 20);
        set(PortfolioRiskParams.NET_MAX, 20);
        set(PortfolioRiskParams.CONCENTRATION_MAX, 0.9);
        set(PortfolioRiskParams.RISK_SHARE_MAX, 0.5);
        set(PortfolioRiskParams.SECTOR_MAX, 0.9);
        set(PortfolioRiskParams.HEAT_MAX, 0.06);
        set(PortfolioRiskParams.CAPITAL_FLOOR, 0.3);
    }

    private void setFloor(final String key, final long reference, final double hard)
    {
        set(key + FloorParams.HARD_FRACTION, hard);
        set(key + FloorParams.GUARD_FRACTION, hard * 0.8);
        set(key + FloorParams.REFERENCE, reference);
        set(key + FloorParams.BASIS, FloorParams.OF_LARGER);
        set(key + FloorParams.PERCENT_OF, FloorParams.PERCENT_OF_INITIAL);
    }

    private void set(final String key, final double value)
    {
        final Param param = parameters.param(key);
        final boolean isDouble = ValueKind.DOUBLE == param.spec().kind();
        final byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        parameters.set(new UnsafeBuffer(bytes), 0, bytes.length, param.spec().kind(),
            isDouble ? Double.doubleToRawLongBits(value) : (long)value, new Provenance().configured(0, 0));
    }

    /** A venue that ends every order at once, so that the next finds the same account. */
    private final class ReleasingPort implements OrderPort
    {
        @Override
        public void send(final ApprovedOrder order, final long nowNs)
        {
            approved++;
            venue.accept(order);
            portfolio.workingOrders().release(order.clientOrderId(), true);
        }

        @Override
        public void replace(final ApprovedOrder order, final long nowNs)
        {
            throw new IllegalStateException("nothing is replaced here");
        }

        @Override
        public void cancel(final long clientOrderId, final long nowNs)
        {
            throw new IllegalStateException("nothing is cancelled here");
        }
    }

    private static final class NoSink implements PortfolioSink, VerdictSink, GuardianSink, ParentSink, BracketSink
    {
        @Override
        public void onLeg(
            final Position position, final Leg leg, final BracketReason reason, final ReportReason venueReason)
        {
        }

        @Override
        public void onParent(final ParentOrder parent, final int place)
        {
        }

        @Override
        public int place()
        {
            return 0;
        }

        @Override
        public void onSlice(final ParentOrder parent, final int place)
        {
        }

        @Override
        public void onMove(final ParentOrder parent, final long clientOrderId, final long priceTicks)
        {
        }

        @Override
        public void onOutcome(final ParentOrder parent)
        {
        }

        @Override
        public void onForgotten(final long requestId, final Position position, final RequestAnswer reason)
        {
        }

        @Override
        public void onVerdict(final Verdict verdict, final int place)
        {
        }

        @Override
        public void onGuardianState(
            final int accountId,
            final GuardianStateKind state,
            final RuleId rule,
            final long measuredValue,
            final long limitValue)
        {
        }

        @Override
        public void onPosition(final Position position)
        {
        }

        @Override
        public void onAccount(final Portfolio account)
        {
        }
    }
}
