package io.petrel.node.host;

import io.petrel.codecs.event.OrderPurpose;

/** Told of each order just after it was journaled and handed over for the venue. Engine thread only. */
@FunctionalInterface
public interface OrderListener
{
    /** Listens to nothing. */
    OrderListener NONE = purpose ->
    {
    };

    /**
     * One order was journaled and handed over.
     *
     * @param purpose of it: an entry is what a decision asks for, the rest looks after what is held.
     */
    void onOrderSent(OrderPurpose purpose);
}
