package io.petrel.node.replay;

import java.util.List;

/**
 * What a re-execution found.
 *
 * @param inboundEvents    that were executed.
 * @param outboundCompared messages found equal to the journal's.
 * @param outboundMissing  messages the core says that the journal does not hold at its end: a crash kept them from
 *                         being written.
 * @param lastSequence     inbound sequence of the last event executed, 0 for none.
 * @param stateHash        hash of the core's state after it.
 * @param difference       first difference, or null when all is the same.
 * @param snapshots        what became of each snapshot that was to be compared, in the journal's order; empty where
 *                         none was.
 */
public record ReplayResult(
    long inboundEvents,
    long outboundCompared,
    long outboundMissing,
    long lastSequence,
    long stateHash,
    Difference difference,
    List<SnapshotResult> snapshots)
{
    /**
     * Whether the journal re-executed to the same bytes, and to the state of each snapshot that was compared.
     *
     * @return true when no difference was found.
     */
    public boolean isIdentical()
    {
        return null == difference && snapshots.stream().noneMatch(SnapshotResult::isDifferent);
    }
}
