package io.petrel.node.operator;

import io.petrel.codecs.event.OperatorAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One command as a file of four lines: time given, account, action, reason. Written aside and renamed, so that a node
 * sees it whole or not at all; named by its time, so that commands keep their order.
 *
 * @param givenNs   when it was given, wall clock, ns since the epoch.
 * @param accountId account it is for, or {@code Units.NULL_ACCOUNT} for all.
 * @param action    what to do.
 * @param reason    why, in words: ASCII, one line.
 */
public record OperatorCommandFile(long givenNs, int accountId, OperatorAction action, String reason)
{
    static final String NODE = "node";

    private static final String FOLDER = "operator";
    private static final String SUFFIX = ".command";
    private static final int LINES = 4;
    private static final int REASON_MAX = 400;

    /**
     * Checks the reason.
     *
     * @throws IllegalArgumentException if it is empty, long, or more than a line of ASCII.
     */
    public OperatorCommandFile
    {
        if (reason.isBlank() || reason.length() > REASON_MAX ||
            !reason.chars().allMatch(letter -> letter >= ' ' && letter <= '~'))
        {
            throw new IllegalArgumentException("a reason is one line of 1 to " + REASON_MAX + " ASCII characters");
        }
    }

    /**
     * Leaves it for the node of a journal, running or not.
     *
     * @param journal folder of the journal.
     * @return the file, which the node removes once the command is journaled.
     */
    public Path leave(final Path journal)
    {
        try
        {
            final Path folder = Files.createDirectories(folder(journal));
            final String name = String.format("%020d-%d", givenNs, ProcessHandle.current().pid());
            final Path aside = folder.resolve(name + ".writing");
            Files.write(aside, List.of(Long.toString(givenNs), Integer.toString(accountId), action.name(), reason),
                StandardCharsets.US_ASCII);
            return Files.move(aside, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot leave a command at " + journal, e);
        }
    }

    /**
     * The node that runs on a journal.
     *
     * @param journal folder of the journal.
     * @return its process, or empty if none runs.
     */
    public static Optional<ProcessHandle> node(final Path journal)
    {
        try
        {
            final String pid = Files.readString(nodeFile(journal)).trim();
            return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        }
        catch (final IOException | NumberFormatException none)
        {
            return Optional.empty();
        }
    }

    static Path folder(final Path journal)
    {
        return journal.resolve(FOLDER);
    }

    static Path nodeFile(final Path journal)
    {
        return folder(journal).resolve(NODE);
    }

    /** Commands of an inbox in the order they were given. */
    static List<Path> commands(final Path folder)
    {
        try (Stream<Path> files = Files.list(folder))
        {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
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

    /** Null when the file holds no command. */
    static OperatorCommandFile read(final Path file)
    {
        try
        {
            final List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            return LINES != lines.size() ? null : new OperatorCommandFile(Long.parseLong(lines.get(0)),
                Integer.parseInt(lines.get(1)), OperatorAction.valueOf(lines.get(2)), lines.get(3));
        }
        catch (final IOException | IllegalArgumentException noCommand)
        {
            return null;
        }
    }
}
