package io.petrel.node.host;

/** Told when the engine stands between two events: its state is whole then, and all it said is journaled. */
public interface BoundaryListener
{
    /** Nobody. */
    BoundaryListener NONE = new BoundaryListener()
    {
        @Override
        public void onBoundary(final long nowNs)
        {
            // Nobody listens.
        }

        @Override
        public void onMark()
        {
            // Nobody listens.
        }
    };

    /**
     * Before an event of the feed, after all that was due before it. Engine thread.
     *
     * @param nowNs ingest time of the newest event, {@code NULL_TIME_NS} before the first.
     */
    void onBoundary(long nowNs);

    /** Just after a SnapshotMark, with what it caused. Engine thread. */
    void onMark();
}
