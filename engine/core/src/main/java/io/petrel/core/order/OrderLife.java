package io.petrel.core.order;

import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.state.StateVisitor;

/**
 * What becomes of one order: by a report of the venue, by its answer to a question, by time. Its reservation follows;
 * a report that puts the position in doubt closes the gate. Pipeline thread only; allocates nothing.
 */
final class OrderLife
{
    private final WorkingOrders working;
    private final GateSwitch gateSwitch;
    private final OrderSink sink;
    private final OrderStore store;
    private final Disorders disorders;
    private final FillBook fills;
    private final Fates fates;
    private final Reconciler reconciler;
    private long rejects;

    OrderLife(
        final WorkingOrders working,
        final GateSwitch gateSwitch,
        final OrderSink sink,
        final OrderStore store,
        final Disorders disorders,
        final FillBook fills,
        final Fates fates,
        final Reconciler reconciler)
    {
        this.working = working;
        this.gateSwitch = gateSwitch;
        this.sink = sink;
        this.store = store;
        this.disorders = disorders;
        this.fills = fills;
        this.fates = fates;
        this.reconciler = reconciler;
    }

    /** Orders that were rejected so far. */
    long rejects()
    {
        return rejects;
    }

    void visitState(final StateVisitor state)
    {
        rejects = state.visit(rejects);
    }

    /** Whether the venue does not end it at its time. */
    static boolean endsByUs(final Order order)
    {
        return Units.NULL_TIME_NS != order.expiryNs() && TimeInForce.GTC == order.sentTimeInForce && !order.expired;
    }

    /** A report that was not told before. */
    void onReport(final Order order, final Report report, final long nowNs)
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

    /** What the venue knows of an order that it was asked about. */
    void onAnswer(final Order order, final OrderStatusReportDecoder answer, final long nowNs)
    {
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
    }

    /** An order whose time is over is taken back, unless the venue ends it by itself. */
    void expire(final Order order, final long nowNs)
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
    void requestCancel(final Order order, final long nowNs)
    {
        working.changeRequested(order.clientOrderId, true, nowNs);
        order.cancelWanted = !fates.isConnected();
        if (!order.cancelWanted)
        {
            order.status = OrderStatus.PENDING_CANCEL;
            order.ask(nowNs);
            sink.onCancelOrder(order);
        }
    }

    /** It does not leave: the venue lacks its type. */
    void refuse(final Order order, final ReportReason reason)
    {
        rejects++;
        end(order, OrderStatus.REJECTED, reason);
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
        working.acknowledge(order.clientOrderId);
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
        working.resize(order.clientOrderId, order.mostLots() - order.filledLots);
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
            working.changeRequested(order.clientOrderId, false, nowNs);
        }
        else
        {
            order.status = OrderStatus.PENDING_REPLACE;
        }
    }

    /**
     * Terms nobody waits for are in force too, if the report says what they are and none later was told before: an
     * order of which more is filled than they say was made larger since.
     */
    private void onReplaced(final Order order, final Report report, final long nowNs)
    {
        final boolean saysSize = Units.NULL_LOTS != report.remainingSizeLots;
        final long sizeLots =
            saysSize ? sizeOf(order, report.cumulativeSizeLots, report.remainingSizeLots) : Units.NULL_LOTS;
        final boolean isOvertaken =
            report.reportId < order.termsReportId || saysSize && sizeLots < order.filledLots;
        if (isOvertaken || Units.NULL_LOTS == order.wantedSizeLots && !saysSize)
        {
            disorders.count(Disorder.OUT_OF_TURN);
            return;
        }
        order.termsReportId = report.reportId;
        putInForce(order, report.orderPriceTicks, report.orderStopTicks, sizeLots, nowNs);
    }

    /** What the venue does not say of the terms that stand there is taken to be as it was asked for. */
    private void putInForce(
        final Order order, final long priceTicks, final long stopTicks, final long sizeLots, final long nowNs)
    {
        order.change(
            known(priceTicks, order.wantedPriceTicks, order.priceTicks()),
            known(stopTicks, order.wantedStopPriceTicks, order.stopPriceTicks()),
            Units.NULL_LOTS == sizeLots ? order.wantedSizeLots : sizeLots);
        working.reprice(order.clientOrderId, order.priceTicks(), order.stopPriceTicks(), nowNs);
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
        working.resize(order.clientOrderId, order.remainingLots());
        if (OrderStatus.PENDING_REPLACE == order.status)
        {
            order.status = workingStatus(order);
            working.changeRequested(order.clientOrderId, false, nowNs);
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
        order.askAgain(nowNs);
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

    /**
     * The venue ended it, perhaps to close the position by force. If it counts more fills than were booked, one is
     * missing, though it may only be late.
     */
    private void endedBy(final Report report, final Order order, final OrderStatus status, final long nowNs)
    {
        // Of an end that overtook a fill: the order stood there until then.
        order.reportedLots = Math.max(order.reportedLots, report.cumulativeSizeLots);
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
        working.release(order.clientOrderId, OrderStatus.FILLED == status || ReportReason.LINKED_ORDER == reason ||
            order.missesFills());
        fills.ended(order, reason);
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
