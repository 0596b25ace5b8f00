package io.petrel.core.order;

import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.FillSink;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Books fills: each lot of an order once, whatever way and however often the venue tells of it. The venue's word on
 * what the account holds is the truth, so that a fill is booked in any status; where it leaves the position in doubt
 * the gate closes. Pipeline thread only; allocates nothing.
 */
final class FillBook implements Stateful
{
    private final Portfolio portfolio;
    private final Instruments instruments;
    private final GateSwitch gateSwitch;
    private final Disorders disorders;
    private FillSink fillSink;
    private long fills;

    FillBook(
        final Portfolio portfolio,
        final Instruments instruments,
        final GateSwitch gateSwitch,
        final Disorders disorders)
    {
        this.portfolio = portfolio;
        this.instruments = instruments;
        this.gateSwitch = gateSwitch;
        this.disorders = disorders;
    }

    void onFills(final FillSink newFillSink)
    {
        fillSink = newFillSink;
    }

    long fills()
    {
        return fills;
    }

    /** Books a reported fill; returns whether it was booked. */
    boolean book(final Order order, final Report report)
    {
        if (!isFillOf(order, report))
        {
            doubt(Disorder.MALFORMED_FILL, CloseReason.REPORT_MISMATCH);
            return false;
        }
        final FillLedger.Entry entry = order.ledger.add(report.fillSizeLots, report.cumulativeSizeLots);
        if (FillLedger.Entry.REPEATED == entry)
        {
            disorders.count(Disorder.DUPLICATE_REPORT);
            return false;
        }
        book(order, entry, report.fillPriceTicks, report.fillSizeLots, report.cumulativeSizeLots, report.feeE8);
        return true;
    }

    /** Books a fill that an answer repeats, unless it was booked already, which is no disorder here. */
    void bookRepeated(
        final Order order, final long priceTicks, final long sizeLots, final long cumulativeLots, final long feeE8)
    {
        final FillLedger.Entry entry = order.ledger.add(sizeLots, cumulativeLots);
        if (FillLedger.Entry.REPEATED != entry)
        {
            book(order, entry, priceTicks, sizeLots, cumulativeLots, Units.NULL_E8 == feeE8 ? 0 : feeE8);
        }
    }

    /** A fill of an order that is not known: booked if it says enough. */
    void bookUnknown(final Report report)
    {
        final Instrument instrument = instruments.byId(report.instrumentId);
        if (report.isFill() && report.hasFillValues() && null != instrument && Side.NULL_VAL != report.side &&
            report.accountId == portfolio.accountId())
        {
            fills++;
            portfolio.onFill(
                instrument, report.accountId, report.side, report.fillPriceTicks, report.fillSizeLots, report.feeE8);
            fillSink.onMoved(instrument);
        }
    }

    /** Takes a position over as the venue has it. */
    void adopt(final Instrument instrument, final long lots, final long costE8)
    {
        portfolio.adopt(instrument, lots, costE8);
        fillSink.onMoved(instrument);
    }

    /** The venue counts so many lots filled; returns whether one of its fills was never told, or not yet. */
    boolean misses(final Order order, final long cumulativeLots)
    {
        order.reportedLots = Math.max(order.reportedLots, cumulativeLots);
        if (Units.NULL_LOTS == cumulativeLots || order.reportedLots <= order.filledLots)
        {
            return false;
        }
        doubt(Disorder.MISSING_FILL, CloseReason.REPORT_MISMATCH);
        return true;
    }

    /** An order ended, filled or not. */
    void ended(final Order order, final ReportReason reason)
    {
        fillSink.onEnd(order.clientOrderId, reason);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        fills = state.visit(fills);
    }

    private void book(
        final Order order,
        final FillLedger.Entry entry,
        final long priceTicks,
        final long sizeLots,
        final long cumulativeLots,
        final long feeE8)
    {
        order.filledLots = Math.addExact(order.filledLots, sizeLots);
        order.reportedLots = Math.max(order.reportedLots, cumulativeLots);
        fills++;
        portfolio.onFillOf(order.clientOrderId(), order.instrument(), order.accountId(), order.side(), priceTicks,
            sizeLots, feeE8);
        fillSink.onFill(order.clientOrderId(), priceTicks, sizeLots, feeE8);
        judge(order, entry);
    }

    private void judge(final Order order, final FillLedger.Entry entry)
    {
        if (!order.status.isOpen() && OrderStatus.FILLED != order.status)
        {
            judgeLate(order);
        }
        if (FillLedger.Entry.CONTRADICTING == entry)
        {
            doubt(Disorder.CONTRADICTING_FILL, CloseReason.REPORT_MISMATCH);
        }
        if (order.filledLots > order.mostLots())
        {
            doubt(Disorder.OVERFILL, CloseReason.OVERFILL);
        }
    }

    private void judgeLate(final Order order)
    {
        if (OrderStatus.REJECTED == order.status)
        {
            doubt(Disorder.FILL_OF_REJECTED, CloseReason.REPORT_MISMATCH);
        }
        else
        {
            disorders.count(Disorder.LATE_FILL);
        }
    }

    private void doubt(final Disorder kind, final CloseReason reason)
    {
        disorders.count(kind);
        gateSwitch.close(reason);
    }

    private static boolean isFillOf(final Order order, final Report report)
    {
        return report.hasFillValues() && report.side == order.side() && report.accountId == order.accountId() &&
            report.instrumentId == order.instrument().id();
    }
}
