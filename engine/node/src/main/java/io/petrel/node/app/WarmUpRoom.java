package io.petrel.node.app;

import io.petrel.node.config.NodeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Room for the journals of a practice, which all lie in the system's folder for temporary files until it ends.
 *
 * @param folder      where they lie.
 * @param neededBytes for the events that are configured; 0 where none are.
 * @param freeBytes   that this user may take there.
 */
public record WarmUpRoom(Path folder, long neededBytes, long freeBytes)
{
    /** Of an event with what it causes, in both queues: the recorded book with a restless strategy takes 350. */
    private static final long BYTES_PER_EVENT = 512;
    /** Queues and their tables; a block is mapped whole before it is filled. */
    private static final int BLOCKS = 4;
    private static final long BYTES_PER_MB = 1_000_000;

    /**
     * The room there is now.
     *
     * @param node that practises.
     * @return the room.
     */
    public static WarmUpRoom of(final NodeConfig node)
    {
        final Path folder = temporary();
        final long neededBytes = node.warmUp().isAsked() ?
            node.warmUp().events() * BYTES_PER_EVENT + (long)BLOCKS * node.journalBlockBytes() : 0;
        try
        {
            return new WarmUpRoom(folder, neededBytes, Files.getFileStore(folder).getUsableSpace());
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException("no folder to warm up in", ex);
        }
    }

    /**
     * Whether there is enough.
     *
     * @return false where practice would fill the disk.
     */
    public boolean isEnough()
    {
        return freeBytes >= neededBytes;
    }

    /**
     * What there is and what is needed.
     *
     * @return in one clause.
     */
    public String found()
    {
        return megabytes(freeBytes) + " MB free in " + folder + ", " + megabytes(neededBytes) + " needed";
    }

    /**
     * How to mend a lack.
     *
     * @return in one clause.
     */
    public String mend()
    {
        return "free some, name another folder with PETREL_JAVA_OPTS=-Djava.io.tmpdir=DIR, or lower " +
            "node.warm_up_events";
    }

    static Path temporary()
    {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static long megabytes(final long bytes)
    {
        return bytes / BYTES_PER_MB;
    }
}
