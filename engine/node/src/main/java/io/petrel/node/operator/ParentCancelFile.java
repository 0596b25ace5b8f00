package io.petrel.node.operator;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ParentCancelEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * A person takes an order back: a file of four lines, in the order of its parts.
 *
 * @param givenNs   when it was given, wall clock, ns since the epoch; also its own id.
 * @param cancelsId request to take back, or {@code Units.NULL_ID} where a parent order is named.
 * @param parentId  parent order, or {@code Units.NULL_ID} where a request is named.
 * @param accountId account of the parent order, or {@code Units.NULL_ACCOUNT} where a request is named.
 */
public record ParentCancelFile(long givenNs, long cancelsId, long parentId, int accountId) implements InboxFile
{
    private static final int LINES = 4;

    @Override
    public Path leave(final Path journal)
    {
        return InboxFolder.leave(journal, givenNs, InboxFolder.ORDER_CANCEL, List.of(Long.toString(givenNs),
            Long.toString(cancelsId), Long.toString(parentId), Integer.toString(accountId)));
    }

    @Override
    public int encode(final MutableDirectBuffer buffer)
    {
        final ParentCancelEncoder message = new ParentCancelEncoder();
        message.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(givenNs)
            .requestId(givenNs)
            .cancelsId(cancelsId)
            .parentId(parentId)
            .accountId(accountId);
        return MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength();
    }

    /** Null when the file holds no cancel. */
    static ParentCancelFile read(final Path file)
    {
        try
        {
            final List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            return LINES != lines.size() ? null : new ParentCancelFile(Long.parseLong(lines.get(0)),
                Long.parseLong(lines.get(1)), Long.parseLong(lines.get(2)), Integer.parseInt(lines.get(3)));
        }
        catch (final IOException | IllegalArgumentException noCancel)
        {
            return null;
        }
    }
}
