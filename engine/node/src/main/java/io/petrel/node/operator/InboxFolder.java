package io.petrel.node.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder {@code JOURNAL/operator}. What is left there is written aside and renamed, so that a node sees it whole
 * or not at all, and named by its time, so that it keeps its order.
 */
final class InboxFolder
{
    static final String COMMAND = ".command";
    static final String SNAPSHOT = ".snapshot-request";
    static final String ORDER = ".order";
    static final String ORDER_CANCEL = ".order-cancel";

    private static final String FOLDER = "operator";

    private InboxFolder()
    {
    }

    static Path of(final Path journal)
    {
        return journal.resolve(FOLDER);
    }

    /** Leaves lines of ASCII; returns the file, which the node removes once what it asks for is journaled. */
    static Path leave(final Path journal, final long givenNs, final String suffix, final List<String> lines)
    {
        try
        {
            final Path folder = Files.createDirectories(of(journal));
            final String name = String.format("%020d-%d", givenNs, ProcessHandle.current().pid());
            final Path aside = folder.resolve(name + ".writing");
            Files.write(aside, lines, StandardCharsets.US_ASCII);
            return Files.move(aside, folder.resolve(name + suffix), StandardCopyOption.ATOMIC_MOVE);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot leave a command at " + journal, e);
        }
    }

    /** All that was left, in the order it was given. */
    static List<Path> files(final Path folder)
    {
        try (Stream<Path> files = Files.list(folder))
        {
            return files.filter(InboxFolder::isKnown).sorted().toList();
        }
        catch (final NoSuchFileException gone)
        {
            return List.of();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }

    /** What a file holds, or null if that is not what its name says. */
    static InboxFile read(final Path file)
    {
        final String name = file.toString();
        if (name.endsWith(COMMAND))
        {
            return OperatorCommandFile.read(file);
        }
        if (name.endsWith(ORDER))
        {
            return ParentRequestFile.read(file);
        }
        return name.endsWith(ORDER_CANCEL) ? ParentCancelFile.read(file) : SnapshotRequestFile.read(file);
    }

    static boolean isSnapshotRequest(final Path file)
    {
        return file.toString().endsWith(SNAPSHOT);
    }

    private static boolean isKnown(final Path file)
    {
        final String name = file.toString();
        return name.endsWith(COMMAND) || name.endsWith(SNAPSHOT) || name.endsWith(ORDER) ||
            name.endsWith(ORDER_CANCEL);
    }
}
