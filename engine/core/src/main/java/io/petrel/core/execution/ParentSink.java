package io.petrel.core.execution;

import io.petrel.codecs.event.RequestAnswer;
import io.petrel.core.portfolio.Position;

/**
 * Told of every parent order: when it begins, with each child, and after its last. No child waits for that: it leaves
 * first, and what explains it is told at the place that was asked for before. Pipeline thread only.
 */
public interface ParentSink
{
    /** {@return the place of what would be told next, valid until anything is told at an earlier one} */
    int place();

    /**
     * It has begun, and its first child may have left; or it goes on with another size.
     *
     * @param parent valid during the call.
     * @param place  before all that was told since it was asked for.
     */
    void onParent(ParentOrder parent, int place);

    /**
     * It has proposed a child, the gate has answered, and neither has changed anything here yet.
     *
     * @param parent whose {@link ParentOrder#child} it is; valid during the call.
     * @param place  before the gate's verdict and all else that was told since it was asked for.
     */
    void onSlice(ParentOrder parent, int place);

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
