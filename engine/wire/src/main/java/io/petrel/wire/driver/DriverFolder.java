package io.petrel.wire.driver;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.agrona.IoUtil;

/**
 * Where the files of media drivers lie: each driver has a folder of its own, named after its process, and a small file
 * names the one that runs. So nobody takes the files of a dead one for those of the living.
 */
final class DriverFolder
{
    private static final String PREFIX = "aeron-";
    private static final String CURRENT = "current";

    private final Path folder;

    DriverFolder(final Path folder)
    {
        this.folder = folder;
    }

    /** A name that no driver had before. */
    static String newName()
    {
        return PREFIX + ProcessHandle.current().pid() + "-" + System.nanoTime();
    }

    Path of(final String name)
    {
        return folder.resolve(name);
    }

    /** The driver that runs; empty when none does. */
    String current()
    {
        try
        {
            final String name = Files.readString(folder.resolve(CURRENT)).strip();
            return isAlive(name) ? name : "";
        }
        catch (final NoSuchFileException none)
        {
            return "";
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /** Only whoever holds the seat. */
    void current(final String name)
    {
        final Path aside = folder.resolve(CURRENT + ".new");
        try
        {
            Files.writeString(aside, name);
            Files.move(aside, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /** Only whoever holds the seat: what dead drivers left, and that one ran. */
    void clear()
    {
        IoUtil.deleteIfExists(folder.resolve(CURRENT).toFile());
        final File[] left = folder.toFile().listFiles((parent, name) -> name.startsWith(PREFIX));
        for (final File each : null == left ? new File[0] : left)
        {
            IoUtil.delete(each, true);
        }
    }

    private static boolean isAlive(final String name)
    {
        final String[] parts = name.split("-");
        return parts.length > 2 && parts[1].matches("[0-9]+") &&
            ProcessHandle.of(Long.parseLong(parts[1])).map(ProcessHandle::isAlive).orElse(false);
    }
}
