package io.petrel.core.order;

import io.petrel.codecs.event.DifferenceKind;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.ReconcileOutcome;
import io.petrel.codecs.event.ReconcileReason;
import io.petrel.codecs.event.ReportReason;

/**
 * Receives what goes to the venue, and what observers are told of orders. Pipeline thread only; the order is valid
 * during the call.
 */
public interface OrderSink
{
    /**
     * Send a new order.
     *
     * @param order in PENDING_NEW.
     */
    void onNewOrder(Order order);

    /**
     * Ask for an order back.
     *
     * @param order in PENDING_CANCEL.
     */
    void onCancelOrder(Order order);

    /**
     * Ask for another price and size.
     *
     * @param order         in PENDING_REPLACE.
     * @param newPriceTicks limit wanted.
     * @param newSizeLots   size wanted in all, what is filled already included.
     */
    void onReplaceOrder(Order order, long newPriceTicks, long newSizeLots);

    /**
     * Ask what became of an order. Nothing about it is sent again before the answer.
     *
     * @param order  open.
     * @param reason why.
     */
    void onOrderQuery(Order order, QueryReason reason);

    /**
     * Ask for all the venue holds of the account.
     *
     * @param accountId the account.
     * @param requestId comes back in the answer.
     * @param reason    why.
     */
    void onReconcileRequest(int accountId, long requestId, ReconcileReason reason);

    /**
     * Tell observers that an order went on in its life, or what the venue did with it that it should not.
     *
     * @param order    as it is now.
     * @param reason   why the venue refused or ended it; NONE otherwise.
     * @param disorder NONE when all is in order.
     */
    void onOrderUpdate(Order order, ReportReason reason, Disorder disorder);

    /**
     * Tell observers of a report on an order that is not known.
     *
     * @param clientOrderId as reported.
     * @param instrumentId  as reported.
     * @param accountId     as reported.
     * @param reason        as reported.
     * @param disorder      LIQUIDATION of the venue's own order by which it closed a position, else UNKNOWN_ORDER.
     */
    void onUnknownOrder(
        long clientOrderId, int instrumentId, int accountId, ReportReason reason, Disorder disorder);

    /**
     * Tell observers of one number that the venue and we do not agree on.
     *
     * @param accountId     the account.
     * @param requestId     of the comparison.
     * @param kind          what differs, and so the unit of the values.
     * @param clientOrderId order it is about, or {@link io.petrel.codecs.unit.Units#NULL_ID}.
     * @param instrumentId  instrument it is about, or {@link io.petrel.codecs.unit.Units#NULL_INSTRUMENT}.
     * @param ourValue      absent: {@link io.petrel.codecs.unit.Units#NULL_LOTS}.
     * @param venueValue    absent: likewise.
     */
    void onDifference(
        int accountId,
        long requestId,
        DifferenceKind kind,
        long clientOrderId,
        int instrumentId,
        long ourValue,
        long venueValue);

    /**
     * Tell observers what a comparison with the venue's books found.
     *
     * @param accountId   the account.
     * @param requestId   of the comparison.
     * @param outcome     what follows.
     * @param differences told before this.
     */
    void onReconciled(int accountId, long requestId, ReconcileOutcome outcome, int differences);
}
