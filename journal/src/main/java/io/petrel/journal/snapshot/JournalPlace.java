package io.petrel.journal.snapshot;

import io.petrel.journal.append.ManifestFile;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A place between two events of one journal: after an inbound record and everything that it caused. It carries the
 * checksums of the two last records and of the manifest, so that a place of another journal, or of this one before it
 * lost its end and went on otherwise, is not taken for the same.
 *
 * @param inboundSequence  last inbound record before the place, at least 1.
 * @param outboundSequence last outbound record before the place; 0 for none.
 * @param inboundCrc       checksum of that inbound record.
 * @param outboundCrc      checksum of that outbound record; 0 for none.
 * @param manifestCrc      CRC32C of {@code manifest.json}: of build, schema, configuration, feed and birth.
 */
public record JournalPlace(
    long inboundSequence, long outboundSequence, int inboundCrc, int outboundCrc, int manifestCrc)
{
    /**
     * Looks a place up in a journal, which another thread may be appending to.
     *
     * @param journal          its folder.
     * @param inboundSequence  last inbound record before the place, at least 1.
     * @param outboundSequence last outbound record before the place; 0 for none.
     * @return the place.
     * @throws JournalException when the journal does not hold these records.
     */
    public static JournalPlace of(final Path journal, final long inboundSequence, final long outboundSequence)
    {
        return new JournalPlace(
            inboundSequence,
            outboundSequence,
            recordCrc(journal, QueueRole.INBOUND, inboundSequence),
            0 == outboundSequence ? 0 : recordCrc(journal, QueueRole.OUTBOUND, outboundSequence),
            manifestCrc(journal));
    }

    private static int recordCrc(final Path journal, final QueueRole role, final long sequence)
    {
        try (QueueReader reader = new QueueReader(journal.resolve(role.folder())))
        {
            if (reader.seek(sequence) && reader.next())
            {
                return reader.checksum();
            }
            throw new JournalException("the journal has no " + role.folder() + " record " + sequence +
                " (its last is " + reader.lastSequence() + ")");
        }
    }

    private static int manifestCrc(final Path journal)
    {
        final CRC32C crc = new CRC32C();
        try
        {
            final byte[] manifest = Files.readAllBytes(journal.resolve(ManifestFile.NAME));
            crc.update(manifest, 0, manifest.length);
        }
        catch (final IOException ex)
        {
            throw new JournalException("the manifest of " + journal + " cannot be read: " + ex.getMessage(), ex);
        }
        return (int)crc.getValue();
    }
}
