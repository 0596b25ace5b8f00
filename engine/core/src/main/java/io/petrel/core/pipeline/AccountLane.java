package io.petrel.core.pipeline;

import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.FilterReason;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.Execution;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.order.Orders;
import io.petrel.core.order.Report;
import io.petrel.core.order.ReportWindow;
import io.petrel.core.param.ParamAdapter;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.Gate;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.risk.Guardian;
import io.petrel.core.risk.Inactivity;
import io.petrel.core.risk.RuleBook;
import io.petrel.core.signal.CorrelationFilter;
import io.petrel.core.signal.Decision;
import io.petrel.core.sizing.Sizer;
import io.petrel.core.sizing.Target;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * One account's share of the path, from the decision that all accounts see to its own orders:
 *
 * <pre>
 *   decision ──> correlation ──> sizing ──> execution ──> gate ──> orders ──> outbound
 *   marks ─────> portfolio <── fills ─── report        ↑    ↑
 *                    └── equity ──> guardian ──────────┴────┘
 * </pre>
 *
 * It shares nothing that changes with another account but the order ids, so what happens to one never reaches another.
 * Its numbers are its own where they are set for it, else those of all. Pipeline thread only; allocates when it or an
 * instrument is made, never after.
 */
public final class AccountLane implements Stateful
{
    /** So many parts of its state are looked at in turns. */
    static final int TOUCHED_PARTS = 4;

    private final Outbox outbox;
    private final AccountPublisher accounts;
    private final SignalPublisher signals;
    private final Report report = new Report();
    private final Target target = new Target();

    private final Parameters parameters;
    private final ParamAdapter paramAdapter;
    private final Portfolio portfolio;
    private final GateSwitch gateSwitch;
    private final Orders orders;
    private final Gate gate;
    private final Execution execution;
    private final Guardian guardian;
    private final Inactivity inactivity;
    private final CorrelationFilter correlation;
    private final Sizer sizer;

    private final ReportWindow charges = new ReportWindow();
    private long publishedEquityE8;
    /** Of what is told of the decision that was just acted on: no state, since that is told in the same event. */
    private int decisionPlace;

    AccountLane(final int accountId, final SharedCore core)
    {
        outbox = core.outbox();
        accounts = core.accountPublisher();
        signals = core.signalPublisher();
        parameters = new Parameters(CoreParams.account(), core.parameters());
        paramAdapter = new ParamAdapter(parameters);
        portfolio = new Portfolio(accountId, parameters, accounts);
        gateSwitch = new GateSwitch(accountId, core.riskPublisher());
        orders = new Orders(portfolio, core.instruments(), gateSwitch, parameters, core.orderPublisher());
        gate = new Gate(portfolio, parameters, gateSwitch, core.orderIds(), orders, core.riskPublisher());
        execution = new Execution(portfolio, parameters, core.paces(), gate, core.executionPublisher(),
            core.executionPublisher());
        orders.onFills(execution);
        guardian = new Guardian(portfolio, gateSwitch, gate, execution);
        inactivity = new Inactivity(
            portfolio, parameters, gateSwitch, gate.rules().days(), execution, core.riskPublisher());
        gate.rules().zones(core.zones());
        correlation = new CorrelationFilter(
            parameters, new HeldPositions(portfolio, core.instruments(), core.crossAssets()));
        sizer = new Sizer(parameters, core.record(), portfolio, execution);
    }

    /**
     * The account.
     *
     * @return its number in the configuration.
     */
    public int accountId()
    {
        return portfolio.accountId();
    }

    /**
     * What it holds, to read.
     *
     * @return positions, balance, equity.
     */
    public Portfolio portfolio()
    {
        return portfolio;
    }

    /**
     * Its orders, to read.
     *
     * @return their life cycles.
     */
    public Orders orders()
    {
        return orders;
    }

    /**
     * Its gate's switch, to read.
     *
     * @return whether new risk is allowed, and why not.
     */
    public GateSwitch gateSwitch()
    {
        return gateSwitch;
    }

    /**
     * Its parameters, to read.
     *
     * @return those that may differ from account to account, each with value and provenance.
     */
    public Parameters parameters()
    {
        return parameters;
    }

    /**
     * Its rules, to read: days, watermarks, floors, the portfolio's risk.
     *
     * @return what the gate and the guardian go by.
     */
    public RuleBook rules()
    {
        return gate.rules();
    }

    /**
     * Where a position ends at a loss, to read.
     *
     * @param position of this account.
     * @return price of its stop, wherever that is looked after, or {@code Units.NULL_TICKS}.
     */
    public long stopTicks(final Position position)
    {
        return execution.stopTicks(position);
    }

    /** What works its orders. */
    Execution execution()
    {
        return execution;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        publishedEquityE8 = state.visit(publishedEquityE8);
        charges.visitState(state);
        parameters.visitState(state);
        portfolio.visitState(state);
        orders.visitState(state);
        gateSwitch.visitState(state);
        gate.visitState(state);
        guardian.visitState(state);
        execution.visitState(state);
        inactivity.visitState(state);
    }

    /**
     * Looks at one of {@link #TOUCHED_PARTS} parts of what a decision reads. Not at its orders: they are mostly
     * history, ten times as much as all the rest.
     */
    void touch(final int part, final StateVisitor state)
    {
        switch (part)
        {
            case 0 -> parameters.touch(state);
            case 1 -> portfolio.visitState(state);
            case 2 -> gate.visitState(state);
            default ->
            {
                guardian.visitState(state);
                execution.visitState(state);
            }
        }
    }

    void beginEvent(final long nowNs)
    {
        parameters.onTime(nowNs);
        gate.beginEvent(nowNs);
    }

    /** An instrument is known from here on: its place in the account is the same as among the instruments. */
    void onInstrument(final MarketState market)
    {
        portfolio.position(market.instrument());
        execution.onInstrument(market);
        inactivity.onInstrument(market);
    }

    void onConfigSet(final ConfigSetDecoder event)
    {
        paramAdapter.onConfigSet(event, outbox.nowNs());
    }

    void onParameterUpdate(final ParameterUpdateDecoder event)
    {
        paramAdapter.onParameterUpdate(event, outbox.nowNs());
    }

    /**
     * The market or the account moved: mark, let the guardian look, then let execution act on what it was waiting
     * for.
     */
    void onMarket(final MarketState market)
    {
        onMarket(market, market.bestBidTicks(), market.bestAskTicks(), market.referenceTicks());
    }

    void onMarket(
        final MarketState market, final long bidTicks, final long askTicks, final long referenceTicks)
    {
        portfolio.onMark(market.instrument(), bidTicks, askTicks, referenceTicks);
        orders.onEvent();
        guardian.onEvent();
        execution.onMarket(market, outbox.nowNs());
    }

    /** Time passed: what is due at the venue is looked after, then the guardian looks, before bars close and decide. */
    void onClock()
    {
        orders.onTime(outbox.nowNs());
        guardian.onEvent();
    }

    /** Time passed, and the bars that it closed are decided on. */
    void onTime()
    {
        execution.onTime(outbox.nowNs());
        inactivity.onTime(outbox.nowNs());
    }

    /** Time at which it must act though nothing happens. */
    long nextDeadlineNs()
    {
        return Math.min(orders.nextDeadlineNs(), execution.nextDeadlineNs());
    }

    /** A deadline of some account has come; where it is another's, nothing happens here. */
    void onDeadline()
    {
        final long nowNs = outbox.nowNs();
        if (orders.nextDeadlineNs() <= nowNs)
        {
            orders.onTime(nowNs);
        }
        if (execution.nextDeadlineNs() <= nowNs)
        {
            guardian.onEvent();
            execution.onDeadline(nowNs);
        }
    }

    void onReport(final ExecutionReportDecoder event)
    {
        orders.onReport(report.of(event), outbox.nowNs());
    }

    /** The venue charged funding; an overtaken charge counts, the same one told again changes nothing. */
    void onFunding(final MarketState market, final long chargeId, final long amountE8)
    {
        if (charges.add(chargeId))
        {
            portfolio.onFunding(market.instrument(), amountE8);
            onMarket(market);
        }
    }

    /** A rollover: what is held now, at the price it could be closed at, times the rate of its side. */
    void onSwapRate(final MarketState market, final long longRateE12, final long shortRateE12)
    {
        final Position position = portfolio.position(market.instrument());
        final long lots = position.lots();
        if (0 != lots)
        {
            final long notionalE8 =
                market.instrument().contract().notionalE8(position.markTicks(), Math.abs(lots));
            portfolio.onSwap(market.instrument(),
                E8.mulDiv(notionalE8, lots > 0 ? longRateE12 : shortRateE12, Units.ONE_E12));
            onMarket(market);
        }
    }

    /** How the venue's session is. */
    void onSession(final VenueState state)
    {
        switch (state)
        {
            case CONNECTED:
                charges.reset();
                orders.onSessionStart(outbox.nowNs());
                break;
            case ORDERS_UP:
                orders.onSessionResumed(outbox.nowNs());
                break;
            case DISCONNECTED:
            case ORDERS_DOWN:
                orders.onSessionLost();
                break;
            default:
                break;
        }
    }

    void onOrderStatus(final OrderStatusReportDecoder event)
    {
        orders.onStatus(event, outbox.nowNs());
    }

    void onVenueView(final VenueViewDecoder event)
    {
        orders.onView(event, outbox.nowNs());
    }

    /** What is to be closed or taken back is not with the market's next word, but now. */
    void onOperator(final OperatorAction action)
    {
        guardian.onOperator(accountId(), action);
        orders.onOperator(outbox.nowNs());
        if (execution.isFlattening() || execution.isStopped())
        {
            execution.onTime(outbox.nowNs());
        }
    }

    /** Acts on a decision; {@link #tellDecision} follows once all accounts have. */
    void onDecision(final MarketState market, final FeatureVector features, final Decision decision)
    {
        decisionPlace = outbox.place();
        if (FilterReason.NONE == decision.filter())
        {
            pursue(market, features, decision);
        }
    }

    /**
     * Tells of the decision, in its place before what was done about it. Neither money nor a position has moved since:
     * that takes the venue's report.
     */
    void tellDecision(final Instrument instrument, final FeatureVector features, final Decision decision)
    {
        outbox.continueAt(decisionPlace);
        publishEquity();
        if (FilterReason.NONE == decision.filter())
        {
            sizer.estimate(features, target);
            signals.publish(instrument.id(), accountId(), portfolio.position(instrument).lots(), target);
        }
        outbox.continueAtEnd();
    }

    private void pursue(final MarketState market, final FeatureVector features, final Decision decision)
    {
        final Instrument instrument = market.instrument();
        final SizingVerdict verdict = correlation.check(instrument.id(), decision.direction());
        if (SizingVerdict.SIZED == verdict)
        {
            sizer.size(decision, features, instrument, market.referenceTicks(), portfolio.equityE8(), target);
        }
        else
        {
            sizer.refuse(verdict, market.referenceTicks(), portfolio.equityE8(), target);
        }
        if (SizingVerdict.SIZED == target.verdict())
        {
            execution.onTarget(market, target.targetLots(), target.stopTicks(), target.targetTicks(),
                target.maxHoldNs(), target.trailTicks(), outbox.nowNs());
        }
    }

    /** Equity moves with the market between fills; observers get it once a bar. */
    private void publishEquity()
    {
        if (portfolio.isOpen() && publishedEquityE8 != portfolio.equityE8())
        {
            publishedEquityE8 = portfolio.equityE8();
            accounts.onAccount(portfolio);
        }
    }
}
