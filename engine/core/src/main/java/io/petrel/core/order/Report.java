package io.petrel.core.order;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;

/** One execution report as primitives. A reused flyweight: whoever receives it never keeps it. Pipeline thread only. */
public final class Report
{
    long clientOrderId;
    long venueOrderId;
    long reportId;
    long fillPriceTicks;
    long fillSizeLots;
    long cumulativeSizeLots;
    long remainingSizeLots;
    long orderPriceTicks;
    long feeE8;
    int instrumentId;
    int accountId;
    ExecType execType;
    ReportReason reason;
    Side side;
    long orderStopTicks;
    long venueTimeNs;

    /**
     * Takes the fields that decide, in the order of the schema. An absent fee is none.
     *
     * @param decoder wrapped on a report.
     * @return this.
     */
    public Report of(final ExecutionReportDecoder decoder)
    {
        venueTimeNs = decoder.eventTimeNs();
        clientOrderId = decoder.clientOrderId();
        venueOrderId = decoder.venueOrderId();
        reportId = decoder.reportId();
        fillPriceTicks = decoder.fillPriceTicks();
        fillSizeLots = decoder.fillSizeLots();
        cumulativeSizeLots = decoder.cumulativeSizeLots();
        remainingSizeLots = decoder.remainingSizeLots();
        orderPriceTicks = decoder.orderPriceTicks();
        final long fee = decoder.feeE8();
        feeE8 = Units.NULL_E8 == fee ? 0 : fee;
        instrumentId = decoder.instrumentId();
        accountId = decoder.accountId();
        execType = decoder.execType();
        side = decoder.side();
        reason = decoder.reason();
        orderStopTicks = decoder.orderStopTicks();
        return this;
    }

    boolean isFill()
    {
        return ExecType.FILL == execType;
    }

    boolean hasFillValues()
    {
        return fillSizeLots > 0 && fillPriceTicks > 0;
    }
}
