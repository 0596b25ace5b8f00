package io.petrel.core.execution;

import io.petrel.codecs.event.RequestAnswer;
import io.petrel.core.portfolio.Position;

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

    /**
     * A person's order that was waiting will not be worked.
     *
     * @param requestId that tells it from all others, or {@code Units.NULL_ID}.
     * @param position  it was to change.
     * @param reason    why.
     */
    void onForgotten(long requestId, Position position, RequestAnswer reason);
}
