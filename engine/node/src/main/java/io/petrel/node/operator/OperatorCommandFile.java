package io.petrel.node.operator;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.agrona.MutableDirectBuffer;

/**
 * One command as a file of four lines: time given, account, action, reason.
 *
 * @param givenNs   when it was given, wall clock, ns since the epoch.
 * @param accountId account it is for, or {@code Units.NULL_ACCOUNT} for all.
 * @param action    what to do.
 * @param reason    why, in words: ASCII, one line.
 */
public record OperatorCommandFile(long givenNs, int accountId, OperatorAction action, String reason)
    implements InboxFile
{
    static final String NODE = "node";

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

    @Override
    public Path leave(final Path journal)
    {
        return InboxFolder.leave(journal, givenNs, InboxFolder.COMMAND,
            List.of(Long.toString(givenNs), Integer.toString(accountId), action.name(), reason));
    }

    @Override
    public int encode(final MutableDirectBuffer buffer)
    {
        final OperatorCommandEncoder message = new OperatorCommandEncoder();
        message.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(givenNs)
            .accountId(accountId)
            .action(action)
            .reason(reason);
        return MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength();
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

    static Path nodeFile(final Path journal)
    {
        return InboxFolder.of(journal).resolve(NODE);
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
