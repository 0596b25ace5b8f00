package io.petrel.codecs.route;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;

/**
 * What a core says to a venue: the core lets it leave before all else that it says, the host and the wire hand it on,
 * the venue's port takes it. Any thread; a comparison of integers.
 */
public final class VenueRequests
{
    private VenueRequests()
    {
    }

    /**
     * Whether a message is for a venue.
     *
     * @param templateId of the message.
     * @return false for everything that is said to nobody but the journal.
     */
    public static boolean includes(final int templateId)
    {
        return isOfOrder(templateId) || ReconcileRequestDecoder.TEMPLATE_ID == templateId;
    }

    /**
     * Whether a message is for a venue and about one order.
     *
     * @param templateId of the message.
     * @return true for those that have a client order id.
     */
    public static boolean isOfOrder(final int templateId)
    {
        return switch (templateId)
        {
            case NewOrderDecoder.TEMPLATE_ID, CancelOrderDecoder.TEMPLATE_ID, ReplaceOrderDecoder.TEMPLATE_ID,
                OrderQueryDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }
}
