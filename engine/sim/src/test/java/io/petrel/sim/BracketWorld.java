package io.petrel.sim;

import io.petrel.codecs.event.BracketReason;
import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.DifferenceKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.OrderQueryEncoder;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.ReconcileOutcome;
import io.petrel.codecs.event.ReconcileReason;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.event.ReplaceOrderEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.BracketSink;
import io.petrel.core.execution.Execution;
import io.petrel.core.execution.Leg;
import io.petrel.core.execution.Paces;
import io.petrel.core.execution.ParentOrder;
import io.petrel.core.execution.ParentSink;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.market.MarketState;
import io.petrel.core.order.Disorder;
import io.petrel.core.order.Order;
import io.petrel.core.order.OrderSink;
import io.petrel.core.order.Orders;
import io.petrel.core.order.Report;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.Provenance;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.PortfolioSink;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.Gate;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.risk.Guardian;
import io.petrel.core.risk.GuardianSink;
import io.petrel.core.risk.OrderIds;
import io.petrel.core.risk.Verdict;
import io.petrel.core.risk.VerdictSink;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An account's orders, gate and execution at a simulated venue, in the order in which a host calls them, without a
 * strategy: targets come from the test. Quotes of both sides a tick apart.
 */
final class BracketWorld
    implements PortfolioSink, VerdictSink, GuardianSink, OrderSink, ParentSink, BracketSink, Stateful
{
    static final long SECOND_NS = 1_000_000_000L;
    static final long MAX_HOLD_NS = 10_000 * SECOND_NS;
    private static final int INSTRUMENT = 1;
    private static final int ACCOUNT = 1;
    private static final long SIZE = 1_000_000;

    /** An order that closes must have room beside the legs; called when one is sent. */
    interface SendCheck
    {
        void onSent(Order order);
    }

    final List<String> exits = new ArrayList<>();
    final List<String> legs = new ArrayList<>();
    /** What happened, for who looks for the reason of a failure. */
    final List<String> trail = new ArrayList<>();
    final SimVenue venue;
    final Portfolio portfolio;
    final Orders orders;
    final Execution execution;
    final GateSwitch gateSwitch;
    final MarketState market;
    final Position position;
    long nowNs;
    /** When the last lots were closed. */
    long exitNs;

    private final Parameters parameters = new Parameters(CoreParams.account(), new Parameters(CoreParams.all()));
    private final Instruments instruments = new Instruments();
    private final OrderIds ids = new OrderIds();
    private final Gate gate;
    private final Guardian guardian;
    private final Paces paces;
    private final SendCheck check;
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[512]);
    private final UnsafeBuffer in = new UnsafeBuffer(new byte[1 << 14]);
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Report report = new Report();
    private long sequence = 1;
    private boolean forgetful;

    BracketWorld(final SimSettings settings, final boolean isAtVenue, final SendCheck check)
    {
        this.check = check;
        venue = new SimVenue(settings);
        portfolio = new Portfolio(ACCOUNT, parameters, this);
        gateSwitch = new GateSwitch(ACCOUNT, this);
        orders = new Orders(portfolio, instruments, gateSwitch, parameters, this);
        gate = new Gate(portfolio, parameters, gateSwitch, ids, orders, this);
        paces = new Paces(parameters);
        execution = new Execution(portfolio, parameters, paces, gate, this, this);
        orders.onFills(execution);
        guardian = new Guardian(portfolio, gateSwitch, gate, execution);
        configure(isAtVenue);
        market = new MarketState(define());
        position = portfolio.position(market.instrument());
        execution.onInstrument(market);
    }

    void set(final String key, final double value)
    {
        final Param param = parameters.param(key);
        final boolean isDouble = ValueKind.DOUBLE == param.spec().kind();
        final byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        parameters.set(new UnsafeBuffer(bytes), 0, bytes.length, param.spec().kind(),
            isDouble ? Double.doubleToRawLongBits(value) : (long)value, new Provenance().configured(0, 0));
    }

    /**
     * From here on nothing rests: execution and guardian go through a snapshot before each event and forget what is no
     * state, so that they look at every event.
     */
    void neverRest()
    {
        forgetful = true;
    }

    /** The market is here at that time; all that the venue has to say by then is heard before and after. */
    void quote(final long atNs, final long bidTicks)
    {
        hear(atNs);
        begin(atNs);
        final TopOfBookEncoder quote = new TopOfBookEncoder();
        quote.wrapAndApplyHeader(out, 0, headerEncoder).eventTimeNs(nowNs).updateId(Units.NULL_ID)
            .bidPriceTicks(bidTicks).bidSizeLots(SIZE).askPriceTicks(bidTicks + 1).askSizeLots(SIZE)
            .instrumentId(INSTRUMENT);
        venue.onMarket(nowNs, out, 0, MessageHeaderEncoder.ENCODED_LENGTH + quote.encodedLength());
        market.onTopOfBook(bidTicks, SIZE, bidTicks + 1, SIZE, Units.NULL_ID, nowNs);
        work();
        hear(atNs);
        begin(atNs);
        orders.onTime(nowNs);
        work();
        hear(atNs);
    }

    /** A target whose stop and target lie so far from the bid, and whose stop trails or not. */
    void target(final long lots, final long stopTicks, final long targetTicks, final long trailTicks)
    {
        begin(nowNs);
        note("target " + lots);
        final long bidTicks = market.bestBidTicks();
        final int sign = lots < 0 ? -1 : 1;
        execution.onTarget(market, lots, bidTicks - sign * stopTicks, bidTicks + sign * targetTicks, MAX_HOLD_NS,
            trailTicks, nowNs);
        hear(nowNs);
    }

    /** Somebody else takes an order of ours back. */
    void cancelAtVenue(final long clientOrderId)
    {
        final CancelOrderEncoder cancel = new CancelOrderEncoder();
        cancel.wrapAndApplyHeader(out, 0, headerEncoder).eventTimeNs(nowNs).clientOrderId(clientOrderId)
            .instrumentId(INSTRUMENT).accountId(ACCOUNT);
        venue.orders().onCancelOrder(nowNs, new CancelOrderDecoder().wrapAndApplyHeader(out, 0, header));
    }

    void flatten(final OperatorAction action)
    {
        begin(nowNs);
        note("operator " + action);
        guardian.onOperator(ACCOUNT, action);
        work();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        portfolio.visitState(state);
        orders.visitState(state);
        gateSwitch.visitState(state);
        paces.visitState(state);
        execution.visitState(state);
        guardian.visitState(state);
        venue.visitState(state);
    }

    private void configure(final boolean isAtVenue)
    {
        set("account.initial_balance_e8", 1e15);
        set("execution.algorithm", 1);
        set("execution.overtime_ns", 10 * SECOND_NS);
        set("execution.urgency", 1);
        set("execution.exit_urgency", 1);
        set("execution.horizon_ns", 0);
        set("execution.plan.impact_bps", 1);
        set("execution.plan.volume_share", 1);
        set("execution.plan.patient_urgency", 0);
        set("execution.plan.pressing_urgency", 0);
        set("execution.slice_interval_ns", SECOND_NS);
        set("execution.iceberg_display_share", 1);
        set("execution.adaptive_spread_bps", 1);
        set("execution.adaptive_depth_share", 1);
        set("execution.adaptive_lag_slices", 1);
        set("execution.participation_max", 1);
        set("execution.child_min_share", 0.01);
        set("execution.slippage_bound_bps", 500);
        set("execution.passive_max_age_ns", SECOND_NS);
        set("execution.passive_requotes_max", 2);
        set("execution.entry_cooldown_ns", 1);
        set("execution.target_max_age_ns", 60 * SECOND_NS);
        set("execution.retry_interval_ns", SECOND_NS);
        set("execution.rebalance_min_fraction", 0);
        set("execution.bracket.at_venue.linear", isAtVenue ? 1 : 0);
        set("execution.bracket.retry_ns", 5 * SECOND_NS);
        set("execution.bracket.patience_ns", 2 * SECOND_NS);
        set("orders.answer_timeout_ns", SECOND_NS);
        set("risk.price_band_bps", 600);
        set("risk.exit_band_max_bps", 2_000);
        set("risk.order_size_min_lots", 1);
        set("risk.order_size_max_lots", 1_000_000);
        set("risk.order_notional_max_fraction", 1);
        set("risk.position_max_fraction", 1);
        set("risk.open_orders_max", 8);
        set("risk.rate_max_orders", 4_000);
        set("risk.rate_window_ns", SECOND_NS);
        set("risk.drawdown_kill_fraction", 1);
    }

    private Instrument define()
    {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(out, 0, headerEncoder);
        definition.eventTimeNs(1).instrumentId(INSTRUMENT).contractType(ContractType.LINEAR)
            .sequenceRule(SequenceRule.NONE).state(InstrumentState.TRADING).depthKind(DepthKind.TOP_OF_BOOK)
            .tickMantissa(1).lotMantissa(1).contractSizeMantissa(1).tickExponent((byte)0).lotExponent((byte)0)
            .contractSizeExponent((byte)0).symbol("TEST").venue("SIM").baseCurrency("BTC").quoteCurrency("USD")
            .settlementCurrency("USD");
        venue.onMarket(1, out, 0, MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength());
        return instruments.define(new InstrumentDefinitionDecoder().wrapAndApplyHeader(out, 0, header));
    }

    private void note(final String what)
    {
        trail.add(line(what));
    }

    private String line(final String what)
    {
        return nowNs / SECOND_NS + "." + nowNs % SECOND_NS / 250_000_000 + " held " + position.lots() + ": " + what;
    }

    private void begin(final long atNs)
    {
        if (forgetful)
        {
            restore(execution);
            restore(guardian);
        }
        nowNs = Math.max(nowNs, atNs);
        ids.beginEvent(++sequence);
        gate.beginEvent(nowNs);
    }

    private static void restore(final Stateful part)
    {
        final SnapshotWriter writer = new SnapshotWriter();
        part.visitState(writer);
        new SnapshotReader().wrap(writer.buffer(), 0, writer.length()).restore(part);
    }

    private void work()
    {
        portfolio.onMark(
            market.instrument(), market.bestBidTicks(), market.bestAskTicks(), market.referenceTicks());
        paces.onMarket(market, nowNs);
        orders.onEvent();
        guardian.onEvent();
        execution.onMarket(market, nowNs);
    }

    private void hear(final long atNs)
    {
        for (int length = venue.poll(atNs, in, 0); length > 0; length = venue.poll(atNs, in, 0))
        {
            begin(venue.polledTimeNs());
            header.wrap(in, 0);
            switch (header.templateId())
            {
                case ExecutionReportDecoder.TEMPLATE_ID:
                    onReport(new ExecutionReportDecoder().wrapAndApplyHeader(in, 0, header));
                    break;
                case OrderStatusReportDecoder.TEMPLATE_ID:
                    orders.onStatus(new OrderStatusReportDecoder().wrapAndApplyHeader(in, 0, header), nowNs);
                    break;
                case VenueStatusDecoder.TEMPLATE_ID:
                    onStatus(new VenueStatusDecoder().wrapAndApplyHeader(in, 0, header).state());
                    break;
                default:
                    break;
            }
            work();
        }
    }

    private void onReport(final ExecutionReportDecoder told)
    {
        final Order order = orders.find(told.clientOrderId());
        if (ExecType.FILL == told.execType() && null != order && OrderPurpose.ENTRY != order.purpose())
        {
            exitNs = nowNs;
            exits.add(nowNs / SECOND_NS + " " + told.side() + " " + told.fillSizeLots() + " @ " +
                told.fillPriceTicks());
        }
        orders.onReport(report.of(told), nowNs);
    }

    private void onStatus(final VenueState state)
    {
        if (VenueState.ORDERS_DOWN == state)
        {
            orders.onSessionLost();
        }
        else if (VenueState.ORDERS_UP == state)
        {
            orders.onSessionResumed(nowNs);
        }
    }

    @Override
    public void onNewOrder(final Order order)
    {
        check.onSent(order);
        final NewOrderEncoder message = new NewOrderEncoder();
        message.wrapAndApplyHeader(out, 0, headerEncoder).eventTimeNs(nowNs).clientOrderId(order.clientOrderId())
            .priceTicks(order.priceTicks()).stopPriceTicks(order.stopPriceTicks()).sizeLots(order.sizeLots())
            .modelHash(0).configHash(0).instrumentId(INSTRUMENT).accountId(ACCOUNT).side(order.side())
            .orderType(order.orderType()).timeInForce(order.sentTimeInForce());
        message.flags().clear().postOnly(order.isPostOnly()).reduceOnly(order.isReduceOnly());
        message.purpose(order.purpose()).expiryNs(order.expiryNs()).groupId(order.groupId())
            .parentId(order.parentId());
        venue.orders().onNewOrder(nowNs, new NewOrderDecoder().wrapAndApplyHeader(out, 0, header));
    }

    @Override
    public void onCancelOrder(final Order order)
    {
        cancelAtVenue(order.clientOrderId());
    }

    @Override
    public void onReplaceOrder(final Order order, final long newPriceTicks, final long newSizeLots)
    {
        note("replace " + order.clientOrderId() + " " + newSizeLots);
        final ReplaceOrderEncoder message = new ReplaceOrderEncoder();
        message.wrapAndApplyHeader(out, 0, headerEncoder).eventTimeNs(nowNs).clientOrderId(order.clientOrderId())
            .newPriceTicks(newPriceTicks).newSizeLots(newSizeLots).instrumentId(INSTRUMENT).accountId(ACCOUNT)
            .newStopPriceTicks(order.wantedStopPriceTicks());
        venue.orders().onReplaceOrder(nowNs, new ReplaceOrderDecoder().wrapAndApplyHeader(out, 0, header));
    }

    @Override
    public void onOrderQuery(final Order order, final QueryReason reason)
    {
        final OrderQueryEncoder message = new OrderQueryEncoder();
        message.wrapAndApplyHeader(out, 0, headerEncoder).eventTimeNs(nowNs).clientOrderId(order.clientOrderId())
            .venueOrderId(order.venueOrderId()).instrumentId(INSTRUMENT).accountId(ACCOUNT).reason(reason);
        venue.orders().onOrderQuery(nowNs, new OrderQueryDecoder().wrapAndApplyHeader(out, 0, header));
    }

    @Override
    public void onLeg(
        final Position ofPosition, final Leg leg, final BracketReason reason, final ReportReason venueReason)
    {
        note("leg " + leg.purpose() + " " + leg.askedLots() + " @ " + leg.askedTicks() + " " + reason);
        legs.add(leg.purpose() + " " + reason + " " + venueReason);
    }

    @Override
    public void onReconcileRequest(final int accountId, final long requestId, final ReconcileReason reason)
    {
    }

    @Override
    public void onOrderUpdate(final Order order, final ReportReason reason, final Disorder disorder)
    {
        note(order.clientOrderId() + " " + order.purpose() + " " + order.status() + " " + order.filledLots() + " of " +
            order.sizeLots() + " " + reason + " " + disorder);
    }

    @Override
    public void onUnknownOrder(
        final long clientOrderId,
        final int instrumentId,
        final int accountId,
        final ReportReason reason,
        final Disorder disorder)
    {
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
    }

    @Override
    public void onReconciled(
        final int accountId, final long requestId, final ReconcileOutcome outcome, final int differences)
    {
    }

    @Override
    public void onGuardianState(
        final int accountId, final GuardianStateKind state, final RuleId rule, final long measured, final long limit)
    {
    }

    @Override
    public int place()
    {
        return trail.size();
    }

    @Override
    public void onVerdict(final Verdict verdict, final int place)
    {
        trail.add(place, line("verdict " + verdict.clientOrderId() + " " + verdict.rule() + " " + verdict.sizeLots()));
    }

    @Override
    public void onPosition(final Position ofPosition)
    {
    }

    @Override
    public void onAccount(final Portfolio account)
    {
    }

    @Override
    public void onParent(final ParentOrder parent, final int place)
    {
        note("parent " + parent.parentId() + " " + parent.purpose() + " " + parent.side() + " " + parent.totalLots());
    }

    @Override
    public void onSlice(final ParentOrder parent, final int place)
    {
    }

    @Override
    public void onMove(final ParentOrder parent, final long clientOrderId, final long priceTicks)
    {
        note("move " + clientOrderId + " " + priceTicks);
    }

    @Override
    public void onForgotten(final long requestId, final Position position, final RequestAnswer reason)
    {
    }

    @Override
    public void onOutcome(final ParentOrder parent)
    {
        note("outcome " + parent.parentId() + " " + parent.end() + " " + parent.fills().lots());
    }
}
