package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ReportReason;

/** Says no to requests at the venue's door. A refused order's id is used up, unless it is that of another order. */
final class Refusals
{
    private final OrderIds ids;
    private final Reports reports;

    Refusals(final OrderIds ids, final Reports reports)
    {
        this.ids = ids;
        this.reports = reports;
    }

    void refuse(final OrderRequest request, final ReportReason reason, final long nowNs)
    {
        switch (request.kind)
        {
            case NEW:
                reports.onRefusedOrder(request, reason, nowNs);
                if (!ids.isKnown(request.clientOrderId))
                {
                    ids.end(request.clientOrderId);
                }
                break;
            case CANCEL:
                reports.onRefusedRequest(request, ExecType.CANCEL_REJECTED, reason, nowNs);
                break;
            default:
                reports.onRefusedRequest(request, ExecType.REPLACE_REJECTED, reason, nowNs);
                break;
        }
    }

    /** The order that a cancel or replace means does not live, or is not its account's. */
    void refuseMissing(final OrderRequest request, final long nowNs)
    {
        refuse(request, ids.hasEnded(request.clientOrderId) ? ReportReason.TOO_LATE : ReportReason.UNKNOWN_ORDER,
            nowNs);
    }
}
