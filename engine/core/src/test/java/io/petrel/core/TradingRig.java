package io.petrel.core;

import io.petrel.codecs.event.BracketReason;
import io.petrel.codecs.event.DifferenceKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.ReconcileOutcome;
import io.petrel.codecs.event.ReconcileReason;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.BracketSink;
import io.petrel.core.execution.Execution;
import io.petrel.core.execution.ExecutionParams;
import io.petrel.core.execution.Leg;
import io.petrel.core.execution.Paces;
import io.petrel.core.execution.ParentOrder;
import io.petrel.core.execution.ParentSink;
import io.petrel.core.market.Instruments;
import io.petrel.core.market.MarketState;
import io.petrel.core.order.Disorder;
import io.petrel.core.order.Order;
import io.petrel.core.order.OrderParams;
import io.petrel.core.order.OrderSink;
import io.petrel.core.order.Orders;
import io.petrel.core.order.Report;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.PortfolioSink;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.Gate;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.risk.Guardian;
import io.petrel.core.risk.GuardianSink;
import io.petrel.core.risk.OrderIds;
import io.petrel.core.risk.RiskParams;
import io.petrel.core.risk.SharedRules;
import io.petrel.core.risk.Verdict;
import io.petrel.core.risk.VerdictSink;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.StateVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/** Portfolio, execution, gate and orders wired as the pipeline does, with everything that leaves recorded as text. */
public final class TradingRig implements PortfolioSink, VerdictSink, GuardianSink, OrderSink, ParentSink, BracketSink
{
    public static final int ACCOUNT = 1;
    public static final long SECOND_NS = 1_000_000_000L;
    public static final long MAX_HOLD_NS = 600 * SECOND_NS;
    /** More than is ever out of either kind: one number says where it stands in both. */
    private static final int PLACES = 1 << 16;

    public static final List<ParamSpec> SPECS =
        Stream.of(AccountParams.specs(), ExecutionParams.specs(), OrderParams.specs(), RiskParams.specs())
            .<ParamSpec>flatMap(List::stream).toList();

    public final Parameters parameters = new Parameters(SPECS);
    public final Instruments instruments = new Instruments();
    public final Portfolio portfolio = new Portfolio(ACCOUNT, parameters, this);
    public final OrderIds ids = new OrderIds();
    public final GateSwitch gateSwitch = new GateSwitch(ACCOUNT, this);
    public final Orders orders = new Orders(portfolio, instruments, gateSwitch, parameters, this);
    public final Gate gate = new Gate(portfolio, parameters, gateSwitch, ids, orders, this);
    public final SharedRules sharedRules = new SharedRules();
    public final Paces paces = new Paces(parameters);
    public final Execution execution = new Execution(portfolio, parameters, paces, gate, this, this);
    public final Guardian guardian = new Guardian(portfolio, gateSwitch, gate, execution);
    public final List<String> out = new ArrayList<>();
    /** Of parent orders, apart from what else is out. */
    public final List<String> parentOut = new ArrayList<>();
    /** Who looks after stops and targets. */
    public final List<String> legsOut = new ArrayList<>();
    public final List<String> updates = new ArrayList<>();
    public final List<Long> sentIds = new ArrayList<>();

    private final ExecutionReportEncoder encoder = new ExecutionReportEncoder();
    private final ExecutionReportDecoder decoder = new ExecutionReportDecoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final Report report = new Report();
    private boolean recording = true;
    private boolean forgetful;
    private long sequence;
    private long reportId;
    public long nowNs;

    public TradingRig(final MarketState... markets)
    {
        for (final MarketState market : markets)
        {
            instruments.define(market.instrument());
        }
        orders.onFills(execution);
        gate.rules().shared(sharedRules);
        defaults(this::set);
    }

    /** Numbers with which orders are worked and pass the gate. */
    public static void defaults(final ObjDoubleConsumer<String> to)
    {
        to.accept(AccountParams.INITIAL_BALANCE_E8, 100_000L * Units.ONE_E8);
        to.accept(ExecutionParams.ALGORITHM, ExecutionAlgorithm.MARKET.value());
        to.accept(ExecutionParams.OVERTIME_NS, 10 * SECOND_NS);
        to.accept("execution.urgency", 0);
        to.accept("execution.exit_urgency", 1);
        to.accept("execution.horizon_ns", 60 * SECOND_NS);
        to.accept("execution.plan.impact_bps", 1);
        to.accept("execution.plan.volume_share", 0.1);
        to.accept("execution.plan.patient_urgency", 0.3);
        to.accept("execution.plan.pressing_urgency", 0.7);
        to.accept("execution.slice_interval_ns", 10 * SECOND_NS);
        to.accept("execution.iceberg_display_share", 1);
        to.accept("execution.adaptive_spread_bps", 1);
        to.accept("execution.adaptive_depth_share", 0.5);
        to.accept("execution.adaptive_lag_slices", 1);
        to.accept("execution.participation_max", 0.1);
        to.accept("execution.curve.bucket_ns", SECOND_NS);
        to.accept("execution.curve.day_decay", 0.8);
        to.accept("execution.curve.prior_days", 1);
        to.accept("execution.curve.volatility_decay", 0.9);
        to.accept("execution.curve.rest_ns", SECOND_NS);
        to.accept("execution.curve.rest_decay", 0.9);
        to.accept("execution.cost.impact_coefficient", 1);
        to.accept("execution.child_min_share", 0.01);
        to.accept(ExecutionParams.SLIPPAGE_BOUND_BPS, 10);
        to.accept(ExecutionParams.PASSIVE_MAX_AGE_NS, 5 * SECOND_NS);
        to.accept(ExecutionParams.PASSIVE_REQUOTES_MAX, 2);
        to.accept(ExecutionParams.ENTRY_COOLDOWN_NS, 30 * SECOND_NS);
        to.accept(ExecutionParams.TARGET_MAX_AGE_NS, 60 * SECOND_NS);
        to.accept(ExecutionParams.RETRY_INTERVAL_NS, SECOND_NS);
        to.accept(ExecutionParams.REBALANCE_MIN_FRACTION, 0.1);
        to.accept(RiskParams.PRICE_BAND_BPS, 100);
        to.accept(RiskParams.ORDER_SIZE_MIN_LOTS, 1);
        to.accept(RiskParams.ORDER_SIZE_MAX_LOTS, 1_000_000_000);
        to.accept(RiskParams.ORDER_NOTIONAL_MAX_FRACTION, 0.5);
        to.accept(RiskParams.POSITION_MAX_FRACTION, 0.5);
        to.accept(RiskParams.OPEN_ORDERS_MAX, 8);
        to.accept(RiskParams.RATE_MAX_ORDERS, 50);
        to.accept(RiskParams.RATE_WINDOW_NS, 10 * SECOND_NS);
        to.accept(RiskParams.DRAWDOWN_KILL_FRACTION, 0.15);
    }

    public void set(final String key, final double value)
    {
        Configured.set(parameters, key, value);
    }

    public void recording(final boolean on)
    {
        recording = on;
    }

    /**
     * From here on nothing is dormant: execution and guardian go through a snapshot before each event and forget what
     * is no state, so that they look at every event.
     */
    public void neverDormant()
    {
        forgetful = true;
    }

    /** Starts an inbound event, as the pipeline does, at this time. */
    public TradingRig at(final long newNowNs)
    {
        if (forgetful)
        {
            Restored.from(execution, execution);
            Restored.from(guardian, guardian);
        }
        nowNs = newNowNs;
        sequence++;
        ids.beginEvent(sequence);
        gate.beginEvent(nowNs);
        return this;
    }

    /** The same with a sequence of the caller's, so that two rigs can go on alike. */
    public TradingRig continueAt(final long newSequence, final long newNowNs)
    {
        sequence = 1_000 + newSequence;
        reportId = 1_000 * newSequence;
        return at(newNowNs);
    }

    /** A command of the operator, handed on as the pipeline does. */
    public void operator(final OperatorAction action)
    {
        guardian.onOperator(ACCOUNT, action);
        orders.onOperator(nowNs);
        if (execution.isStopped())
        {
            execution.onTime(nowNs);
        }
    }

    /** A market event, marked and worked as the pipeline does. */
    public void onMarket(final MarketState market)
    {
        portfolio.onMark(market.instrument(), market.bestBidTicks(), market.bestAskTicks(), market.referenceTicks());
        paces.onMarket(market, nowNs);
        guardian.onEvent();
        execution.onMarket(market, nowNs);
    }

    public void quote(final MarketState market, final long bidTicks, final long askTicks)
    {
        TestMarket.quote(market, bidTicks, askTicks);
        onMarket(market);
    }

    /** A target now, whose position ends by time only. */
    public void target(final MarketState market, final long lots)
    {
        target(market, lots, Units.NULL_TICKS, Units.NULL_TICKS);
    }

    /** A target now, whose position ends at a stop, a target or by time. */
    public void target(final MarketState market, final long lots, final long stopTicks, final long targetTicks)
    {
        execution.onTarget(market, lots, stopTicks, targetTicks, MAX_HOLD_NS, nowNs);
    }

    /** What is out since the last call. */
    public List<String> drain()
    {
        final List<String> drained = List.copyOf(out);
        out.clear();
        return drained;
    }

    public long lastId()
    {
        return sentIds.get(sentIds.size() - 1);
    }

    public void accept(final MarketState market, final long id)
    {
        report(market, id, ExecType.ACCEPTED, Units.NULL_TICKS, 0, Units.NULL_LOTS, Units.NULL_LOTS, 0);
    }

    public void end(final MarketState market, final long id, final ExecType execType)
    {
        report(market, id, execType, Units.NULL_TICKS, 0, Units.NULL_LOTS, Units.NULL_LOTS, 0);
    }

    /** A fill whose cumulative size is right. */
    public void fill(
        final MarketState market, final long id, final long priceTicks, final long sizeLots, final long feeE8)
    {
        final Order order = orders.find(id);
        final long cumulative = null == order ? sizeLots : order.filledLots() + sizeLots;
        report(market, id, ExecType.FILL, priceTicks, sizeLots, cumulative, Units.NULL_LOTS, feeE8);
    }

    public void report(
        final MarketState market,
        final long id,
        final ExecType execType,
        final long priceTicks,
        final long sizeLots,
        final long cumulativeLots,
        final long remainingLots,
        final long feeE8)
    {
        final Order order = orders.find(id);
        reportAs(++reportId, market, id, execType, priceTicks, sizeLots, cumulativeLots, remainingLots, feeE8,
            null == order ? Side.BUY : order.side());
    }

    /** The venue does not take a new order. */
    public void refuse(final MarketState market, final long id, final ReportReason reason)
    {
        final Order order = orders.find(id);
        tell(++reportId, market, id, ExecType.REJECTED, Units.NULL_TICKS, 0, 0, 0, 0, order.side(), reason);
    }

    /** The venue closes a position by force, with an order of its own. */
    public void liquidate(final MarketState market, final Side side, final long priceTicks, final long lots)
    {
        tell(++reportId, market, Units.NULL_ID, ExecType.FILL, priceTicks, lots, lots, 0, 0, side,
            ReportReason.LIQUIDATION);
    }

    /** The venue ended an order, which it says why. */
    public void ended(
        final MarketState market, final long id, final ExecType execType, final ReportReason reason)
    {
        final Order order = orders.find(id);
        tell(++reportId, market, id, execType, Units.NULL_TICKS, 0, order.filledLots(), 0, 0, order.side(), reason);
    }

    /** The venue does not take an order back. */
    public void refuseCancel(final MarketState market, final long id, final ReportReason reason)
    {
        final Order order = orders.find(id);
        tell(++reportId, market, id, ExecType.CANCEL_REJECTED, Units.NULL_TICKS, 0, Units.NULL_LOTS, Units.NULL_LOTS,
            0, order.side(), reason);
    }

    public void reportAs(
        final long newReportId,
        final MarketState market,
        final long id,
        final ExecType execType,
        final long priceTicks,
        final long sizeLots,
        final long cumulativeLots,
        final long remainingLots,
        final long feeE8,
        final Side side)
    {
        tell(newReportId, market, id, execType, priceTicks, sizeLots, cumulativeLots, remainingLots, feeE8, side,
            ReportReason.NONE);
    }

    private void tell(
        final long newReportId,
        final MarketState market,
        final long id,
        final ExecType execType,
        final long priceTicks,
        final long sizeLots,
        final long cumulativeLots,
        final long remainingLots,
        final long feeE8,
        final Side side,
        final ReportReason reason)
    {
        reportId = newReportId;
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        encoder.eventTimeNs(nowNs).clientOrderId(id).venueOrderId(id + 1).reportId(newReportId)
            .fillPriceTicks(priceTicks).fillSizeLots(sizeLots).cumulativeSizeLots(cumulativeLots)
            .remainingSizeLots(remainingLots).orderPriceTicks(Units.NULL_TICKS).feeE8(feeE8)
            .instrumentId(market.instrument().id()).accountId(ACCOUNT).execType(execType).side(side)
            .liquidity(LiquidityFlag.TAKER).reason(reason).orderStopTicks(Units.NULL_TICKS);
        decoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
        orders.onReport(report.of(decoder), nowNs);
    }

    public long hash()
    {
        final StateHash hash = new StateHash();
        visitState(hash);
        gate.visitState(hash);
        return hash.value();
    }

    /** What a restart must bring back for execution to go on. */
    public void visitState(final StateVisitor state)
    {
        portfolio.visitState(state);
        orders.visitState(state);
        paces.visitState(state);
        execution.visitState(state);
    }

    @Override
    public int place()
    {
        return parentOut.size() * PLACES + out.size();
    }

    @Override
    public void onParent(final ParentOrder parent, final int place)
    {
        if (recording)
        {
            parentOut.add(place / PLACES, "parent " + parent.parentId() + " " + parent.algorithm() + " " +
                parent.purpose() + " " + parent.side() + " " + parent.totalLots() + " in " +
                parent.schedule().slices());
        }
    }

    @Override
    public void onSlice(final ParentOrder parent, final int place)
    {
        if (recording)
        {
            parentOut.add(place / PLACES, "slice " + parent.child().slice() + " due " + parent.child().dueLots() +
                " filled " + parent.fills().lots() + " child " + parent.child().sizeLots() +
                (parent.child().isTaking() ? " takes" : " rests"));
        }
    }

    @Override
    public void onMove(final ParentOrder parent, final long clientOrderId, final long priceTicks)
    {
        if (recording)
        {
            parentOut.add("move " + clientOrderId + " @ " + priceTicks);
        }
    }

    @Override
    public void onOutcome(final ParentOrder parent)
    {
        if (recording)
        {
            parentOut.add("outcome " + parent.parentId() + " " + parent.end() + " " + parent.fills().lots() + " of " +
                parent.totalLots());
        }
    }

    @Override
    public void onForgotten(final long requestId, final Position position, final RequestAnswer reason)
    {
        if (recording)
        {
            parentOut.add("forgotten " + requestId + " " + reason);
        }
    }

    @Override
    public void onLeg(
        final Position position, final Leg leg, final BracketReason reason, final ReportReason venueReason)
    {
        if (recording)
        {
            legsOut.add(leg.purpose() + " " + leg.askedLots() + " @ " + leg.askedTicks() + " " + reason +
                (ReportReason.NONE == venueReason ? "" : " " + venueReason));
        }
    }

    @Override
    public void onPosition(final Position position)
    {
        if (recording)
        {
            out.add("position " + position.lots() + " cost " + position.costE8() +
                " realised " + position.realisedE8() + " unrealised " + position.unrealisedE8() +
                " fees " + position.feesE8());
        }
    }

    @Override
    public void onAccount(final Portfolio account)
    {
        if (recording)
        {
            out.add("account balance " + account.balanceE8() + " equity " + account.equityE8() + " high " +
                account.highWaterE8());
        }
    }

    @Override
    public void onVerdict(final Verdict verdict, final int place)
    {
        if (recording)
        {
            out.add(place % PLACES, "verdict " + verdict.clientOrderId() + " " + verdict.rule() +
                (verdict.isApproved() ? "" : " " + verdict.measuredValue() + " of " + verdict.limitValue()));
        }
    }

    @Override
    public void onGuardianState(
        final int accountId, final GuardianStateKind state, final RuleId rule, final long measured, final long limit)
    {
        if (recording)
        {
            out.add("guardian " + state + " " + rule + " " + measured + " of " + limit);
        }
    }

    @Override
    public void onNewOrder(final Order order)
    {
        if (recording)
        {
            sentIds.add(order.clientOrderId());
            out.add("new " + order.clientOrderId() + " " + order.purpose() + " " + order.side() + " " +
                order.sizeLots() + " @ " + order.priceTicks() + " " + order.sentTimeInForce() +
                (order.isPostOnly() ? " post-only" : "") +
                (order.isReduceOnly() ? " reduce-only" : "") +
                (Units.NULL_TICKS == order.stopPriceTicks() ? "" : " stop " + order.stopPriceTicks()) +
                (order.isLeg() ? " group " + order.groupId() : ""));
        }
    }

    @Override
    public void onCancelOrder(final Order order)
    {
        if (recording)
        {
            out.add("cancel " + order.clientOrderId());
        }
    }

    @Override
    public void onReplaceOrder(final Order order, final long newPriceTicks, final long newSizeLots)
    {
        if (recording)
        {
            out.add("replace " + order.clientOrderId() + " " + newSizeLots + " @ " + newPriceTicks +
                (Units.NULL_TICKS == order.wantedStopPriceTicks() ? "" : " stop " + order.wantedStopPriceTicks()));
        }
    }

    @Override
    public void onOrderQuery(final Order order, final QueryReason reason)
    {
        if (recording)
        {
            out.add("query " + order.clientOrderId() + " " + reason);
        }
    }

    @Override
    public void onReconcileRequest(final int accountId, final long requestId, final ReconcileReason reason)
    {
        if (recording)
        {
            out.add("reconcile " + requestId + " " + reason);
        }
    }

    @Override
    public void onOrderUpdate(final Order order, final ReportReason reason, final Disorder disorder)
    {
        if (recording)
        {
            updates.add(order.clientOrderId() + " " + order.status() + " " + order.filledLots() + " of " +
                order.sizeLots() + " " + reason + " " + disorder);
        }
    }

    @Override
    public void onUnknownOrder(
        final long clientOrderId,
        final int instrumentId,
        final int accountId,
        final ReportReason reason,
        final Disorder disorder)
    {
        if (recording)
        {
            updates.add(clientOrderId + " unknown " + reason +
                (Disorder.UNKNOWN_ORDER == disorder ? "" : " " + disorder));
        }
    }

    @Override
    public void onDifference(
        final int accountId,
        final long requestId,
        final DifferenceKind kind,
        final long clientOrderId,
        final int instrumentId,
        final long ourValue,
        final long venueValue)
    {
        if (recording)
        {
            out.add("differs " + requestId + " " + kind + " " + text(clientOrderId) + " ours " + text(ourValue) +
                " venue " + text(venueValue));
        }
    }

    @Override
    public void onReconciled(
        final int accountId, final long requestId, final ReconcileOutcome outcome, final int differences)
    {
        if (recording)
        {
            out.add("reconciled " + requestId + " " + outcome + " " + differences);
        }
    }

    private static String text(final long value)
    {
        return Units.NULL_ID == value ? "none" : Long.toString(value);
    }
}
