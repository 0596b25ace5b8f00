package io.petrel.core.order;

import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.TimeInForce;
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
 *   reports ──> {@link TransitionTable} ──> {@link FillBook}    each lot once, whatever the venue repeats or swaps
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
    private long deadlineNs = Deadlines.NEVER;
    private long sent;
    private long rejects;

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
        final Comparison comparison = new Comparison(portfolio, instruments, store, fates, sink, parameters);
        reconciler = new Reconciler(portfolio, gateSwitch, fates, sink, comparison, parameters);
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
        rejects++;
        end(order, OrderStatus.REJECTED, ReportReason.NOT_FILLABLE);
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
        order.askedNs = nowNs;
        order.wantedPriceTicks = approved.priceTicks();
        order.wantedStopPriceTicks = approved.stopPriceTicks();
        order.wantedSizeLots = Math.addExact(order.filledLots, approved.sizeLots());
        portfolio.resize(order.clientOrderId, order.mostLots() - order.filledLots);
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
            requestCancel(order, nowNs);
            schedule(nowNs);
        }
    }

    /**
     * When time alone makes this act: an order ends by itself, or an answer is overdue. A query that is not answered
     * is repeated by events and ticks, or a venue that says nothing would be asked for ever.
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
            expire(order, nowNs);
        }
        fates.onTime(nowNs);
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
            apply(order, report, nowNs);
        }
        tell(order, before, report.reason);
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
        final long venueOrderId = answer.venueOrderId();
        final long cumulativeLots = answer.cumulativeSizeLots();
        final long remainingLots = answer.remainingSizeLots();
        final long priceTicks = answer.orderPriceTicks();
        final OrderAnswer kind = answer.answer();
        final ReportReason reason = answer.reason();
        final long stopTicks = answer.orderStopTicks();
        bookRepeated(order, answer);
        fills.misses(order, cumulativeLots);
        fates.known(order);
        if (order.status.isOpen())
        {
            resolve(order, kind, reason, venueOrderId, priceTicks, stopTicks,
                sizeOf(order, cumulativeLots, remainingLots), nowNs);
        }
        tell(order, before, reason);
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
        return rejects;
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
        rejects = state.visit(rejects);
        disorders.visitState(state);
        fills.visitState(state);
        fates.visitState(state);
        reconciler.visitState(state);
        deadlineNs = state.visit(deadlineNs);
    }

    /** The soonest of what is to come; what is over was looked at. */
    private void schedule(final long nowNs)
    {
        long nextNs = Deadlines.NEVER;
        for (Order order = store.firstOpen(); null != order; order = order.next)
        {
            nextNs = Deadlines.sooner(nextNs, endsByUs(order) ? order.expiryNs() : Deadlines.NEVER, nowNs);
            nextNs = Deadlines.sooner(nextNs, fates.overdueNs(order), nowNs);
        }
        deadlineNs = nextNs;
    }

    private void apply(final Order order, final Report report, final long nowNs)
    {
        if (report.isFill())
        {
            if (fills.book(order, report))
            {
                askIfMissing(order, report.cumulativeSizeLots, nowNs);
                settle(order);
            }
            return;
        }
        change(TransitionTable.of(order.status, report.execType), order, report, nowNs);
    }

    private void change(final Transition transition, final Order order, final Report report, final long nowNs)
    {
        switch (transition)
        {
            case ACKNOWLEDGE:
                onAccepted(order, report.venueOrderId, nowNs);
                break;
            case REJECT:
                onRejected(order, report, nowNs);
                break;
            case CANCEL:
                endedBy(report, order, order.expired ? OrderStatus.EXPIRED : OrderStatus.CANCELLED, nowNs);
                break;
            case EXPIRE:
                endedBy(report, order, OrderStatus.EXPIRED, nowNs);
                break;
            case REFUSE_CANCEL:
                onCancelRefused(order, report.reason, nowNs);
                break;
            case REPLACE:
                onReplaced(order, report, nowNs);
                break;
            case REFUSE_REPLACE:
                onReplaceAnswered(order, nowNs);
                break;
            case TRIGGER:
                confirm(order);
                break;
            case IGNORE:
                break;
            default:
                disorders.count(Disorder.OUT_OF_TURN);
                break;
        }
    }

    /** That the venue has the id already refuses a copy, not the order; what became of that one, it is asked. */
    private void onRejected(final Order order, final Report report, final long nowNs)
    {
        if (ReportReason.DUPLICATE_ID == report.reason)
        {
            disorders.count(Disorder.OUT_OF_TURN);
            fates.ask(order, QueryReason.RECONCILIATION, nowNs);
            return;
        }
        rejects++;
        endedBy(report, order, OrderStatus.REJECTED, nowNs);
    }

    private void onAccepted(final Order order, final long venueOrderId, final long nowNs)
    {
        order.venueOrderId = venueOrderId;
        portfolio.workingOrders().acknowledge(order.clientOrderId);
        confirm(order);
        final boolean isEmulatedIoc =
            TimeInForce.IOC == order.timeInForce() && TimeInForce.GTC == order.sentTimeInForce;
        if (isEmulatedIoc && OrderStatus.PENDING_CANCEL != order.status)
        {
            order.expired = true;
            requestCancel(order, nowNs);
        }
    }

    private void settle(final Order order)
    {
        if (!order.status.isOpen())
        {
            return;
        }
        if (order.filledLots >= order.mostLots())
        {
            end(order, OrderStatus.FILLED, ReportReason.NONE);
            return;
        }
        portfolio.resize(order.clientOrderId, order.mostLots() - order.filledLots);
        final boolean isFirst = OrderStatus.PENDING_NEW == order.status || OrderStatus.WORKING == order.status;
        if (isFirst && order.filledLots > 0)
        {
            order.status = OrderStatus.PARTIALLY_FILLED;
        }
    }

    /**
     * A cancel may overtake its order or come after its end. Then the venue is asked what became of the order, and no
     * other cancel is sent until it has answered: copies of the refusal would each call for one, and these for copies.
     */
    private void onCancelRefused(final Order order, final ReportReason reason, final long nowNs)
    {
        if (ReportReason.UNKNOWN_ORDER == reason || ReportReason.TOO_LATE == reason)
        {
            if (!order.isQueried())
            {
                fates.ask(order, QueryReason.RECONCILIATION, nowNs);
            }
            return;
        }
        if (Units.NULL_LOTS == order.wantedSizeLots)
        {
            order.status = workingStatus(order);
            portfolio.workingOrders().changeRequested(order.clientOrderId, false, nowNs);
        }
        else
        {
            order.status = OrderStatus.PENDING_REPLACE;
        }
    }

    /** Terms nobody waits for are in force too, if the report says what they are and none later was told before. */
    private void onReplaced(final Order order, final Report report, final long nowNs)
    {
        final boolean saysSize = Units.NULL_LOTS != report.remainingSizeLots;
        final boolean isStale = report.reportId < order.termsReportId;
        if (isStale || Units.NULL_LOTS == order.wantedSizeLots && !saysSize)
        {
            disorders.count(Disorder.OUT_OF_TURN);
            return;
        }
        order.termsReportId = report.reportId;
        putInForce(order, report.orderPriceTicks, report.orderStopTicks,
            saysSize ? sizeOf(order, report.cumulativeSizeLots, report.remainingSizeLots) : Units.NULL_LOTS, nowNs);
    }

    /** What the venue does not say of the terms that stand there is taken to be as it was asked for. */
    private void putInForce(
        final Order order, final long priceTicks, final long stopTicks, final long sizeLots, final long nowNs)
    {
        order.change(
            known(priceTicks, order.wantedPriceTicks, order.priceTicks()),
            known(stopTicks, order.wantedStopPriceTicks, order.stopPriceTicks()),
            Units.NULL_LOTS == sizeLots ? order.wantedSizeLots : sizeLots);
        portfolio.workingOrders().reprice(order.clientOrderId, order.priceTicks(), order.stopPriceTicks(), nowNs);
        onReplaceAnswered(order, nowNs);
    }

    /** Old or new size alone is in force; an order with nothing left is filled. */
    private void onReplaceAnswered(final Order order, final long nowNs)
    {
        order.forgetReplacement();
        if (order.filledLots >= order.sizeLots())
        {
            end(order, OrderStatus.FILLED, ReportReason.NONE);
            return;
        }
        portfolio.resize(order.clientOrderId, order.remainingLots());
        if (OrderStatus.PENDING_REPLACE == order.status)
        {
            order.status = workingStatus(order);
            portfolio.workingOrders().changeRequested(order.clientOrderId, false, nowNs);
        }
    }

    private static long known(final long toldTicks, final long wantedTicks, final long formerTicks)
    {
        if (Units.NULL_TICKS != toldTicks)
        {
            return toldTicks;
        }
        return Units.NULL_TICKS == wantedTicks ? formerTicks : wantedTicks;
    }

    /** Somebody else's order, or the venue's own by which it closes a position. */
    private void onUnknown(final Report report)
    {
        final boolean isVenues = ReportReason.LIQUIDATION == report.reason && Units.NULL_ID == report.clientOrderId;
        final Disorder disorder = isVenues ? Disorder.LIQUIDATION : Disorder.UNKNOWN_ORDER;
        disorders.count(disorder);
        gateSwitch.close(isVenues ? CloseReason.LIQUIDATED : CloseReason.UNKNOWN_ORDER);
        fills.bookUnknown(report);
        sink.onUnknownOrder(report.clientOrderId, report.instrumentId, report.accountId, report.reason, disorder);
    }

    private void bookRepeated(final Order order, final OrderStatusReportDecoder answer)
    {
        for (final OrderStatusReportDecoder.FillsDecoder fill : answer.fills())
        {
            final long priceTicks = fill.priceTicks();
            final long sizeLots = fill.sizeLots();
            final long cumulativeLots = fill.cumulativeSizeLots();
            if (sizeLots > 0 && priceTicks > 0 && Units.NULL_LOTS != cumulativeLots)
            {
                fills.bookRepeated(order, priceTicks, sizeLots, cumulativeLots, fill.feeE8());
            }
        }
        settle(order);
    }

    private void resolve(
        final Order order,
        final OrderAnswer answer,
        final ReportReason reason,
        final long venueOrderId,
        final long priceTicks,
        final long stopTicks,
        final long sizeLots,
        final long nowNs)
    {
        switch (answer)
        {
            case WORKING:
                onWorking(order, venueOrderId, priceTicks, stopTicks, sizeLots, nowNs);
                break;
            case FILLED:
                end(order, OrderStatus.FILLED, ReportReason.NONE);
                break;
            case CANCELLED:
                end(order, order.expired ? OrderStatus.EXPIRED : OrderStatus.CANCELLED, reason);
                break;
            case REJECTED:
                rejects++;
                end(order, OrderStatus.REJECTED, reason);
                break;
            case EXPIRED:
                end(order, OrderStatus.EXPIRED, reason);
                break;
            case NEVER_ARRIVED:
                onNeverArrived(order);
                break;
            default:
                disorders.count(Disorder.OUT_OF_TURN);
                break;
        }
    }

    /** It stands at the venue. What was asked of it and is not in force there was lost; a cancel is asked for again. */
    private void onWorking(
        final Order order,
        final long venueOrderId,
        final long priceTicks,
        final long stopTicks,
        final long sizeLots,
        final long nowNs)
    {
        final boolean wasCancelling = OrderStatus.PENDING_CANCEL == order.status;
        order.askedNs = nowNs;
        onAccepted(order, venueOrderId, nowNs);
        final boolean isMoved = Units.NULL_TICKS != stopTicks && order.stopPriceTicks() != stopTicks;
        if (order.priceTicks() != priceTicks || isMoved || order.sizeLots() != sizeLots ||
            Units.NULL_LOTS != order.wantedSizeLots)
        {
            putInForce(order, priceTicks, stopTicks, sizeLots, nowNs);
        }
        if (order.status.isOpen() && (wasCancelling || order.cancelWanted))
        {
            order.status = workingStatus(order);
            requestCancel(order, nowNs);
        }
    }

    /** The only answer that frees an order without an end at the venue; not believed of one the venue had confirmed. */
    private void onNeverArrived(final Order order)
    {
        if (Units.NULL_ID == order.venueOrderId && 0 == order.filledLots)
        {
            disorders.count(Disorder.NEVER_ARRIVED);
            rejects++;
            end(order, OrderStatus.REJECTED, ReportReason.UNKNOWN_ORDER);
        }
        else
        {
            disorders.count(Disorder.OUT_OF_TURN);
            gateSwitch.close(CloseReason.REPORT_MISMATCH);
        }
    }

    private void confirm(final Order order)
    {
        if (OrderStatus.PENDING_NEW == order.status)
        {
            order.status = workingStatus(order);
        }
    }

    private static boolean endsByUs(final Order order)
    {
        return Units.NULL_TIME_NS != order.expiryNs() && TimeInForce.GTC == order.sentTimeInForce && !order.expired;
    }

    /** An order whose time is over is taken back, unless the venue ends it by itself. */
    private void expire(final Order order, final long nowNs)
    {
        if (endsByUs(order) && nowNs >= order.expiryNs())
        {
            order.expired = true;
            if (OrderStatus.PENDING_CANCEL != order.status)
            {
                requestCancel(order, nowNs);
            }
        }
    }

    /** While the session is lost the wish is kept; the answer on its return finds it. */
    private void requestCancel(final Order order, final long nowNs)
    {
        portfolio.workingOrders().changeRequested(order.clientOrderId, true, nowNs);
        order.cancelWanted = !fates.isConnected();
        if (!order.cancelWanted)
        {
            order.status = OrderStatus.PENDING_CANCEL;
            order.askedNs = nowNs;
            sink.onCancelOrder(order);
        }
    }

    /**
     * The venue ended it, perhaps to close the position by force. If it counts more fills than were booked, one is
     * missing, though it may only be late.
     */
    private void endedBy(final Report report, final Order order, final OrderStatus status, final long nowNs)
    {
        end(order, status, report.reason);
        if (ReportReason.LIQUIDATION == report.reason)
        {
            gateSwitch.close(CloseReason.LIQUIDATED);
        }
        askIfMissing(order, report.cumulativeSizeLots, nowNs);
    }

    private void askIfMissing(final Order order, final long cumulativeLots, final long nowNs)
    {
        if (fills.misses(order, cumulativeLots))
        {
            fates.ask(order, QueryReason.MISSING_FILL, nowNs);
        }
    }

    private void end(final Order order, final OrderStatus status, final ReportReason reason)
    {
        order.forgetReplacement();
        order.endedRequestId = reconciler.requestId();
        store.close(order, status);
        fates.known(order);
        portfolio.release(order.clientOrderId);
        fills.ended(order, reason);
    }

    private void tell(final Order order, final OrderStatus before, final ReportReason reason)
    {
        final Disorder disorder = disorders.take();
        if (before != order.status || Disorder.NONE != disorder)
        {
            sink.onOrderUpdate(order, reason, disorder);
        }
    }

    /** Size in all that the venue works: what it filled, told to us or not yet, and what remains. */
    private static long sizeOf(final Order order, final long cumulativeLots, final long remainingLots)
    {
        return Math.addExact(Units.NULL_LOTS == cumulativeLots ? order.filledLots : cumulativeLots, remainingLots);
    }

    private static OrderStatus workingStatus(final Order order)
    {
        return 0 == order.filledLots ? OrderStatus.WORKING : OrderStatus.PARTIALLY_FILLED;
    }
}
