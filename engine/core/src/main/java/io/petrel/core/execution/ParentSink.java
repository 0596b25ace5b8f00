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
     * It ended.
     *
     * @param parent valid during the call.
     */
    void onOutcome(ParentOrder parent);
}
