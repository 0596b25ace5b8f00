package io.petrel.core.risk;

import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.execution.OrderTerms;

/**
 * An order that passed every rule. Only this package can make or fill one, so an unchecked order cannot be sent. A
 * reused flyweight: whoever receives it never keeps it. Pipeline thread only.
 */
public final class ApprovedOrder extends OrderTerms
{
    private long clientOrderId = Units.NULL_ID;

    ApprovedOrder()
    {
    }

    /** Only DAY orders end with the day. */
    ApprovedOrder of(final long newClientOrderId, final OrderIntent intent, final long dayEndNs)
    {
        clientOrderId = newClientOrderId;
        copyTerms(intent);
        if (TimeInForce.DAY == intent.timeInForce())
        {
            lasting(TimeInForce.DAY, dayEndNs, intent.isPostOnly());
        }
        return this;
    }

    /** {@return inbound sequence x 64 + index within the event; of a replacement, the id of the order replaced} */
    public long clientOrderId()
    {
        return clientOrderId;
    }
}
