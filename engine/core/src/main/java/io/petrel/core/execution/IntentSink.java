package io.petrel.core.execution;

import io.petrel.codecs.event.OrderPurpose;

/** Receives what execution would like to do; the gate implements it. Pipeline thread only. */
public interface IntentSink
{
    /**
     * A new order is wanted, or a working one at another price.
     *
     * @param intent valid during the call.
     */
    void onIntent(OrderIntent intent);

    /**
     * A working order is no longer wanted. Taking an order back never needs approval.
     *
     * @param clientOrderId of the order.
     */
    void onCancelIntent(long clientOrderId);

    /** {@return whether it is open for orders that open or add to a position; else it would refuse every one} */
    boolean admitsEntries();

    /**
     * Whether it is open for orders that only close.
     *
     * @param purpose of the order.
     * @return false where it would refuse every one.
     */
    boolean admitsClosing(OrderPurpose purpose);
}
