package io.petrel.venue.port;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;

/**
 * Where approved orders leave the engine. Each call hands over one message and returns at once: what the venue makes of
 * it comes back later as {@code ExecutionReport} events, never as a return value. Called by the engine thread only,
 * after the message is journaled; the decoder is the caller's and is valid during the call only.
 */
public interface Venue
{
    /**
     * Sends a new order.
     *
     * @param nowNs ingest time of the event that caused the order, ns since the Unix epoch; never falls from call to
     *              call.
     * @param order wrapped on the message.
     */
    void onNewOrder(long nowNs, NewOrderDecoder order);

    /**
     * Sends a request to cancel a working order.
     *
     * @param nowNs  ingest time of the event that caused the request, ns since the Unix epoch.
     * @param cancel wrapped on the message.
     */
    void onCancelOrder(long nowNs, CancelOrderDecoder cancel);

    /**
     * Sends a request to change price or size of a working order.
     *
     * @param nowNs   ingest time of the event that caused the request, ns since the Unix epoch.
     * @param replace wrapped on the message.
     */
    void onReplaceOrder(long nowNs, ReplaceOrderDecoder replace);

    /**
     * Asks what became of an order. The answer comes back as an {@code OrderStatusReport} with every fill that the
     * venue remembers of it. NEVER_ARRIVED may be answered only when the venue is sure that the order will not arrive
     * any more either; while it is not, it does not answer and is asked again.
     *
     * @param nowNs ingest time of the event that caused the question, ns since the Unix epoch.
     * @param query wrapped on the message.
     */
    void onOrderQuery(long nowNs, OrderQueryDecoder query);

    /**
     * Asks for all the venue holds of an account. The answer comes back as a {@code VenueView}: open orders, positions
     * and profit at one moment, which every report delivered before it has led to.
     *
     * @param nowNs   ingest time of the event that caused the question, ns since the Unix epoch.
     * @param request wrapped on the message.
     */
    void onReconcileRequest(long nowNs, ReconcileRequestDecoder request);

    /**
     * Whether the session with the venue outlives the node. A real one does not: after a restart the host tells the
     * core that the session was lost and is back, so that it asks about every open order before anything is sent.
     *
     * @return false unless the venue is restored with the node.
     */
    default boolean outlivesNode()
    {
        return false;
    }
}
