package io.petrel.node.recovery;

import java.util.List;

/**
 * How an engine came back to the state it had stopped in.
 *
 * @param snapshotSequence last inbound event within the snapshot that was restored; 0 for none.
 * @param executedEvents   inbound events executed after it.
 * @param leftAside        snapshots that were not used, each with the reason in one line.
 * @param elapsedNs        wall time of it all, once the journal was open.
 */
public record RecoveryReport(long snapshotSequence, long executedEvents, List<String> leftAside, long elapsedNs)
{
    /** A journal that has just been created. */
    public static final RecoveryReport NEW_JOURNAL = new RecoveryReport(0, 0, List.of(), 0);

    /**
     * Events that the engine's state follows from.
     *
     * @return the inbound sequence at which it stands.
     */
    public long events()
    {
        return snapshotSequence + executedEvents;
    }
}
