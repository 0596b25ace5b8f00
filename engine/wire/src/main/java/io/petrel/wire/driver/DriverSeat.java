package io.petrel.wire.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to run the media driver of a folder: a file lock that the kernel releases when the process ends, however
 * it ends. So nobody has to guess from an old heartbeat whether a driver lives.
 */
final class DriverSeat implements AutoCloseable
{
    /** A process loses its lock when it closes any other channel to the file, so it must not open it twice. */
    private static final Map<Path, Boolean> TAKEN_HERE = new ConcurrentHashMap<>();

    private static final String FILE = "lock";
    private static final String INODE = "unix:ino";

    private final Path file;
    private final FileChannel channel;

    private DriverSeat(final Path file, final FileChannel channel)
    {
        this.file = file;
        this.channel = channel;
    }

    /** The seat, or null when another holds it. */
    static DriverSeat tryTake(final Path folder)
    {
        final Path file = folder.toAbsolutePath().normalize().resolve(FILE);
        if (null != TAKEN_HERE.putIfAbsent(file, Boolean.TRUE))
        {
            return null;
        }
        try
        {
            final FileChannel locked = lock(file);
            if (null != locked)
            {
                return new DriverSeat(file, locked);
            }
        }
        catch (final IOException e)
        {
            TAKEN_HERE.remove(file);
            throw new UncheckedIOException("the media driver's folder " + folder + " cannot be used", e);
        }
        TAKEN_HERE.remove(file);
        return null;
    }

    /** Removes the lock's file while it is still held: who waits for it sees that the file is another. */
    void remove() throws IOException
    {
        Files.deleteIfExists(file);
    }

    @Override
    public void close()
    {
        try
        {
            channel.close();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        finally
        {
            TAKEN_HERE.remove(file);
        }
    }

    private static FileChannel lock(final Path file) throws IOException
    {
        Files.createDirectories(file.getParent());
        make(file);
        final Object inode = Files.getAttribute(file, INODE);
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try
        {
            final FileLock lock = channel.tryLock();
            if (null != lock && inode.equals(Files.getAttribute(file, INODE)))
            {
                return channel;
            }
        }
        catch (final IOException removedMeanwhile)
        {
            channel.close();
            return null;
        }
        channel.close();
        return null;
    }

    private static void make(final Path file) throws IOException
    {
        try
        {
            Files.createFile(file);
        }
        catch (final FileAlreadyExistsException usual)
        {
            // Left by one that was killed, or held by one that runs.
        }
    }
}
