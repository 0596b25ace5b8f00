package io.petrel.node.snapshot;

/**
 * When a node writes its state beside its journal.
 *
 * @param intervalNs in event time between two snapshots, above zero; {@link #NEVER}: none by time, none at the stop.
 * @param kept       newest snapshots that stay, at least 1.
 */
public record SnapshotSettings(long intervalNs, int kept)
{
    /** No interval. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Newest ones that stay where nothing else is configured: one may be damaged, one too new. */
    public static final int DEFAULT_KEPT = 3;

    /** Only when a SnapshotMark asks for one. */
    public static final SnapshotSettings ON_COMMAND = new SnapshotSettings(NEVER, DEFAULT_KEPT);

    /** Checks the numbers. */
    public SnapshotSettings
    {
        if (intervalNs <= 0 || kept < 1)
        {
            throw new IllegalArgumentException(
                "snapshots: an interval above zero and one kept at least: " + intervalNs + " ns, " + kept);
        }
    }

    /**
     * Whether snapshots are taken unasked.
     *
     * @return false when only a command takes one.
     */
    public boolean areRegular()
    {
        return NEVER != intervalNs;
    }
}
