package io.petrel.core.order;

import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.FillSink;
import io.petrel.core.market.Instruments;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.risk.ApprovedOrder;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.risk.OrderPort;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;

/**
 * The life of every order. Enters: approved orders from the gate, reports, answers and views from the venue, time.
 * Leaves: orders, cancels, replacements and questions to {@link OrderSink}; fills and releases to the portfolio;
 * closing of the gate when a report puts the position in doubt.
 *
 * <pre>
 *   reports ──> {@link OrderLife}, {@link TransitionTable} ──> {@link FillBook}    each lot once, whatever is repeated
 *   time ─────> expiry, {@link Fates}      who was not answered is asked about, never sent again
 *   answers ──> working, ended, never arrived
 *   views ────> {@link Reconciler}         our books against the venue's
 * </pre>
 *
 * <p>Every disorder is counted by {@link Disorder}. Pipeline thread only; allocates nothing after construction.
 */
public final class Orders implements OrderPort, Stateful
{
    /** Tag in a snapshot: "ORDR". */
    private static final int SECTION = 0x4F524452;

    private final Portfolio portfolio;
    private final Instruments instruments;
    private final GateSwitch gateSwitch;
    private final OrderSink sink;
    private final OrderStore store = new OrderStore();
    private final ReportWindow seen = new ReportWindow();
    private final Disorders disorders = new Disorders();
    private final VenueAbilities venue;
    private final FillBook fills;
    private final Fates fates;
    private final Reconciler reconciler;
    private final OrderLife life;
    private long deadlineNs = Deadlines.NEVER;
    private long sent;

    /**
     * The orders of one account.
     *
     * @param portfolio   that fills are booked in.
     * @param instruments to find the instrument of a fill nobody ordered.
     * @param gateSwitch  to close when a report puts the position in doubt.
     * @param parameters  holds {@link OrderParams}.
     * @param sink        what goes to the venue.
     */
    public Orders(
        final Portfolio portfolio,
        final Instruments instruments,
        final GateSwitch gateSwitch,
        final Parameters parameters,
        final OrderSink sink)
    {
        this.portfolio = portfolio;
        this.instruments = instruments;
        this.gateSwitch = gateSwitch;
        this.sink = sink;
        venue = new VenueAbilities(parameters);
        fills = new FillBook(portfolio, instruments, gateSwitch, disorders);
        fates = new Fates(store, portfolio, gateSwitch, sink, disorders, parameters);
        final Comparison comparison =
            new Comparison(portfolio, instruments, store, fills, fates, sink, parameters);
        reconciler = new Reconciler(portfolio, gateSwitch, fates, sink, comparison, parameters);
        life = new OrderLife(
            portfolio.workingOrders(), gateSwitch, sink, store, disorders, fills, fates, reconciler);
    }

    /**
     * Sets who follows the fills: built after the orders, since what it proposes ends here.
     *
     * @param fillSink told of every fill of an order that is known.
     */
    public void onFills(final FillSink fillSink)
    {
        fills.onFills(fillSink);
    }

    @Override
    public void send(final ApprovedOrder approved, final long nowNs)
    {
        final Order order = store.open(approved.clientOrderId());
        order.begin(approved, nowNs);
        order.sentTimeInForce = venue.told(order.timeInForce());
        if (venue.canTake(order.timeInForce()))
        {
            sent++;
            sink.onNewOrder(order);
            schedule(nowNs);
            return;
        }
        life.refuse(order, ReportReason.NOT_FILLABLE);
        sink.onOrderUpdate(order, ReportReason.NOT_FILLABLE, Disorder.NONE);
    }

    @Override
    public void replace(final ApprovedOrder approved, final long nowNs)
    {
        final Order order = store.find(approved.clientOrderId());
        if (null == order || order.isQueried() ||
            OrderStatus.WORKING != order.status && OrderStatus.PARTIALLY_FILLED != order.status)
        {
            disorders.count(Disorder.REPLACE_TOO_LATE);
            disorders.take();
            return;
        }
        order.status = OrderStatus.PENDING_REPLACE;
        order.ask(nowNs);
        order.wantedPriceTicks = approved.priceTicks();
        order.wantedStopPriceTicks = approved.stopPriceTicks();
        order.wantedSizeLots = Math.addExact(order.filledLots, approved.sizeLots());
        portfolio.workingOrders().resize(order.clientOrderId, order.mostLots() - order.filledLots);
        portfolio.workingOrders().changeRequested(order.clientOrderId, true, nowNs);
        sink.onReplaceOrder(order, order.wantedPriceTicks, order.wantedSizeLots);
        schedule(nowNs);
    }

    @Override
    public void cancel(final long clientOrderId, final long nowNs)
    {
        final Order order = store.find(clientOrderId);
        if (null != order && order.status.isOpen() && OrderStatus.PENDING_CANCEL != order.status)
        {
            life.requestCancel(order, nowNs);
            schedule(nowNs);
        }
    }

    /**
     * When time alone makes this act: an order ends by itself, an answer is overdue, books are to be compared. What a
     * venue that says nothing is asked for again is asked for ever later ({@link Deadlines#again}).
     *
     * @return core time, {@link Deadlines#NEVER} for none.
     */
    public long nextDeadlineNs()
    {
        return deadlineNs;
    }

    /** An event begins to be decided on: closes the gate until the first reconciliation, if there is to be one. */
    public void onEvent()
    {
        reconciler.onEvent();
    }

    /**
     * Time passed: ends what is over, asks about what was not answered, compares books when that is due.
     *
     * @param nowNs core time.
     */
    public void onTime(final long nowNs)
    {
        for (Order order = store.firstOpen(); null != order; order = order.next)
        {
            life.expire(order, nowNs);
        }
        fates.onTime(nowNs);
        reconciler.onTime(nowNs);
        schedule(nowNs);
    }

    /**
     * The operator gave a command: what RESUME accepts is not in our books yet, so the gate closes again before
     * anything is decided, and the venue's view is asked for.
     *
     * @param nowNs core time.
     */
    public void onOperator(final long nowNs)
    {
        reconciler.onTime(nowNs);
        schedule(nowNs);
    }

    /** The session with the venue is lost: nothing leaves, and what is on its way there or here may be lost too. */
    public void onSessionLost()
    {
        fates.onSessionLost();
    }

    /**
     * The venue session began anew: its report ids count from the start again, and every open order is asked about
     * before anything else is sent.
     *
     * @param nowNs core time.
     */
    public void onSessionStart(final long nowNs)
    {
        seen.reset();
        onSessionResumed(nowNs);
    }

    /**
     * Order entry is back in the same session, whose report ids go on; every open order is asked about likewise.
     *
     * @param nowNs core time.
     */
    public void onSessionResumed(final long nowNs)
    {
        fates.onSessionStart(nowNs);
        reconciler.onSessionStart(nowNs);
        schedule(nowNs);
    }

    /**
     * A report of the venue.
     *
     * @param report valid during the call.
     * @param nowNs  core time.
     */
    public void onReport(final Report report, final long nowNs)
    {
        final Order order = store.find(report.clientOrderId);
        final boolean isNew = seen.add(report.reportId);
        if (!isNew)
        {
            disorders.count(Disorder.DUPLICATE_REPORT);
        }
        if (null == order)
        {
            if (isNew)
            {
                onUnknown(report);
            }
            disorders.take();
            return;
        }
        final OrderStatus before = order.status;
        if (isNew)
        {
            life.onReport(order, report, nowNs);
        }
        tell(order, before, report.reason);
        reconciler.onKnown(nowNs);
        schedule(nowNs);
    }

    /**
     * What the venue knows of an order it was asked about.
     *
     * @param answer valid during the call.
     * @param nowNs  core time.
     */
    public void onStatus(final OrderStatusReportDecoder answer, final long nowNs)
    {
        final Order order = store.find(answer.clientOrderId());
        if (null == order || !order.isQueried())
        {
            disorders.count(Disorder.DUPLICATE_REPORT);
            disorders.take();
            return;
        }
        final OrderStatus before = order.status;
        final ReportReason reason = answer.reason();
        life.onAnswer(order, answer, nowNs);
        tell(order, before, reason);
        reconciler.onKnown(nowNs);
        schedule(nowNs);
    }

    /**
     * The venue's books.
     *
     * @param view  valid during the call.
     * @param nowNs core time.
     */
    public void onView(final VenueViewDecoder view, final long nowNs)
    {
        reconciler.onView(view, nowNs);
        schedule(nowNs);
    }

    /**
     * Looks an order up.
     *
     * @param clientOrderId of the order.
     * @return the order, open or remembered, or null.
     */
    public Order find(final long clientOrderId)
    {
        return store.find(clientOrderId);
    }

    /** {@return orders that are open} */
    public int openCount()
    {
        return store.openCount();
    }

    /** {@return orders sent so far} */
    public long sent()
    {
        return sent;
    }

    /** {@return fills booked so far} */
    public long fills()
    {
        return fills.fills();
    }

    /** {@return orders that were rejected so far} */
    public long rejects()
    {
        return life.rejects();
    }

    /**
     * How often the venue did what it should not.
     *
     * @param kind asked for.
     * @return count so far.
     */
    public long disorders(final Disorder kind)
    {
        return disorders.of(kind);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        store.visitState(state, instruments);
        seen.visitState(state);
        sent = state.visit(sent);
        life.visitState(state);
        disorders.visitState(state);
        fills.visitState(state);
        fates.visitState(state);
        reconciler.visitState(state);
        deadlineNs = state.visit(deadlineNs);
    }

    /** The soonest of what is to come; what is over was looked at. */
    private void schedule(final long nowNs)
    {
        long nextNs = Deadlines.sooner(fates.closedOverdueNs(nowNs), reconciler.nextDeadlineNs(), nowNs);
        for (Order order = store.firstOpen(); null != order; order = order.next)
        {
            nextNs = Deadlines.sooner(nextNs, OrderLife.endsByUs(order) ? order.expiryNs() : Deadlines.NEVER, nowNs);
            nextNs = Deadlines.sooner(nextNs, fates.overdueNs(order), nowNs);
        }
        deadlineNs = nextNs;
    }

    /**
     * Somebody else's order, or the venue's own by which it closes a position. What happened before books were adopted
     * is in them, however late it is told.
     */
    private void onUnknown(final Report report)
    {
        final boolean isAdopted = reconciler.isAdopted(report.venueTimeNs);
        final boolean isVenues = ReportReason.LIQUIDATION == report.reason && Units.NULL_ID == report.clientOrderId;
        if (isAdopted && !isVenues)
        {
            disorders.count(Disorder.DUPLICATE_REPORT);
            return;
        }
        final Disorder disorder = isVenues ? Disorder.LIQUIDATION : Disorder.UNKNOWN_ORDER;
        disorders.count(disorder);
        gateSwitch.close(isVenues ? CloseReason.LIQUIDATED : CloseReason.UNKNOWN_ORDER);
        if (!isAdopted)
        {
            fills.bookUnknown(report);
        }
        sink.onUnknownOrder(report.clientOrderId, report.instrumentId, report.accountId, report.reason, disorder);
    }

    private void tell(final Order order, final OrderStatus before, final ReportReason reason)
    {
        final Disorder disorder = disorders.take();
        if (before != order.status || Disorder.NONE != disorder)
        {
            sink.onOrderUpdate(order, reason, disorder);
        }
    }
}
