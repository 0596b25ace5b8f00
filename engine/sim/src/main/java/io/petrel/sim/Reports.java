package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.FundingChargeEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes what the venue says, numbers it, and sends it on its way. The event time of a message is when the venue
 * decided it. Reports travel on the order session, which can break; notices of status on a channel of their own, which
 * is at once, and charges on another. Of the same time a notice is delivered before a charge, and that before a report.
 */
final class Reports implements Stateful
{
    private static final int REPORT_LENGTH =
        MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportEncoder.BLOCK_LENGTH;
    private static final int STATUS_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + VenueStatusEncoder.BLOCK_LENGTH;
    private static final int FUNDING_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + FundingChargeEncoder.BLOCK_LENGTH;
    private static final int VENUE_ID = 1;

    private final Latencies latencies;
    private final VenueLedger ledger;
    private final ReportQueue reports = new ReportQueue();
    private final ReportQueue notices = new ReportQueue();
    private final ReportQueue charges = new ReportQueue();
    private final UnsafeBuffer lost = new UnsafeBuffer(new byte[ReportQueue.SLOT_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final VenueStatusEncoder status = new VenueStatusEncoder();
    private final FundingChargeEncoder funding = new FundingChargeEncoder();
    private long lastReportId;
    private long lastChargeId;
    private long upNs = Long.MIN_VALUE;
    private boolean losesReports;

    Reports(final Latencies latencies, final VenueLedger ledger)
    {
        this.latencies = latencies;
        this.ledger = ledger;
    }

    /** When the next message is delivered; MAX_VALUE when none is on its way. */
    long firstDeliveryNs()
    {
        return Math.min(reports.firstDeliveryNs(), Math.min(notices.firstDeliveryNs(), charges.firstDeliveryNs()));
    }

    /** When the last report so far is delivered; MIN_VALUE before the first. */
    long lastDeliveryNs()
    {
        return reports.lastDeliveryNs();
    }

    /** Moves the next message into the buffer and returns its length. */
    int removeFirst(final MutableDirectBuffer buffer, final int offset)
    {
        final long firstNs = firstDeliveryNs();
        final ReportQueue others = charges.firstDeliveryNs() == firstNs ? charges : reports;
        return (notices.firstDeliveryNs() == firstNs ? notices : others).removeFirst(buffer, offset);
    }

    /** Order entry breaks now and will be up again at {@code newUpNs}. */
    void onSessionLost(final long nowNs, final long newUpNs, final boolean loses)
    {
        upNs = newUpNs;
        losesReports = loses;
        if (loses)
        {
            reports.loseAfter(nowNs);
        }
        else
        {
            reports.holdAfter(nowNs, newUpNs);
        }
        onStatus(Units.NULL_INSTRUMENT, VenueState.ORDERS_DOWN, InstrumentState.NULL_VAL, nowNs);
    }

    /** Order entry is up again. */
    void onSessionResumed(final long nowNs)
    {
        upNs = Long.MIN_VALUE;
        onStatus(Units.NULL_INSTRUMENT, VenueState.ORDERS_UP, InstrumentState.NULL_VAL, nowNs);
    }

    /** The session or an instrument changed state, which is known at once. */
    void onStatus(
        final int instrumentId, final VenueState venueState, final InstrumentState instrumentState, final long nowNs)
    {
        final int offset = notices.append(nowNs, STATUS_LENGTH);
        status.wrapAndApplyHeader(notices.buffer(), offset, header);
        status.eventTimeNs(nowNs).venueId(VENUE_ID).instrumentId(instrumentId);
        status.state(venueState).instrumentState(instrumentState);
    }

    /** An account was charged funding. */
    void onFunding(
        final VenueInstrument at,
        final long boundaryNs,
        final int accountId,
        final long amountE8,
        final long rateE12,
        final long positionLots,
        final long markTicks,
        final long nowNs)
    {
        final long dueNs = Math.max(upNs, Math.addExact(nowNs, latencies.reportNs()));
        final int offset = charges.append(dueNs, FUNDING_LENGTH);
        funding.wrapAndApplyHeader(charges.buffer(), offset, header);
        funding.eventTimeNs(nowNs).fundingTimeNs(boundaryNs).chargeId(++lastChargeId);
        funding.amountE8(amountE8).rateE12(rateE12).positionLots(positionLots).markPriceTicks(markTicks);
        funding.instrumentId(at.instrument.id()).accountId(accountId);
        ledger.onFunding(accountId, at.instrument.id(), amountE8);
    }

    /** Something other than a fill happened to an order that the venue holds. */
    void onOrder(
        final VenueInstrument at,
        final SimOrder order,
        final ExecType execType,
        final ReportReason reason,
        final long nowNs)
    {
        begin(nowNs, order.clientOrderId, order.venueOrderId);
        sizes(Units.NULL_TICKS, 0, order.cumulativeLots, order.isDone ? 0 : order.remainingLots());
        report.orderPriceTicks(order.priceTicks).feeE8(0);
        report.instrumentId(at.instrument.id()).accountId(order.accountId);
        end(execType, order.side, LiquidityFlag.NONE, reason, order.triggerTicks());
    }

    /** The order traded; its cumulative size already holds the fill. */
    void onFill(
        final VenueInstrument at,
        final SimOrder order,
        final long fillTicks,
        final long fillLots,
        final long feeE8,
        final LiquidityFlag liquidity,
        final long nowNs)
    {
        begin(nowNs, order.clientOrderId, order.venueOrderId);
        sizes(fillTicks, fillLots, order.cumulativeLots, order.remainingLots());
        report.orderPriceTicks(order.priceTicks).feeE8(feeE8);
        report.instrumentId(at.instrument.id()).accountId(order.accountId);
        end(ExecType.FILL, order.side, liquidity, order.isForced ? ReportReason.LIQUIDATION : ReportReason.NONE,
            order.triggerTicks());
    }

    /** A new order was refused: it never had a venue order id. */
    void onRefusedOrder(final OrderRequest request, final ReportReason reason, final long nowNs)
    {
        begin(nowNs, request.clientOrderId, Units.NULL_ID);
        sizes(Units.NULL_TICKS, 0, 0, 0);
        report.orderPriceTicks(request.priceTicks).feeE8(0);
        report.instrumentId(request.instrumentId).accountId(request.accountId);
        end(ExecType.REJECTED, request.side, LiquidityFlag.NONE, reason, request.stopPriceTicks);
    }

    /** A cancel or replace names an order the venue does not hold, so its side and sizes are null. */
    void onRefusedRequest(
        final OrderRequest request, final ExecType execType, final ReportReason reason, final long nowNs)
    {
        begin(nowNs, request.clientOrderId, Units.NULL_ID);
        sizes(Units.NULL_TICKS, 0, Units.NULL_LOTS, Units.NULL_LOTS);
        report.orderPriceTicks(Units.NULL_TICKS).feeE8(0);
        report.instrumentId(request.instrumentId).accountId(request.accountId);
        end(execType, Side.NULL_VAL, LiquidityFlag.NONE, reason, Units.NULL_TICKS);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lastReportId = state.visit(lastReportId);
        lastChargeId = state.visit(lastChargeId);
        upNs = state.visit(upNs);
        losesReports = state.visit(losesReports);
        reports.visitState(state);
        notices.visitState(state);
        charges.visitState(state);
    }

    /** A report that is lost is numbered all the same: the gap is how one can tell. */
    private void begin(final long nowNs, final long clientOrderId, final long venueOrderId)
    {
        final boolean isDown = upNs > nowNs;
        if (isDown && losesReports)
        {
            report.wrapAndApplyHeader(lost, 0, header);
        }
        else
        {
            final long dueNs = Math.max(isDown ? upNs : nowNs, Math.addExact(nowNs, latencies.reportNs()));
            final int offset = reports.append(dueNs, REPORT_LENGTH);
            report.wrapAndApplyHeader(reports.buffer(), offset, header);
        }
        lastReportId++;
        report.eventTimeNs(nowNs).clientOrderId(clientOrderId).venueOrderId(venueOrderId).reportId(lastReportId);
    }

    private void sizes(final long fillTicks, final long fillLots, final long cumulativeLots, final long remainingLots)
    {
        report.fillPriceTicks(fillTicks).fillSizeLots(fillLots);
        report.cumulativeSizeLots(cumulativeLots).remainingSizeLots(remainingLots);
    }

    private void end(
        final ExecType execType,
        final Side side,
        final LiquidityFlag liquidity,
        final ReportReason reason,
        final long stopTicks)
    {
        report.execType(execType).side(side).liquidity(liquidity).reason(reason).orderStopTicks(stopTicks);
        ledger.onReport(report.buffer(), report.offset() - MessageHeaderEncoder.ENCODED_LENGTH);
    }
}
