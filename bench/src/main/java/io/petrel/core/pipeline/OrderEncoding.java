package io.petrel.core.pipeline;

import io.petrel.core.order.Order;

/** The publisher of orders by itself, which only the pipeline can make: encodes an order and hands it on. */
public final class OrderEncoding
{
    private final Outbox outbox = new Outbox(this::onMessage);
    private final OrderPublisher publisher;
    private long bytes;

    /**
     * Wires it to a core's parameters.
     *
     * @param core whose configuration hash the orders carry.
     */
    public OrderEncoding(final Pipeline core)
    {
        publisher = new OrderPublisher(outbox, core.parameters());
    }

    /**
     * Encodes.
     *
     * @param order to encode.
     * @param nowNs time of the event.
     * @return bytes encoded so far.
     */
    public long encode(final Order order, final long nowNs)
    {
        outbox.now(nowNs);
        publisher.onNewOrder(order);
        return bytes;
    }

    private void onMessage(
        final int templateId,
        final long eventTimeNs,
        final org.agrona.DirectBuffer buffer,
        final int offset,
        final int length)
    {
        bytes += length;
    }
}
