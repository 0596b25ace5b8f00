package io.petrel.core.order;

/** Receives what goes to the venue. Pipeline thread only; the order is valid during the call. */
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
}
