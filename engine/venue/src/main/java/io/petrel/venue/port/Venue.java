package io.petrel.venue.port;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
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
}
