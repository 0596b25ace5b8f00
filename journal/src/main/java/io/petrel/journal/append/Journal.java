package io.petrel.journal.append;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.store.ScanProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A journal open for appending: a folder with {@code manifest.json}, {@code inbound/}, and, unless it is a tape,
 * {@code outbound/}. Exactly one per folder, in all processes. Opened and closed by the host, appended to by the engine
 * thread.
 *
 * <p>Opening reads every record of both queues. If anything is wrong it refuses, in one line, since appending behind
 * damage would put records where no reader finds them.
 */
public final class Journal implements AutoCloseable
{
    private final Path dir;
    private final Manifest manifest;
    private final JournalLock lock;
    private final QueueWriter inbound;
    private final QueueWriter outbound;

    private Journal(
        final Path dir,
        final Manifest manifest,
        final JournalLock lock,
        final QueueWriter inbound,
        final QueueWriter outbound)
    {
        this.dir = dir;
        this.manifest = manifest;
        this.lock = lock;
        this.inbound = inbound;
        this.outbound = outbound;
    }

    /**
     * Makes a new journal with default sizes.
     *
     * @param dir      folder to make; it may exist if it is empty.
     * @param manifest what it is made with.
     * @return the journal, empty.
     * @throws JournalException when the folder is in use or cannot be written.
     */
    public static Journal create(final Path dir, final Manifest manifest)
    {
        return create(dir, manifest, JournalSettings.DEFAULT);
    }

    /**
     * Makes a new journal.
     *
     * @param dir      folder to make; it may exist if it is empty.
     * @param manifest what it is made with.
     * @param settings sizes.
     * @return the journal, empty.
     * @throws JournalException when the folder is in use or cannot be written.
     */
    public static Journal create(final Path dir, final Manifest manifest, final JournalSettings settings)
    {
        return create(dir, manifest, settings, FileSpaceReserve::new);
    }

    /**
     * Opens a journal with default sizes.
     *
     * @param dir the journal's folder.
     * @return the journal, ready for the next record.
     * @throws JournalException when anything in it is damaged, or another process writes it.
     */
    public static Journal open(final Path dir)
    {
        return open(dir, JournalSettings.DEFAULT);
    }

    /**
     * Opens a journal.
     *
     * @param dir      the journal's folder.
     * @param settings sizes.
     * @return the journal, ready for the next record.
     * @throws JournalException when anything in it is damaged, or another process writes it.
     */
    public static Journal open(final Path dir, final JournalSettings settings)
    {
        return open(dir, settings, FileSpaceReserve::new);
    }

    /**
     * Whether a folder holds a journal, whole or damaged, that is to be opened rather than made.
     *
     * @param dir the folder.
     * @return false when there is no folder, an empty one, or one in which a process was killed while it made a
     * journal:
     *     there {@link #create} starts over.
     */
    public static boolean exists(final Path dir)
    {
        try
        {
            return !JournalBirth.isUnborn(dir);
        }
        catch (final IOException ex)
        {
            throw new JournalException("folder " + dir + " cannot be read: " + ex.getMessage(), ex);
        }
    }

    static Journal create(
        final Path dir, final Manifest manifest, final JournalSettings settings, final SpaceReserve.Factory space)
    {
        makeFolder(dir);
        final JournalLock lock = JournalLock.acquire(dir);
        QueueWriter inbound = null;
        QueueWriter outbound = null;
        try
        {
            JournalBirth.begin(dir);
            final QueueOpener opener = new QueueOpener(dir, settings, space);
            inbound = opener.create(QueueRole.INBOUND, manifest);
            outbound = Manifest.Kind.TAPE == manifest.kind() ? null : opener.create(QueueRole.OUTBOUND, manifest);
            ManifestFile.write(dir, manifest);
            JournalBirth.end(dir);
            return new Journal(dir, manifest, lock, inbound, outbound);
        }
        catch (final IOException | RuntimeException ex)
        {
            closeAll(inbound, outbound, lock);
            throw asRefusal(ex, "journal " + dir + " cannot be created");
        }
    }

    static Journal open(final Path dir, final JournalSettings settings, final SpaceReserve.Factory space)
    {
        if (!Files.isDirectory(dir))
        {
            throw new JournalException("no journal at " + dir + ": give the folder that holds manifest.json");
        }
        final JournalLock lock = JournalLock.acquire(dir);
        QueueWriter inbound = null;
        QueueWriter outbound = null;
        try
        {
            final JournalInspection found = inspect(dir);
            final QueueOpener opener = new QueueOpener(dir, settings, space);
            inbound = opener.open(QueueRole.INBOUND, found.inbound());
            outbound = null == found.outbound() ? null : opener.open(QueueRole.OUTBOUND, found.outbound());
            JournalBirth.end(dir);
            return new Journal(dir, found.manifest(), lock, inbound, outbound);
        }
        catch (final IOException | RuntimeException ex)
        {
            closeAll(inbound, outbound, lock);
            throw asRefusal(ex, "journal " + dir + " cannot be opened");
        }
    }

    /**
     * Folder of the journal.
     *
     * @return as it was given.
     */
    public Path dir()
    {
        return dir;
    }

    /**
     * What the journal was made with.
     *
     * @return the manifest.
     */
    public Manifest manifest()
    {
        return manifest;
    }

    /**
     * Writer of everything the core sees.
     *
     * @return the one writer of this queue.
     */
    public QueueWriter inbound()
    {
        return inbound;
    }

    /**
     * Writer of everything the core says.
     *
     * @return the one writer of this queue.
     * @throws IllegalStateException when this is a tape.
     */
    public QueueWriter outbound()
    {
        if (null == outbound)
        {
            throw new IllegalStateException("tape " + dir + " has no outbound queue");
        }
        return outbound;
    }

    @Override
    public void close()
    {
        closeAll(inbound, outbound, lock);
    }

    private static JournalInspection inspect(final Path dir)
    {
        final JournalInspection found = JournalInspection.of(dir, ScanProgress.NONE);
        if (!found.isGood())
        {
            final Damage first = found.damages().get(0);
            final int more = found.damages().size() - 1;
            throw new JournalException("journal " + dir + " is damaged, " + first +
                (0 == more ? "" : " (and " + more + " more, see petrel verify " + dir + ")") +
                "; nothing was appended: save what is good with petrel repair " + dir + " --out NEW_DIR");
        }
        if (MessageHeaderDecoder.SCHEMA_VERSION != found.manifest().schemaVersion())
        {
            throw new JournalException("journal " + dir + " holds schema version " + found.manifest().schemaVersion() +
                ", this build writes " + MessageHeaderDecoder.SCHEMA_VERSION + ": start a new journal");
        }
        return found;
    }

    private static void makeFolder(final Path dir)
    {
        try
        {
            if (!JournalBirth.isUnborn(dir))
            {
                throw new JournalException(
                    "folder " + dir + " is not empty: give a new one, or open the journal that is in it");
            }
            Files.createDirectories(dir);
        }
        catch (final IOException ex)
        {
            throw new JournalException("folder " + dir + " cannot be made: " + ex, ex);
        }
    }

    private static JournalException asRefusal(final Exception ex, final String what)
    {
        return ex instanceof JournalException ? (JournalException)ex : new JournalException(what + ": " + ex, ex);
    }

    private static void closeAll(final QueueWriter inbound, final QueueWriter outbound, final JournalLock lock)
    {
        try
        {
            close(inbound);
        }
        finally
        {
            try
            {
                close(outbound);
            }
            finally
            {
                lock.close();
            }
        }
    }

    private static void close(final QueueWriter writer)
    {
        if (null != writer)
        {
            writer.close();
        }
    }
}
