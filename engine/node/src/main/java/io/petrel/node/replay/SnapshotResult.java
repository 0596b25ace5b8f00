package io.petrel.node.replay;

import java.nio.file.Path;

/**
 * A snapshot beside a re-execution.
 *
 * @param file       the snapshot.
 * @param sequence   of the inbound event after which it was taken.
 * @param outcome    of the comparison.
 * @param recorded   hash of the core's state as the snapshot has it; meaningless when it cannot be read.
 * @param reexecuted hash of the core's state in the re-execution, after that event; meaningless unless compared.
 * @param problem    why it was left aside, in one clause; null when it was not.
 */
public record SnapshotResult(
    Path file, long sequence, Outcome outcome, long recorded, long reexecuted, String problem)
{
    /** What a comparison may find. */
    public enum Outcome
    {
        /** The same state. */
        SAME,
        /** Another state: the snapshot was not taken of this journal's core, or not of this build's. */
        DIFFERENT,
        /** Damaged, or of another journal: a node would leave it aside too. */
        LEFT_ASIDE,
        /** The execution ended before its place. */
        NOT_REACHED
    }

    boolean isDifferent()
    {
        return Outcome.DIFFERENT == outcome;
    }
}
