package io.petrel.journal.snapshot;

import io.petrel.journal.frame.JournalException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is found of one snapshot of a journal, without restoring it.
 *
 * @param file    the snapshot.
 * @param header  what it says of itself; null where it cannot be read.
 * @param problem why a node would leave it aside, in one clause; null where it would not.
 */
public record SnapshotCheck(Path file, SnapshotHeader header, String problem)
{
    /**
     * Checks all snapshots of a journal: bytes, checksums, and that the journal holds the place of each.
     *
     * @param journal folder of the journal.
     * @return one result a file, the newest first.
     */
    public static List<SnapshotCheck> of(final Path journal)
    {
        final List<SnapshotCheck> checks = new ArrayList<>();
        for (final Path file : new SnapshotFolder(journal).newestFirst())
        {
            checks.add(of(journal, file));
        }
        return checks;
    }

    /**
     * Whether a node of the build that made it would use it.
     *
     * @return true without a problem.
     */
    public boolean isGood()
    {
        return null == problem;
    }

    private static SnapshotCheck of(final Path journal, final Path file)
    {
        SnapshotHeader header = null;
        try
        {
            final Snapshot snapshot = Snapshot.read(file);
            header = snapshot.header();
            snapshot.requirePlaceIn(journal);
            return new SnapshotCheck(file, header, null);
        }
        catch (final JournalException ex)
        {
            return new SnapshotCheck(file, header, ex.getMessage());
        }
    }
}
