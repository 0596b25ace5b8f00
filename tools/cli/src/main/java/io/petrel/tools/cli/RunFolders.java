package io.petrel.tools.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Where runs keep their files when the user names none, below the configured {@code journal_dir}: {@code runs/TIME},
 * the newest also as {@code latest}, and {@code tapes} for the default feed.
 */
final class RunFolders
{
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'");

    private final Path data;

    RunFolders(final Path data)
    {
        this.data = data;
    }

    /** Default configuration of this installation; a short path when that is the folder we are in. */
    static Path config()
    {
        return config("paper.yaml");
    }

    /** A file of this installation's configuration. */
    static Path config(final String name)
    {
        final Path root = Path.of(System.getProperty("petrel.root", "")).toAbsolutePath().normalize();
        final Path fromRoot = Path.of("config").resolve(name);
        return root.equals(Path.of("").toAbsolutePath()) ? fromRoot : root.resolve(fromRoot);
    }

    Path tapes() throws IOException
    {
        return made("tapes");
    }

    Path newRun(final Instant now) throws IOException
    {
        return made("runs").resolve(NAME.format(now.atOffset(ZoneOffset.UTC)));
    }

    /** As it was named: what makes several folders at once gives back another path to them. */
    private Path made(final String name) throws IOException
    {
        final Path folder = data.resolve(name);
        Files.createDirectories(folder);
        return folder;
    }

    /** Points {@code latest} to a new run; a file of that name that is no link is left alone. */
    void latest(final Path run) throws IOException
    {
        final Path link = data.resolve("latest");
        if (Files.isSymbolicLink(link))
        {
            Files.delete(link);
        }
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS))
        {
            Files.createSymbolicLink(link, data.relativize(run));
        }
    }
}
