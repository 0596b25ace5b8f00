package io.petrel.node.ring;

/** What other processes send: a feed and a venue. Asked by one thread, the one that publishes to the ring. */
public interface LiveSource
{
    /**
     * Hands over what has come since, in its order.
     *
     * @param sink takes it during the call; it may wait for room.
     * @return how much was done; 0 lets the caller idle.
     */
    int poll(LiveSink sink);

    /**
     * Whether nothing more will come.
     *
     * @return true once the feed said so and all of it was handed over.
     */
    boolean hasEnded();
}
