package io.petrel.core.risk;

/** Where approved orders go; the order life cycle implements it and only the gate holds it. Pipeline thread only. */
public interface OrderPort
{
    /**
     * Sends a new order.
     *
     * @param order approved; valid during the call.
     * @param nowNs core time.
     */
    void send(ApprovedOrder order, long nowNs);

    /**
     * Changes price and remaining size of the working order that {@link ApprovedOrder#clientOrderId()} names.
     *
     * @param order approved; valid during the call.
     * @param nowNs core time.
     */
    void replace(ApprovedOrder order, long nowNs);

    /**
     * Takes a working order back; no effect when it is closed already or a cancel is on its way.
     *
     * @param clientOrderId of the order.
     * @param nowNs         core time.
     */
    void cancel(long clientOrderId, long nowNs);
}
