package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Encodes what the venue says, numbers it, and sends it on its way. The event time of a report is when the venue
 * decided it.
 */
final class Reports implements Stateful
{
    private final ReportQueue queue;
    private final long reportLatencyNs;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private long lastReportId;

    Reports(final ReportQueue queue, final long reportLatencyNs)
    {
        this.queue = queue;
        this.reportLatencyNs = reportLatencyNs;
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
        end(execType, order.side, LiquidityFlag.NONE, reason);
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
        end(ExecType.FILL, order.side, liquidity, ReportReason.NONE);
    }

    /** A new order was refused: it never had a venue order id. */
    void onRefusedOrder(final OrderRequest request, final ReportReason reason, final long nowNs)
    {
        begin(nowNs, request.clientOrderId, Units.NULL_ID);
        sizes(Units.NULL_TICKS, 0, 0, 0);
        report.orderPriceTicks(request.priceTicks).feeE8(0);
        report.instrumentId(request.instrumentId).accountId(request.accountId);
        end(ExecType.REJECTED, request.side, LiquidityFlag.NONE, reason);
    }

    /** A cancel or replace names an order the venue does not hold, so its side and sizes are null. */
    void onRefusedRequest(
        final OrderRequest request, final ExecType execType, final ReportReason reason, final long nowNs)
    {
        begin(nowNs, request.clientOrderId, Units.NULL_ID);
        sizes(Units.NULL_TICKS, 0, Units.NULL_LOTS, Units.NULL_LOTS);
        report.orderPriceTicks(Units.NULL_TICKS).feeE8(0);
        report.instrumentId(request.instrumentId).accountId(request.accountId);
        end(execType, Side.NULL_VAL, LiquidityFlag.NONE, reason);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lastReportId = state.visit(lastReportId);
        queue.visitState(state);
    }

    private void begin(final long nowNs, final long clientOrderId, final long venueOrderId)
    {
        final int offset = queue.append(Math.addExact(nowNs, reportLatencyNs));
        lastReportId++;
        report.wrapAndApplyHeader(queue.buffer(), offset, header);
        report.eventTimeNs(nowNs).clientOrderId(clientOrderId).venueOrderId(venueOrderId).reportId(lastReportId);
    }

    private void sizes(final long fillTicks, final long fillLots, final long cumulativeLots, final long remainingLots)
    {
        report.fillPriceTicks(fillTicks).fillSizeLots(fillLots);
        report.cumulativeSizeLots(cumulativeLots).remainingSizeLots(remainingLots);
    }

    private void end(
        final ExecType execType, final Side side, final LiquidityFlag liquidity, final ReportReason reason)
    {
        report.execType(execType).side(side).liquidity(liquidity).reason(reason);
    }
}
