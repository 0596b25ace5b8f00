package io.petrel.node.host;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.route.VenueRequests;
import io.petrel.sim.SimulatedVenue;
import io.petrel.venue.port.VenueAdapter;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * Sends to the venue what of the core's messages is for it: at once, or held until the venue has seen the event that
 * they answer. Who listens is told of an order when it is sent or held: its way through the core ends there. Engine
 * thread only; allocates nothing once it has held the most bytes of one event.
 *
 * <pre>
 *   held: | length i32 | type i32 | message, padded to 8 bytes | length ...
 * </pre>
 */
final class VenueSender
{
    private static final int TYPE_OFFSET = Integer.BYTES;
    private static final int MESSAGE_OFFSET = TYPE_OFFSET + Integer.BYTES;
    private static final int INITIAL_BYTES = 1 << 14;

    private final ExpandableArrayBuffer held = new ExpandableArrayBuffer(INITIAL_BYTES);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final VenueAdapter requests;
    private final OrderListener listener;

    private boolean isHolding;
    private int heldBytes;

    VenueSender(final SimulatedVenue venue, final OrderListener listener)
    {
        requests = new VenueAdapter(venue.orders());
        this.listener = listener;
    }

    void onMessage(
        final int templateId, final long nowNs, final DirectBuffer buffer, final int offset, final int length)
    {
        if (!VenueRequests.includes(templateId))
        {
            return;
        }
        if (isHolding)
        {
            add(templateId, buffer, offset, length);
        }
        else
        {
            requests.onMessage(templateId, nowNs, buffer, offset);
        }
        if (NewOrderDecoder.TEMPLATE_ID == templateId)
        {
            listener.onOrderSent(newOrder.wrapAndApplyHeader(buffer, offset, header).purpose());
        }
    }

    /** Sends nothing until {@link #release}. */
    void hold()
    {
        isHolding = true;
    }

    /** Sends what was held, in its order. */
    void release(final long nowNs)
    {
        isHolding = false;
        for (int at = 0; at < heldBytes; at += next(held.getInt(at)))
        {
            requests.onMessage(held.getInt(at + TYPE_OFFSET), nowNs, held, at + MESSAGE_OFFSET);
        }
        heldBytes = 0;
    }

    private void add(final int templateId, final DirectBuffer buffer, final int offset, final int length)
    {
        held.putInt(heldBytes, length);
        held.putInt(heldBytes + TYPE_OFFSET, templateId);
        held.putBytes(heldBytes + MESSAGE_OFFSET, buffer, offset, length);
        heldBytes += next(length);
    }

    private static int next(final int length)
    {
        return BitUtil.align(MESSAGE_OFFSET + length, Long.BYTES);
    }
}
