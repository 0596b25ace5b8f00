package io.petrel.node.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for a while, which a process that is killed leaves behind and a later one removes. Beside it lies a file
 * that is locked for as long as the folder is in use: the kernel gives the lock back when the process ends, however it
 * ends, so nobody has to guess from a number whether a process lives.
 *
 * <pre>
 *   parent/PREFIX PID-N.lock    locked by whoever uses the folder
 *   parent/PREFIX PID-N         the folder
 * </pre>
 *
 * Only what bears the prefix, belongs to the same user and is no link is ever removed. Start-up only.
 */
final class Scratch implements AutoCloseable
{
    private static final String LOCK = ".lock";
    private static final String OWN = ProcessHandle.current().pid() + "-";

    private final Path folder;
    private final Path lock;
    private final FileChannel channel;

    private Scratch(final Path folder, final Path lock, final FileChannel channel)
    {
        this.folder = folder;
        this.lock = lock;
        this.channel = channel;
    }

    /**
     * Makes one.
     *
     * @param parent that exists.
     * @param prefix of its name.
     * @return it, empty and only for this user.
     */
    static Scratch make(final Path parent, final String prefix)
    {
        try
        {
            for (long i = System.nanoTime(); true; i++)
            {
                final Scratch made = tryMake(parent, prefix + OWN + i);
                if (null != made)
                {
                    return made;
                }
            }
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException("no scratch folder in " + parent, ex);
        }
    }

    /**
     * Removes what killed processes left.
     *
     * @param parent that exists.
     * @param prefix of their names.
     * @return folders removed.
     */
    static int sweep(final Path parent, final String prefix)
    {
        int swept = 0;
        for (final Path lock : locks(parent, prefix))
        {
            swept += sweep(lock) ? 1 : 0;
        }
        return swept;
    }

    Path folder()
    {
        return folder;
    }

    @Override
    public void close()
    {
        try
        {
            delete(folder);
            Files.deleteIfExists(lock);
            channel.close();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }

    /** One that was swept between its making and its locking is made again under another name. */
    private static Scratch tryMake(final Path parent, final String name) throws IOException
    {
        final Path lock = parent.resolve(name + LOCK);
        final FileChannel channel;
        try
        {
            channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
        catch (final FileAlreadyExistsException taken)
        {
            return null;
        }
        if (null == channel.tryLock() || !Files.exists(lock))
        {
            channel.close();
            return null;
        }
        final Path folder = Files.createDirectory(parent.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new Scratch(folder, lock, channel);
    }

    /** A process loses its locks of a file when it closes any channel to it, so it leaves its own alone. */
    private static List<Path> locks(final Path parent, final String prefix)
    {
        try (Stream<Path> files = Files.list(parent))
        {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix) &&
                file.getFileName().toString().endsWith(LOCK) &&
                !file.getFileName().toString().startsWith(prefix + OWN)).sorted().toList();
        }
        catch (final IOException unreadable)
        {
            return List.of();
        }
    }

    /** What cannot be removed is another user's, or in use: it stays. */
    private static boolean sweep(final Path lock)
    {
        if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS))
        {
            return false;
        }
        try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))
        {
            if (!isOwn(lock) || null == channel.tryLock())
            {
                return false;
            }
            final String name = lock.getFileName().toString();
            final Path left = lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
            if (isOwn(left))
            {
                delete(left);
            }
            return Files.deleteIfExists(lock);
        }
        catch (final IOException | OverlappingFileLockException inUse)
        {
            return false;
        }
    }

    private static boolean isOwn(final Path path) throws IOException
    {
        try
        {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName()
                .equals(System.getProperty("user.name")) && !Files.isSymbolicLink(path);
        }
        catch (final NoSuchFileException gone)
        {
            return false;
        }
    }

    /** Follows no link. */
    private static void delete(final Path folder) throws IOException
    {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
        {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>()
        {
            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException
            {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(final Path dir, final IOException problem) throws IOException
            {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
