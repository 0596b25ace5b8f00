package io.petrel.node.operator;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.SnapshotMarkEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * One request for a snapshot as a file of one line, the time. It is journaled as a {@code SnapshotMark}, so a replay
 * says at the same place what state the core had.
 *
 * @param givenNs when it was given, wall clock, ns since the epoch; the mark has it as its event time.
 */
public record SnapshotRequestFile(long givenNs) implements InboxFile
{
    @Override
    public Path leave(final Path journal)
    {
        return InboxFolder.leave(journal, givenNs, InboxFolder.SNAPSHOT, List.of(Long.toString(givenNs)));
    }

    @Override
    public int encode(final MutableDirectBuffer buffer)
    {
        new SnapshotMarkEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(givenNs);
        return MessageHeaderEncoder.ENCODED_LENGTH + SnapshotMarkEncoder.BLOCK_LENGTH;
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
