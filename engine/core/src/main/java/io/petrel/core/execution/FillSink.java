package io.petrel.core.execution;

import io.petrel.codecs.event.ReportReason;
import io.petrel.core.market.Instrument;

/**
 * Told of every fill, after the account has booked it, of every order's end, and of what somebody else did to a
 * position. Pipeline thread only.
 */
public interface FillSink
{
    /**
     * An order was filled, in part or whole.
     *
     * @param clientOrderId of the order.
     * @param priceTicks    of the fill.
     * @param sizeLots      of the fill, above 0.
     * @param feeE8         paid, negative for a rebate; E8 of the settlement currency.
     */
    void onFill(long clientOrderId, long priceTicks, long sizeLots, long feeE8);

    /**
     * An order ended, filled or not.
     *
     * @param clientOrderId of the order.
     * @param reason        what the venue said; NONE where it was filled.
     */
    void onEnd(long clientOrderId, ReportReason reason);

    /**
     * What is held changed by no order that is known: by a fill of somebody else's, or by books that were taken over.
     *
     * @param instrument whose position it is.
     */
    void onMoved(Instrument instrument);
}
