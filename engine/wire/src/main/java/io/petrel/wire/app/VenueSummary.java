package io.petrel.wire.app;

import io.petrel.node.recovery.RecoveryReport;

/**
 * What a venue's process did.
 *
 * @param feedName         of the feed it followed.
 * @param recovery         how it came back to its books at its start.
 * @param feedSequence     the feed's number of the last event taken, {@code NULL_ID} while it was lost.
 * @param inbound          events and requests in its journal.
 * @param outbound         reports in its journal.
 * @param snapshotsWritten beside its journal.
 * @param snapshotProblem  why the last one that could not be written was not; null while there was none.
 */
public record VenueSummary(
    String feedName,
    RecoveryReport recovery,
    long feedSequence,
    long inbound,
    long outbound,
    long snapshotsWritten,
    String snapshotProblem)
{
}
