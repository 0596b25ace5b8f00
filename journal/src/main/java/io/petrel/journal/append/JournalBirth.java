package io.petrel.journal.append;

import io.petrel.journal.frame.QueueRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.IoUtil;

/**
 * Marks a folder while a journal is being made in it. A process killed in that time leaves the mark behind, and no
 * record can
 * have been written yet, so whoever comes next may start over. Without the mark nothing is ever removed.
 */
final class JournalBirth
{
    static final String MARK = "journal.creating";

    private JournalBirth()
    {
    }

    /** Whether a journal may be made here: no folder, an empty one, or one that a killed process was making. */
    static boolean isUnborn(final Path dir) throws IOException
    {
        if (!Files.isDirectory(dir))
        {
            return !Files.exists(dir);
        }
        if (Files.exists(dir.resolve(ManifestFile.NAME)))
        {
            return false;
        }
        return Files.exists(dir.resolve(MARK)) || Set.of(JournalLock.NAME).containsAll(names(dir));
    }

    /** Under the lock: removes what a killed process made, and marks the folder. */
    static void begin(final Path dir) throws IOException
    {
        final Path mark = dir.resolve(MARK);
        if (Files.exists(mark))
        {
            for (final QueueRole role : QueueRole.values())
            {
                IoUtil.delete(dir.resolve(role.folder()).toFile(), true);
            }
        }
        else
        {
            Files.createFile(mark);
        }
    }

    /** The journal is whole: removes the mark, also one that a process killed just before left behind. */
    static void end(final Path dir) throws IOException
    {
        Files.deleteIfExists(dir.resolve(MARK));
    }

    private static List<String> names(final Path dir) throws IOException
    {
        try (Stream<Path> files = Files.list(dir))
        {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
        }
    }
}
