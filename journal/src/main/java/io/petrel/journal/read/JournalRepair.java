package io.petrel.journal.read;

import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalInspection;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.append.QueueWriter;
import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.DamageKind;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.RepairReport.Rescue;
import io.petrel.journal.store.QueueReport;
import io.petrel.journal.store.RecordCursor;
import io.petrel.journal.store.Salvage;
import io.petrel.journal.store.ScanProgress;
import java.nio.file.Path;

/**
 * Saves what is good of a journal or tape into a new one, and leaves the old one as it is. Good is the longest run of
 * records 1 to n of which each is proven by its own checksum and sequence; of the outbound queue, only what a saved
 * inbound record caused, since the engine says the rest again when it re-executes.
 */
public final class JournalRepair
{
    private JournalRepair()
    {
    }

    /**
     * Repairs.
     *
     * @param dir      the damaged journal's folder.
     * @param out      folder of the new journal; must not exist, or be empty.
     * @param progress told now and then.
     * @return what was saved and what was lost.
     * @throws JournalException when there is no journal, nothing says what it was, or the new one cannot be written.
     */
    public static RepairReport repair(final Path dir, final Path out, final ScanProgress progress)
    {
        JournalVerifier.requireJournal(dir);
        final JournalInspection found = JournalInspection.of(dir, progress);
        final Manifest manifest = requireManifest(found);
        final boolean isInboundOwn = found.isOwn(found.inbound(), QueueRole.INBOUND);
        final long inboundSaved = isInboundOwn ? found.inbound().savableSequence() : 0;
        try (Journal journal = Journal.create(out, manifest, JournalSettings.DEFAULT))
        {
            copy(dir.resolve(QueueRole.INBOUND.folder()), journal.inbound(), inboundSaved, progress);
            final Rescue inbound = rescue(found, found.inbound(), inboundSaved);
            if (null == found.outbound())
            {
                return new RepairReport(found, inbound, null);
            }
            final boolean isOutboundOwn = isInboundOwn && found.isOwn(found.outbound(), QueueRole.OUTBOUND);
            final long outboundSaved = isOutboundOwn ? found.outbound().justifiedSequence() : 0;
            copy(dir.resolve(QueueRole.OUTBOUND.folder()), journal.outbound(), outboundSaved, progress);
            return new RepairReport(found, inbound, rescue(found, found.outbound(), outboundSaved));
        }
    }

    private static Manifest requireManifest(final JournalInspection found)
    {
        final Manifest manifest = found.manifest();
        if (null == manifest)
        {
            throw new JournalException("journal " + found.dir() + " cannot be repaired: neither manifest.json nor " +
                "the head of a queue can be read, so nothing says what it was; put a copy of manifest.json back");
        }
        if (MessageHeaderDecoder.SCHEMA_ID != manifest.schemaId() ||
            MessageHeaderDecoder.SCHEMA_VERSION < manifest.schemaVersion())
        {
            throw new JournalException("journal " + found.dir() + " cannot be repaired by this build: it holds " +
                "schema " + manifest.schemaId() + " version " + manifest.schemaVersion() +
                "; use the build that made it");
        }
        return manifest;
    }

    private static void copy(
        final Path queueDir, final QueueWriter writer, final long last, final ScanProgress progress)
    {
        try (RecordCursor cursor = new RecordCursor(queueDir))
        {
            final Salvage salvage = new Salvage(cursor);
            while (writer.lastSequence() < last)
            {
                if (cursor.next())
                {
                    writer.append(cursor.frame());
                }
                else if (!salvage.goOn())
                {
                    throw new JournalException("journal " + queueDir.getParent() + " changed while it was read: " +
                        "record " + (writer.lastSequence() + 1) + " of " + cursor.queue() +
                        " is gone; stop whoever writes it");
                }
                progress.onProgress("saving " + cursor.queue(), writer.lastSequence(), last);
            }
        }
    }

    private static Rescue rescue(final JournalInspection found, final QueueReport report, final long saved)
    {
        final long known = Math.max(saved, report.lastSequence());
        final String reason = found.damages().stream()
            .filter(damage -> report.queue().equals(damage.queue()) && isBehind(damage, saved))
            .map(Damage::toString).findFirst().orElse("");
        if (!reason.isEmpty() || known == saved)
        {
            return new Rescue(report.queue(), saved, known, reason);
        }
        return new Rescue(report.queue(), saved, known, "the inbound records that caused them are lost");
    }

    /** Damage of the files as a whole, and of records that were saved all the same, lost nothing. */
    private static boolean isBehind(final Damage damage, final long saved)
    {
        return switch (damage.kind())
        {
            case FOREIGN, MISSING_FILE, EMPTY_FILE -> true;
            case STORE_HEADER, METADATA, STORE_COUNT, MANIFEST -> false;
            default -> NULL_SEQUENCE != damage.sequence() && damage.sequence() > saved &&
                DamageKind.HEAD != damage.kind();
        };
    }
}
