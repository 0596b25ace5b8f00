package io.petrel.node.host;

/** Told when an order has been journaled and handed to the venue: where latency is measured. */
@FunctionalInterface
public interface OrderListener
{
    /** Nobody listens. */
    OrderListener NONE = () ->
    {
    };

    /** An order has just been sent. Engine thread. */
    void onOrderSent();
}
