package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** What the venue has said of one order so far. Owned and reused by {@link VenueLedger}. */
final class LedgerOrder implements Stateful
{
    long clientOrderId = Units.NULL_ID;
    long venueOrderId = Units.NULL_ID;
    long priceTicks = Units.NULL_TICKS;
    long stopTicks = Units.NULL_TICKS;
    long cumulativeLots;
    long remainingLots;
    int instrumentId = Units.NULL_INSTRUMENT;
    int accountId;
    Side side = Side.NULL_VAL;
    OrderAnswer state = OrderAnswer.NULL_VAL;
    ReportReason reason = ReportReason.NULL_VAL;

    /** The first report on it. */
    void begin(final ExecutionReportDecoder report)
    {
        clientOrderId = report.clientOrderId();
        venueOrderId = report.venueOrderId();
        instrumentId = report.instrumentId();
        accountId = report.accountId();
        side = report.side();
        priceTicks = Units.NULL_TICKS;
        stopTicks = Units.NULL_TICKS;
        cumulativeLots = 0;
        remainingLots = 0;
        state = OrderAnswer.WORKING;
        reason = ReportReason.NONE;
    }

    void onReport(final ExecutionReportDecoder report)
    {
        cumulativeLots = report.cumulativeSizeLots();
        remainingLots = report.remainingSizeLots();
        priceTicks = report.orderPriceTicks();
        state = stateAfter(report.execType());
        reason = isOpen() ? ReportReason.NONE : report.reason();
        stopTicks = report.orderStopTicks();
    }

    boolean isOpen()
    {
        return OrderAnswer.WORKING == state;
    }

    @Override
    public void visitState(final StateVisitor visitor)
    {
        clientOrderId = visitor.visit(clientOrderId);
        venueOrderId = visitor.visit(venueOrderId);
        priceTicks = visitor.visit(priceTicks);
        stopTicks = visitor.visit(stopTicks);
        cumulativeLots = visitor.visit(cumulativeLots);
        remainingLots = visitor.visit(remainingLots);
        instrumentId = visitor.visit(instrumentId);
        accountId = visitor.visit(accountId);
        side = Side.get((short)visitor.visit(side.value()));
        state = OrderAnswer.get((short)visitor.visit(state.value()));
        reason = ReportReason.get((short)visitor.visit(reason.value()));
    }

    private OrderAnswer stateAfter(final ExecType execType)
    {
        switch (execType)
        {
            case REJECTED:
                return OrderAnswer.REJECTED;
            case CANCELLED:
                return OrderAnswer.CANCELLED;
            case EXPIRED:
                return OrderAnswer.EXPIRED;
            case FILL:
                return 0 == remainingLots ? OrderAnswer.FILLED : OrderAnswer.WORKING;
            default:
                return OrderAnswer.WORKING;
        }
    }
}
