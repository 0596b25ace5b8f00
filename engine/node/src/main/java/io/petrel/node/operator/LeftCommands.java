package io.petrel.node.operator;

import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands and orders whose files were found when a node starts. One whose event the journal holds was taken by a node
 * that was killed before it removed the file; to take it again would undo what came after it, or trade twice.
 */
final class LeftCommands
{
    private final Map<Path, UnsafeBuffer> left = new HashMap<>();

    LeftCommands(final Path folder)
    {
        for (final Path file : InboxFolder.files(folder))
        {
            final InboxFile command = InboxFolder.isSnapshotRequest(file) ? null : InboxFolder.read(file);
            if (null != command)
            {
                final ExpandableArrayBuffer event = new ExpandableArrayBuffer();
                left.put(file, new UnsafeBuffer(event, 0, command.encode(event)));
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
        final UnsafeBuffer event = new UnsafeBuffer();
        try (QueueReader inbound = Queues.inbound(journal))
        {
            while (inbound.next())
            {
                if (Source.OPERATOR == inbound.source())
                {
                    event.wrap(inbound.buffer(), inbound.offset(), inbound.length());
                    collect(event, journaled);
                }
            }
        }
        return journaled;
    }

    private void collect(final UnsafeBuffer event, final List<Path> journaled)
    {
        left.forEach((file, command) ->
        {
            if (command.equals(event))
            {
                journaled.add(file);
            }
        });
    }
}
