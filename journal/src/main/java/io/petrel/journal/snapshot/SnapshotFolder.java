package io.petrel.journal.snapshot;

import io.petrel.journal.frame.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The snapshots of one journal: {@code snapshots/<inbound sequence>.snapshot}. A file is written beside, forced to disk
 * and renamed, so under its name there is a whole one or none; a process killed in between leaves a {@code .tmp} file,
 * which the next one removes. One thread writes; anyone reads.
 */
public final class SnapshotFolder
{
    /** Name of the folder within the journal. */
    public static final String NAME = "snapshots";

    private static final String UNFINISHED = ".tmp";
    private static final Pattern FILE_NAME = Pattern.compile("([1-9]\\d{0,18})\\.snapshot");

    private final Path folder;

    /**
     * The snapshots of a journal; the folder need not exist.
     *
     * @param journal folder of the journal.
     */
    public SnapshotFolder(final Path journal)
    {
        folder = journal.resolve(NAME);
    }

    /**
     * Writes one; when it returns, the file survives a loss of power.
     *
     * @param place        in the journal.
     * @param ingestTimeNs of the last inbound record before it.
     * @param buildHash    of the classes that wrote the state.
     * @param configHash   of the resolved configuration.
     * @param stateHash    of the core.
     * @param state        holds the state from its first byte.
     * @param length       of the state in bytes.
     * @return the file.
     * @throws JournalException when it cannot be written; nothing is left under its name then.
     */
    public Path write(
        final JournalPlace place,
        final long ingestTimeNs,
        final long buildHash,
        final long configHash,
        final long stateHash,
        final byte[] state,
        final int length)
    {
        final SnapshotHeader header = new SnapshotHeader(
            place, ingestTimeNs, buildHash, configHash, stateHash, length, Snapshot.crc(state, 0, length));
        final Path file = folder.resolve(place.inboundSequence() + ".snapshot");
        final Path unfinished = folder.resolve(file.getFileName() + UNFINISHED);
        try
        {
            Files.createDirectories(folder);
            writeForced(unfinished, ByteBuffer.wrap(header.encode()), ByteBuffer.wrap(state, 0, length));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
            return file;
        }
        catch (final IOException ex)
        {
            throw new JournalException("snapshot " + file + " cannot be written: " + ex.getMessage(), ex);
        }
    }

    /**
     * All files that bear a snapshot's name, good or not.
     *
     * @return by inbound sequence, the newest first.
     */
    public List<Path> newestFirst()
    {
        final List<Path> found = new ArrayList<>();
        for (final Path file : files())
        {
            if (sequenceOf(file) > 0)
            {
                found.add(file);
            }
        }
        found.sort(Comparator.comparingLong(SnapshotFolder::sequenceOf).reversed());
        return found;
    }

    /**
     * Removes all but the newest, and what a killed process left unfinished.
     *
     * @param kept how many stay.
     */
    public void keepNewest(final int kept)
    {
        try
        {
            final List<Path> all = newestFirst();
            for (final Path old : all.subList(Math.min(kept, all.size()), all.size()))
            {
                Files.deleteIfExists(old);
            }
            for (final Path file : files())
            {
                if (file.getFileName().toString().endsWith(UNFINISHED))
                {
                    Files.deleteIfExists(file);
                }
            }
        }
        catch (final IOException ex)
        {
            throw new JournalException("old snapshots in " + folder + " cannot be removed: " + ex.getMessage(), ex);
        }
    }

    /**
     * The inbound sequence in a file's name.
     *
     * @param file any.
     * @return the sequence; 0 when it does not bear a snapshot's name.
     */
    public static long sequenceOf(final Path file)
    {
        final Matcher name = FILE_NAME.matcher(file.getFileName().toString());
        try
        {
            return name.matches() ? Long.parseLong(name.group(1)) : 0;
        }
        catch (final NumberFormatException ex)
        {
            return 0;
        }
    }

    private List<Path> files()
    {
        if (!Files.isDirectory(folder))
        {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder))
        {
            return files.toList();
        }
        catch (final IOException ex)
        {
            throw new JournalException("folder " + folder + " cannot be read: " + ex.getMessage(), ex);
        }
    }

    private static void writeForced(final Path file, final ByteBuffer... parts) throws IOException
    {
        try (FileChannel channel = FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))
        {
            for (final ByteBuffer part : parts)
            {
                while (part.hasRemaining())
                {
                    channel.write(part);
                }
            }
            channel.force(true);
        }
    }

    /** So that the new name, too, is on disk. */
    private void forceFolder() throws IOException
    {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ))
        {
            channel.force(true);
        }
    }
}
