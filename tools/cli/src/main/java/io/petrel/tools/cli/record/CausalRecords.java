package io.petrel.tools.cli.record;

import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.QueueRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Records of one or both queues in the order things happened: each inbound record, then what the core said about it.
 * At the end of a growing journal {@link #advance()} returns false and may return true later. One thread.
 */
public final class CausalRecords implements AutoCloseable
{
    private final QueueRecords inbound;
    private final QueueRecords outbound;
    private boolean hasInbound;
    private boolean hasOutbound;
    private QueueRecords current;

    /**
     * Opens a journal before its first record.
     *
     * @param journal folder of the journal.
     * @param queues  which queues to read; those that are not there are left out.
     */
    public CausalRecords(final Path journal, final Set<QueueRole> queues)
    {
        inbound = open(journal, queues, QueueRole.INBOUND);
        outbound = open(journal, queues, QueueRole.OUTBOUND);
    }

    /**
     * Goes to the next record.
     *
     * @return false when no queue has one.
     */
    public boolean advance()
    {
        hasInbound = hasInbound && current != inbound || null != inbound && inbound.advance();
        hasOutbound = hasOutbound && current != outbound || null != outbound && outbound.advance();
        if (hasOutbound && (!hasInbound || outbound.reader().causeSequence() < inbound.reader().sequence()))
        {
            current = outbound;
        }
        else
        {
            current = hasInbound ? inbound : null;
        }
        return null != current;
    }

    /**
     * The queue of the current record, at that record.
     *
     * @return valid until the next {@link #advance()}.
     */
    public QueueRecords current()
    {
        return current;
    }

    /**
     * Goes near the end, without reading what lies before: at least the last {@code count} records are still to come.
     *
     * @param count of records wanted.
     */
    public void skipToLast(final long count)
    {
        for (final QueueRecords queue : queues())
        {
            final long last = queue.reader().lastSequence();
            if (last > count)
            {
                queue.seek(last - count + 1);
            }
        }
    }

    /**
     * What stopped the reading of each queue.
     *
     * @return empty when the queues simply end.
     */
    public List<Damage> damages()
    {
        final List<Damage> damages = new ArrayList<>();
        for (final QueueRecords queue : queues())
        {
            if (null != queue.damage())
            {
                damages.add(queue.damage());
            }
        }
        return damages;
    }

    @Override
    public void close()
    {
        queues().forEach(QueueRecords::close);
    }

    private List<QueueRecords> queues()
    {
        return Stream.of(inbound, outbound).filter(Objects::nonNull).toList();
    }

    private static QueueRecords open(final Path journal, final Set<QueueRole> queues, final QueueRole role)
    {
        final boolean isThere = Files.isDirectory(journal.resolve(role.folder()));
        return isThere && queues.contains(role) ? new QueueRecords(journal, role) : null;
    }
}
