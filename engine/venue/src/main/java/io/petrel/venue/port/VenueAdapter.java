package io.petrel.venue.port;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.route.VenueRequests;
import org.agrona.DirectBuffer;

/** Decodes what a core says to a venue and calls the venue's port. One thread; allocates nothing after construction. */
public final class VenueAdapter
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final OrderQueryDecoder orderQuery = new OrderQueryDecoder();
    private final ReconcileRequestDecoder reconcileRequest = new ReconcileRequestDecoder();
    private final Venue venue;

    /**
     * Joins the adapter to the port it calls.
     *
     * @param venue that is meant.
     */
    public VenueAdapter(final Venue venue)
    {
        this.venue = venue;
    }

    /**
     * Hands a message over; one that is none of {@link VenueRequests} is left alone.
     *
     * @param templateId of the message.
     * @param nowNs      as each method of {@link Venue} takes it.
     * @param buffer     holding the SBE message.
     * @param offset     of the SBE header.
     */
    public void onMessage(final int templateId, final long nowNs, final DirectBuffer buffer, final int offset)
    {
        switch (templateId)
        {
            case NewOrderDecoder.TEMPLATE_ID:
                venue.onNewOrder(nowNs, newOrder.wrapAndApplyHeader(buffer, offset, header));
                break;
            case CancelOrderDecoder.TEMPLATE_ID:
                venue.onCancelOrder(nowNs, cancelOrder.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ReplaceOrderDecoder.TEMPLATE_ID:
                venue.onReplaceOrder(nowNs, replaceOrder.wrapAndApplyHeader(buffer, offset, header));
                break;
            case OrderQueryDecoder.TEMPLATE_ID:
                venue.onOrderQuery(nowNs, orderQuery.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ReconcileRequestDecoder.TEMPLATE_ID:
                venue.onReconcileRequest(nowNs, reconcileRequest.wrapAndApplyHeader(buffer, offset, header));
                break;
            default:
                break;
        }
    }
}
