package io.petrel.core.execution;

/** Told of every parent order: before its first child, with each child, and after its last. Pipeline thread only. */
public interface ParentSink
{
    /**
     * It begins, or goes on with another size.
     *
     * @param parent valid during the call.
     */
    void onParent(ParentOrder parent);

    /**
     * It proposes a child; the gate's verdict follows.
     *
     * @param parent whose {@link ParentOrder#child} it is; valid during the call.
     */
    void onSlice(ParentOrder parent);

    /**
     * Its resting child is to follow the price; the gate's verdict follows.
     *
     * @param parent        valid during the call.
     * @param clientOrderId of the child.
     * @param priceTicks    its new limit.
     */
    void onMove(ParentOrder parent, long clientOrderId, long priceTicks);

    /**
     * It ended.
     *
     * @param parent valid during the call.
     */
    void onOutcome(ParentOrder parent);
}
