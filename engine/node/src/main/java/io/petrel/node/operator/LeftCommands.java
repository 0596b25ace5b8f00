package io.petrel.node.operator;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.OperatorCommandDecoder;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands whose files were found when a node starts. One that the journal holds was taken by a node that was killed
 * before it removed the file; to take it again would undo what came after it.
 */
final class LeftCommands
{
    private final Map<Path, OperatorCommandFile> left = new HashMap<>();

    LeftCommands(final Path folder)
    {
        for (final Path file : InboxFolder.files(folder))
        {
            final OperatorCommandFile command =
                InboxFolder.isSnapshotRequest(file) ? null : OperatorCommandFile.read(file);
            if (null != command)
            {
                left.put(file, command);
            }
        }
    }

    /** Files of those that the journal holds; the journal is only read if there is any file. */
    List<Path> journaledIn(final Path journal)
    {
        final List<Path> journaled = new ArrayList<>();
        if (left.isEmpty())
        {
            return journaled;
        }
        final OperatorCommandDecoder event = new OperatorCommandDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (QueueReader inbound = Queues.inbound(journal))
        {
            while (inbound.next())
            {
                if (OperatorCommandDecoder.TEMPLATE_ID == inbound.type())
                {
                    collect(event.wrapAndApplyHeader(inbound.buffer(), inbound.offset(), header), journaled);
                }
            }
        }
        return journaled;
    }

    private void collect(final OperatorCommandDecoder event, final List<Path> journaled)
    {
        final String reason = event.reason();
        left.forEach((file, command) ->
        {
            if (command.givenNs() == event.eventTimeNs() && command.accountId() == event.accountId() &&
                command.action() == event.action() && command.reason().equals(reason))
            {
                journaled.add(file);
            }
        });
    }
}
