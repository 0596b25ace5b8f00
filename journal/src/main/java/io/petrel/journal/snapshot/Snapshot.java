package io.petrel.journal.snapshot;

import io.petrel.journal.frame.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A snapshot file, read whole and found undamaged.
 *
 * @param file   it was read from.
 * @param header what it says of itself.
 * @param body   the state, from offset 0 to {@link SnapshotHeader#bodyLength()}.
 */
public record Snapshot(Path file, SnapshotHeader header, DirectBuffer body)
{
    /**
     * Reads and checks a file.
     *
     * @param file to read.
     * @return the snapshot.
     * @throws JournalException when it cannot be read, is cut, damaged, or no snapshot: says which, in one clause.
     */
    public static Snapshot read(final Path file)
    {
        final byte[] bytes;
        try
        {
            bytes = Files.readAllBytes(file);
        }
        catch (final IOException ex)
        {
            throw new JournalException("it cannot be read: " + ex.getMessage(), ex);
        }
        final SnapshotHeader header = SnapshotHeader.decode(bytes);
        if (SnapshotFolder.sequenceOf(file) != header.place().inboundSequence())
        {
            throw new JournalException("its name says " + SnapshotFolder.sequenceOf(file) + ", its header " +
                header.place().inboundSequence());
        }
        if (SnapshotHeader.LENGTH + (long)header.bodyLength() != bytes.length)
        {
            throw new JournalException("it has " + bytes.length + " bytes, its header says " +
                (SnapshotHeader.LENGTH + (long)header.bodyLength()));
        }
        if (crc(bytes, SnapshotHeader.LENGTH, header.bodyLength()) != header.bodyCrc())
        {
            throw new JournalException("its state does not match its checksum");
        }
        return new Snapshot(
            file, header, new UnsafeBuffer(bytes, SnapshotHeader.LENGTH, header.bodyLength()));
    }

    /**
     * Checks that the journal it lies in holds the place at which it was taken.
     *
     * @param journal the journal's folder.
     * @throws JournalException when it is newer than what is left of the journal, or was taken in another one: says
     *                          which, in one clause.
     */
    public void requirePlaceIn(final Path journal)
    {
        final JournalPlace place = header.place();
        final JournalPlace found = JournalPlace.of(journal, place.inboundSequence(), place.outboundSequence());
        if (!place.equals(found))
        {
            final String what = place.manifestCrc() == found.manifestCrc() ?
                "record " + place.inboundSequence() + " of the journal is not the one it was taken after" :
                "it was taken in a journal with another manifest";
            throw new JournalException(what);
        }
    }

    static int crc(final byte[] bytes, final int offset, final int length)
    {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int)crc.getValue();
    }
}
