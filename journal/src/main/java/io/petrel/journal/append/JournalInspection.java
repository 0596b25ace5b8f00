package io.petrel.journal.append;

import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.DamageKind;
import io.petrel.journal.frame.QueueHead;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.store.QueueCheck;
import io.petrel.journal.store.QueueReport;
import io.petrel.journal.store.RecordCursor;
import io.petrel.journal.store.ScanProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A whole journal, read and checked without writing to it: manifest, both queues, and that they belong together.
 *
 * @param dir      the journal's folder.
 * @param manifest what the journal was made with: from the manifest file, or from a queue's head when that is lost;
 *                 null when neither can be read.
 * @param inbound  what a checking read of the inbound queue found.
 * @param outbound what a checking read of the outbound queue found; null for a tape.
 * @param damages  everything found, in the order manifest, inbound, outbound.
 */
public record JournalInspection(
    Path dir, Manifest manifest, QueueReport inbound, QueueReport outbound, List<Damage> damages)
{
    /**
     * Reads and checks a journal.
     *
     * @param dir      the journal's folder.
     * @param progress told now and then.
     * @return what was found.
     */
    public static JournalInspection of(final Path dir, final ScanProgress progress)
    {
        final List<Damage> damages = new ArrayList<>();
        final Manifest written = readManifest(dir, damages);
        final QueueReport inbound = check(dir, QueueRole.INBOUND, () -> Long.MAX_VALUE, progress);
        damages.addAll(inbound.damages());
        final Manifest known = null == written ? manifestOf(inbound) : written;
        QueueReport outbound = null;
        if (null == known || Manifest.Kind.JOURNAL == known.kind())
        {
            outbound = check(dir, QueueRole.OUTBOUND, () -> lastInbound(dir, inbound), progress);
            damages.addAll(outbound.damages());
        }
        final Manifest manifest = null == known && null != outbound ? manifestOf(outbound) : known;
        checkOwner(manifest, inbound, QueueRole.INBOUND, damages);
        checkOwner(manifest, outbound, QueueRole.OUTBOUND, damages);
        checkSchema(manifest, damages);
        return new JournalInspection(dir, manifest, inbound, outbound, List.copyOf(damages));
    }

    /**
     * Whether everything is as it should be.
     *
     * @return true without any damage.
     */
    public boolean isGood()
    {
        return damages.isEmpty();
    }

    /**
     * Whether a queue is this journal's own, as far as its head can tell.
     *
     * @param report of the queue.
     * @param role   that it has by its folder.
     * @return true also when the head cannot be read.
     */
    public boolean isOwn(final QueueReport report, final QueueRole role)
    {
        return null == manifest || null == report.head() || isOwn(manifest, report.head(), role);
    }

    private static boolean isOwn(final Manifest manifest, final QueueHead head, final QueueRole role)
    {
        return role == head.role() && Arrays.equals(ManifestFile.format(manifest), head.manifest());
    }

    private static QueueReport check(
        final Path dir, final QueueRole role, final LongSupplier inboundEnd, final ScanProgress progress)
    {
        try (QueueCheck check = new QueueCheck(dir.resolve(role.folder()), inboundEnd, progress))
        {
            return check.run();
        }
    }

    /** Of a good queue, which may be growing, what is there by now. */
    private static long lastInbound(final Path dir, final QueueReport inbound)
    {
        if (!inbound.isGood())
        {
            return inbound.savableSequence();
        }
        try (RecordCursor cursor = new RecordCursor(dir.resolve(QueueRole.INBOUND.folder())))
        {
            return Math.max(inbound.savableSequence(), cursor.lastSequence());
        }
    }

    private static Manifest readManifest(final Path dir, final List<Damage> damages)
    {
        try
        {
            return ManifestFile.read(dir);
        }
        catch (final IOException ex)
        {
            damages.add(manifestDamage("cannot be read: " + firstLine(ex)));
            return null;
        }
    }

    private static Manifest manifestOf(final QueueReport report)
    {
        try
        {
            return null == report.head() ? null : ManifestFile.parse(report.head().manifest());
        }
        catch (final IOException ex)
        {
            return null;
        }
    }

    private static void checkOwner(
        final Manifest manifest, final QueueReport report, final QueueRole role, final List<Damage> damages)
    {
        if (null == manifest || null == report || null == report.head() || isOwn(manifest, report.head(), role))
        {
            return;
        }
        final String what = role == report.head().role() ?
            "the queue was made with another manifest than this journal's: it belongs to another journal, or the " +
            "manifest was changed" :
            "the queue is an " + report.head().role().folder() + " queue";
        damages.add(new Damage(DamageKind.FOREIGN, role.folder(), NULL_SEQUENCE, Damage.NULL_POSITION, what));
    }

    private static void checkSchema(final Manifest manifest, final List<Damage> damages)
    {
        if (null == manifest)
        {
            return;
        }
        final boolean isReadable = MessageHeaderDecoder.SCHEMA_ID == manifest.schemaId() &&
            MessageHeaderDecoder.SCHEMA_VERSION >= manifest.schemaVersion();
        if (!isReadable)
        {
            damages.add(new Damage(DamageKind.SCHEMA, ManifestFile.NAME, NULL_SEQUENCE, Damage.NULL_POSITION,
                "schema " + manifest.schemaId() + " version " + manifest.schemaVersion() + ", this build reads " +
                MessageHeaderDecoder.SCHEMA_ID + " up to version " + MessageHeaderDecoder.SCHEMA_VERSION));
        }
    }

    private static Damage manifestDamage(final String what)
    {
        return new Damage(DamageKind.MANIFEST, ManifestFile.NAME, NULL_SEQUENCE, Damage.NULL_POSITION, what);
    }

    private static String firstLine(final IOException ex)
    {
        return (ex.getClass().getSimpleName() + " " + ex.getMessage()).lines().findFirst().orElse("");
    }
}
