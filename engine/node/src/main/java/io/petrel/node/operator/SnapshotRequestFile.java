package io.petrel.node.operator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One request for a snapshot as a file of one line, the time. It is journaled as a {@code SnapshotMark}, so a replay
 * says at the same place what state the core had.
 *
 * @param givenNs when it was given, wall clock, ns since the epoch; the mark has it as its event time.
 */
public record SnapshotRequestFile(long givenNs)
{
    /**
     * Leaves it for the node of a journal, running or not.
     *
     * @param journal folder of the journal.
     * @return the file, which the node removes once the mark is journaled.
     */
    public Path leave(final Path journal)
    {
        return InboxFolder.leave(journal, givenNs, InboxFolder.SNAPSHOT, List.of(Long.toString(givenNs)));
    }

    /** Null when the file holds no request. */
    static SnapshotRequestFile read(final Path file)
    {
        try
        {
            return new SnapshotRequestFile(Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).trim()));
        }
        catch (final IOException | NumberFormatException noRequest)
        {
            return null;
        }
    }
}
