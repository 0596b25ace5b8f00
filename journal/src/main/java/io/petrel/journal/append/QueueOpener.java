package io.petrel.journal.append;

import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.JournalFullException;
import io.petrel.journal.frame.QueueHead;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.store.QueueReport;
import io.petrel.journal.store.StoreHeader;
import io.petrel.journal.store.StoreLayout;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a queue ready for its writer, under the journal's lock: takes disk space before anything is mapped, wipes what
 * a killed writer left behind the last whole record, and compares Chronicle's count with what a checking read found.
 */
final class QueueOpener
{
    /** What Chronicle writes when it makes a queue's two files, through mappings, where a full disk would be fatal. */
    private static final long FIRST_BYTES = 512 << 10;
    private static final long UNLOCKED = Long.MIN_VALUE;
    private static final int WIPE_LENGTH = 64 << 10;

    private final Path dir;
    private final JournalSettings settings;
    private final SpaceReserve.Factory spaces;

    QueueOpener(final Path dir, final JournalSettings settings, final SpaceReserve.Factory spaces)
    {
        this.dir = dir;
        this.settings = settings;
        this.spaces = spaces;
    }

    QueueWriter create(final QueueRole role, final Manifest manifest) throws IOException
    {
        final Path queueDir = dir.resolve(role.folder());
        Files.createDirectories(queueDir);
        requireSpace(queueDir);
        fillAhead(queueDir.resolve(StoreLayout.QUEUE_FILE), 0, FIRST_BYTES);
        final RecordStore store = new ChronicleStore(queueDir, settings.blockBytes());
        final QueueWriter writer = writer(role, manifest.schemaVersion(), store, 0);
        try
        {
            writer.appendHead(new QueueHead(
                role, manifest.schemaId(), manifest.schemaVersion(), StoreHeader.crcOfStore(queueDir),
                StoreHeader.crcOfTable(queueDir), ManifestFile.format(manifest)));
            return writer;
        }
        catch (final IOException | RuntimeException ex)
        {
            writer.close();
            throw ex;
        }
    }

    QueueWriter open(final QueueRole role, final QueueReport found) throws IOException
    {
        final Path queueDir = dir.resolve(role.folder());
        unlock(queueDir);
        final Path file = queueDir.resolve(StoreLayout.QUEUE_FILE);
        wipeTornRecord(file, found.endPosition());
        fillAhead(file, found.endPosition(), found.endPosition() + settings.reserveBytes());
        final RecordStore store = new ChronicleStore(queueDir, settings.blockBytes());
        final long counted = store.count() - 1;
        if (counted != found.savableSequence())
        {
            store.close();
            throw new JournalException("journal " + dir + " is damaged, " + role.folder() +
                ": a checking read ends at record " + found.savableSequence() + ", but the store counts " + counted +
                "; nothing was appended: save what is good with petrel repair " + dir + " --out NEW_DIR");
        }
        final QueueWriter writer = writer(role, found.head().schemaVersion(), store, found.indexPosition());
        writer.resume(found.savableSequence(), found.lastIngestTimeNs(), found.lastCauseSequence());
        return writer;
    }

    /** Everything that is mapped from here on must exist on disk: the start of both files and the newest index. */
    private QueueWriter writer(
        final QueueRole role, final int schemaVersion, final RecordStore store, final long indexPosition)
        throws IOException
    {
        SpaceReserve space = null;
        try
        {
            space = spaces.open(store.file());
            space.materialise(0, Math.min(store.endPosition(), FIRST_BYTES));
            space.materialise(
                indexPosition, Math.min(store.endPosition(), indexPosition + RecordStore.OVERHEAD_LENGTH));
            try (SpaceReserve table = spaces.open(store.file().resolveSibling(StoreLayout.TABLE_FILE)))
            {
                table.materialise(0, 2L * StoreLayout.PAGE_LENGTH);
            }
            final QueueWriter writer = new QueueWriter(role, schemaVersion, store, space, settings);
            writer.reserveFirst();
            return writer;
        }
        catch (final IOException | RuntimeException ex)
        {
            store.close();
            if (null != space)
            {
                space.close();
            }
            throw ex;
        }
    }

    /**
     * Before anything is mapped there. Where the first store into a mapping finds a hole, the kernel reads ahead
     * from there on, one hole after another, for as long as the file grows: each later append costs three times as
     * much (docs/speed.md).
     */
    private void fillAhead(final Path file, final long from, final long to) throws IOException
    {
        try (SpaceReserve space = spaces.open(file))
        {
            fill(space, from, to);
        }
    }

    private void fill(final SpaceReserve space, final long from, final long to)
    {
        try
        {
            space.fill(from, to);
        }
        catch (final IOException ex)
        {
            throw new JournalFullException("journal " + dir + " cannot be written: it needs " + (to - from) +
                " bytes for each queue, " + space.freeBytes() + " are free (" + ex.getMessage() +
                "): free some space there", space.freeBytes(), to - from, ex);
        }
    }

    private void requireSpace(final Path queueDir)
    {
        final long needed = FIRST_BYTES + settings.reserveBytes();
        final long free = queueDir.toFile().getUsableSpace();
        if (free < needed)
        {
            throw new JournalFullException("journal " + dir + " cannot be created: it needs " + needed +
                " bytes for each queue, " + free + " are free: free some space there", free, needed, null);
        }
    }

    /**
     * We hold the journal's lock, so whoever Chronicle believes to be writing is dead; its process id may live again.
     */
    private static void unlock(final Path queueDir) throws IOException
    {
        final long position = StoreHeader.writeLockPosition(queueDir);
        try (RandomAccessFile table = new RandomAccessFile(queueDir.resolve(StoreLayout.TABLE_FILE).toFile(), "rw"))
        {
            table.seek(position);
            table.writeLong(Long.reverseBytes(UNLOCKED));
        }
    }

    /** What is left of a record that was begun and never finished must not be taken for a word or a frame later. */
    private static void wipeTornRecord(final Path file, final long endPosition) throws IOException
    {
        try (RandomAccessFile queue = new RandomAccessFile(file.toFile(), "rw"))
        {
            final byte[] zeros = new byte[WIPE_LENGTH];
            final byte[] bytes = new byte[WIPE_LENGTH];
            final long size = queue.length();
            boolean isClean = false;
            for (long at = endPosition; at < size && !isClean; at += WIPE_LENGTH)
            {
                final int length = (int)Math.min(WIPE_LENGTH, size - at);
                queue.seek(at);
                queue.readFully(bytes, 0, length);
                isClean = isZero(bytes, length);
                if (!isClean)
                {
                    queue.seek(at);
                    queue.write(zeros, 0, length);
                }
            }
        }
    }

    private static boolean isZero(final byte[] bytes, final int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (0 != bytes[i])
            {
                return false;
            }
        }
        return true;
    }
}
