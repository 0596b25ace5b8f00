package io.petrel.core.order;

import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.FillSink;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.risk.ApprovedOrder;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.risk.OrderPort;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * The life of every order. Enters: approved orders from the gate, reports from the venue. Leaves: orders, cancels and
 * replacements to {@link OrderSink}; fills and releases to the portfolio; closing of the gate when a report puts the
 * position in doubt.
 *
 * <p>Duplicates: a report id seen before in this session is ignored; so is a fill under a fresh id, higher than all
 * before, whose cumulative size is booked already (a venue that repeats itself). A fill under an id that was
 * overtaken is late, not repeated, and is booked. Every disorder is counted by {@link Disorder}.
 *
 * <p>Pipeline thread only; allocates nothing after construction.
 */
public final class Orders implements OrderPort, Stateful
{
    /** Tag in a snapshot: "ORDR". */
    private static final int SECTION = 0x4F524452;
    private static final int KINDS = Disorder.values().length;

    private final Portfolio portfolio;
    private final Instruments instruments;
    private final GateSwitch gateSwitch;
    private final OrderSink sink;
    private FillSink fillSink;
    private final OrderStore store = new OrderStore();
    private final ReportWindow seen = new ReportWindow();
    private final long[] disorders = new long[KINDS];
    private long sent;
    private long fills;
    private long rejects;

    /**
     * The orders of one account.
     *
     * @param portfolio   that fills are booked in.
     * @param instruments to find the instrument of a fill nobody ordered.
     * @param gateSwitch  to close when a report puts the position in doubt.
     * @param sink        what goes to the venue.
     */
    public Orders(
        final Portfolio portfolio, final Instruments instruments, final GateSwitch gateSwitch, final OrderSink sink)
    {
        this.portfolio = portfolio;
        this.instruments = instruments;
        this.gateSwitch = gateSwitch;
        this.sink = sink;
    }

    /**
     * Sets who follows the fills: built after the orders, since what it proposes ends here.
     *
     * @param newFillSink told of every fill of an order that is known.
     */
    public void onFills(final FillSink newFillSink)
    {
        fillSink = newFillSink;
    }

    @Override
    public void send(final ApprovedOrder approved, final long nowNs)
    {
        final Order order = store.open(approved.clientOrderId());
        order.begin(approved, nowNs);
        sent++;
        sink.onNewOrder(order);
    }

    @Override
    public void replace(final ApprovedOrder approved, final long nowNs)
    {
        final Order order = store.find(approved.clientOrderId());
        if (null == order || OrderStatus.WORKING != order.status && OrderStatus.PARTIALLY_FILLED != order.status)
        {
            count(Disorder.REPLACE_TOO_LATE);
            return;
        }
        order.status = OrderStatus.PENDING_REPLACE;
        order.wantedPriceTicks = approved.priceTicks();
        order.wantedSizeLots = Math.addExact(order.filledLots, approved.sizeLots());
        portfolio.resize(order.clientOrderId, order.mostLots() - order.filledLots);
        portfolio.changeRequested(order.clientOrderId, true, nowNs);
        sink.onReplaceOrder(order, order.wantedPriceTicks, order.wantedSizeLots);
    }

    @Override
    public void cancel(final long clientOrderId, final long nowNs)
    {
        final Order order = store.find(clientOrderId);
        if (null != order && order.status.isOpen() && OrderStatus.PENDING_CANCEL != order.status)
        {
            order.status = OrderStatus.PENDING_CANCEL;
            portfolio.changeRequested(clientOrderId, true, nowNs);
            sink.onCancelOrder(order);
        }
    }

    /** The venue session began anew: its report ids count from the start again. */
    public void onSessionStart()
    {
        seen.reset();
    }

    /**
     * A report of the venue.
     *
     * @param report valid during the call.
     * @param nowNs  core time.
     */
    public void onReport(final Report report, final long nowNs)
    {
        final boolean isOvertaken = seen.isOvertaken(report.reportId);
        if (!seen.add(report.reportId))
        {
            count(Disorder.DUPLICATE_REPORT);
            return;
        }
        final Order order = store.find(report.clientOrderId);
        if (null == order)
        {
            onUnknown(report);
        }
        else if (report.isFill())
        {
            onFill(order, report, isOvertaken);
        }
        else
        {
            apply(TransitionTable.of(order.status, report.execType), order, report, nowNs);
        }
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
        return fills;
    }

    /** {@return orders the venue rejected so far} */
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
        return disorders[kind.ordinal()];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        store.visitState(state, instruments);
        seen.visitState(state);
        sent = state.visit(sent);
        fills = state.visit(fills);
        rejects = state.visit(rejects);
        state.visit(disorders, KINDS);
    }

    private void apply(final Transition transition, final Order order, final Report report, final long nowNs)
    {
        switch (transition)
        {
            case ACKNOWLEDGE:
                onAccepted(order, report);
                break;
            case REJECT:
                rejects++;
                endedBy(report, order, OrderStatus.REJECTED);
                break;
            case CANCEL:
                endedBy(report, order, OrderStatus.CANCELLED);
                break;
            case EXPIRE:
                endedBy(report, order, OrderStatus.EXPIRED);
                break;
            case REFUSE_CANCEL:
                onCancelRefused(order, nowNs);
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
                count(Disorder.OUT_OF_TURN);
                break;
        }
    }

    private void onAccepted(final Order order, final Report report)
    {
        order.venueOrderId = report.venueOrderId;
        portfolio.acknowledge(order.clientOrderId);
        confirm(order);
    }

    private void onFill(final Order order, final Report report, final boolean isOvertaken)
    {
        if (!isFillOf(order, report))
        {
            count(Disorder.MALFORMED_FILL);
            gateSwitch.close(CloseReason.REPORT_MISMATCH);
            return;
        }
        if (!isOvertaken && hasCumulative(report) && report.cumulativeSizeLots <= order.filledLots)
        {
            count(Disorder.DUPLICATE_REPORT);
            return;
        }
        final Transition transition = TransitionTable.of(order.status, report.execType);
        book(order, report);
        judge(transition, order, report);
        if (Transition.FILL == transition)
        {
            settle(order);
        }
    }

    private void book(final Order order, final Report report)
    {
        order.filledLots = Math.addExact(order.filledLots, report.fillSizeLots);
        order.reportedLots = Math.max(order.reportedLots, report.cumulativeSizeLots);
        fills++;
        portfolio.onFill(order.instrument(), order.accountId(), order.side(),
            report.fillPriceTicks, report.fillSizeLots, report.feeE8);
        fillSink.onFill(order.clientOrderId(), report.fillPriceTicks, report.fillSizeLots, report.feeE8);
    }

    /** Counts what was wrong with a fill just booked, and closes the gate where it leaves the position in doubt. */
    private void judge(final Transition transition, final Order order, final Report report)
    {
        if (Transition.LATE_FILL == transition && OrderStatus.FILLED != order.status)
        {
            count(Disorder.LATE_FILL);
        }
        if (Transition.FILL_OF_REJECTED == transition)
        {
            count(Disorder.FILL_OF_REJECTED);
            gateSwitch.close(CloseReason.REPORT_MISMATCH);
        }
        if (order.filledLots > order.mostLots())
        {
            count(Disorder.OVERFILL);
            gateSwitch.close(CloseReason.OVERFILL);
        }
        if (hasCumulative(report) && order.reportedLots > order.filledLots)
        {
            count(Disorder.MISSING_FILL);
            gateSwitch.close(CloseReason.REPORT_MISMATCH);
        }
    }

    private void settle(final Order order)
    {
        if (order.filledLots >= order.mostLots())
        {
            end(order, OrderStatus.FILLED);
            return;
        }
        portfolio.resize(order.clientOrderId, order.mostLots() - order.filledLots);
        if (OrderStatus.PENDING_NEW == order.status || OrderStatus.WORKING == order.status)
        {
            order.status = OrderStatus.PARTIALLY_FILLED;
        }
    }

    private void onCancelRefused(final Order order, final long nowNs)
    {
        if (Units.NULL_LOTS == order.wantedSizeLots)
        {
            order.status = workingStatus(order);
            portfolio.changeRequested(order.clientOrderId, false, nowNs);
        }
        else
        {
            order.status = OrderStatus.PENDING_REPLACE;
        }
    }

    private void onReplaced(final Order order, final Report report, final long nowNs)
    {
        final boolean hasPrice = Units.NULL_TICKS != report.orderPriceTicks;
        final boolean hasRemaining = Units.NULL_LOTS != report.remainingSizeLots;
        order.change(
            hasPrice ? report.orderPriceTicks : order.wantedPriceTicks,
            hasRemaining ? Math.addExact(order.filledLots, report.remainingSizeLots) : order.wantedSizeLots);
        portfolio.reprice(order.clientOrderId, order.priceTicks(), nowNs);
        onReplaceAnswered(order, nowNs);
    }

    /** Old or new size alone is in force; an order with nothing left is filled. */
    private void onReplaceAnswered(final Order order, final long nowNs)
    {
        order.forgetReplacement();
        if (order.filledLots >= order.sizeLots())
        {
            end(order, OrderStatus.FILLED);
            return;
        }
        portfolio.resize(order.clientOrderId, order.remainingLots());
        if (OrderStatus.PENDING_REPLACE == order.status)
        {
            order.status = workingStatus(order);
            portfolio.changeRequested(order.clientOrderId, false, nowNs);
        }
    }

    private void onUnknown(final Report report)
    {
        count(Disorder.UNKNOWN_ORDER);
        gateSwitch.close(CloseReason.UNKNOWN_ORDER);
        final Instrument instrument = instruments.byId(report.instrumentId);
        if (report.isFill() && report.hasFillValues() && null != instrument && Side.NULL_VAL != report.side &&
            report.accountId == portfolio.accountId())
        {
            fills++;
            portfolio.onFill(
                instrument, report.accountId, report.side, report.fillPriceTicks, report.fillSizeLots, report.feeE8);
        }
    }

    private void confirm(final Order order)
    {
        if (OrderStatus.PENDING_NEW == order.status)
        {
            order.status = workingStatus(order);
        }
    }

    /** The venue ended it; if it counts more fills than were booked, one is missing, though it may only be late. */
    private void endedBy(final Report report, final Order order, final OrderStatus status)
    {
        if (hasCumulative(report) && report.cumulativeSizeLots > order.filledLots)
        {
            count(Disorder.MISSING_FILL);
            gateSwitch.close(CloseReason.REPORT_MISMATCH);
        }
        end(order, status);
    }

    private void end(final Order order, final OrderStatus status)
    {
        order.forgetReplacement();
        store.close(order, status);
        portfolio.release(order.clientOrderId);
    }

    private void count(final Disorder kind)
    {
        disorders[kind.ordinal()]++;
    }

    private static boolean isFillOf(final Order order, final Report report)
    {
        return report.hasFillValues() && report.side == order.side() && report.accountId == order.accountId() &&
            report.instrumentId == order.instrument().id();
    }

    private static boolean hasCumulative(final Report report)
    {
        return Units.NULL_LOTS != report.cumulativeSizeLots;
    }

    private static OrderStatus workingStatus(final Order order)
    {
        return 0 == order.filledLots ? OrderStatus.WORKING : OrderStatus.PARTIALLY_FILLED;
    }
}
