package io.petrel.tools.cli.record;

import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Compares one queue of two journals record by record until they part. A queue that is not there counts as empty. */
public final class QueueComparison
{
    private final QueueRole role;
    private final List<Damage> damagesA = new ArrayList<>();
    private final List<Damage> damagesB = new ArrayList<>();
    private long equalRecords;
    private RecordDifference difference;

    /**
     * A comparison that has not run yet.
     *
     * @param role which queue of the journals.
     */
    public QueueComparison(final QueueRole role)
    {
        this.role = role;
    }

    /**
     * Compares.
     *
     * @param journalA folder of a journal.
     * @param journalB folder of another.
     * @param progress told the number of records found equal, after each.
     */
    public void run(final Path journalA, final Path journalB, final LongConsumer progress)
    {
        try (QueueRecords queueA = open(journalA); QueueRecords queueB = open(journalB))
        {
            compare(queueA, queueB, progress);
            addDamage(queueA, damagesA);
            addDamage(queueB, damagesB);
        }
    }

    /**
     * Which queue was compared.
     *
     * @return its role.
     */
    public QueueRole role()
    {
        return role;
    }

    /**
     * Records found equal before the first difference.
     *
     * @return their count.
     */
    public long equalRecords()
    {
        return equalRecords;
    }

    /**
     * Whether the queues hold the same records.
     *
     * @return false when they differ.
     */
    public boolean isEqual()
    {
        return null == difference;
    }

    /**
     * The first difference.
     *
     * @return null when there is none.
     */
    public RecordDifference difference()
    {
        return difference;
    }

    /**
     * What stopped the reading of A.
     *
     * @return empty for a sound queue.
     */
    public List<Damage> damagesA()
    {
        return damagesA;
    }

    /**
     * What stopped the reading of B.
     *
     * @return empty for a sound queue.
     */
    public List<Damage> damagesB()
    {
        return damagesB;
    }

    private void compare(final QueueRecords queueA, final QueueRecords queueB, final LongConsumer progress)
    {
        boolean isEnd = false;
        while (null == difference && !isEnd)
        {
            final boolean hasA = null != queueA && queueA.advance();
            final boolean hasB = null != queueB && queueB.advance();
            isEnd = !hasA && !hasB;
            if (hasA && hasB && isSame(queueA.reader(), queueB.reader()))
            {
                equalRecords++;
                progress.accept(equalRecords);
            }
            else if (!isEnd)
            {
                final long sequence = (hasA ? queueA : queueB).reader().sequence();
                difference = new RecordDifference(
                    sequence, hasA ? queueA.record() : null, hasB ? queueB.record() : null);
            }
        }
    }

    private static boolean isSame(final QueueReader a, final QueueReader b)
    {
        return a.causeSequence() == b.causeSequence() &&
            a.eventTimeNs() == b.eventTimeNs() &&
            a.ingestTimeNs() == b.ingestTimeNs() &&
            a.source() == b.source() &&
            a.length() == b.length() &&
            isSameBody(a, b);
    }

    private static boolean isSameBody(final QueueReader a, final QueueReader b)
    {
        for (int i = 0; i < a.length(); i++)
        {
            if (a.buffer().getByte(a.offset() + i) != b.buffer().getByte(b.offset() + i))
            {
                return false;
            }
        }
        return true;
    }

    private QueueRecords open(final Path journal)
    {
        return Files.isDirectory(journal.resolve(role.folder())) ? new QueueRecords(journal, role) : null;
    }

    private static void addDamage(final QueueRecords queue, final List<Damage> damages)
    {
        if (null != queue && null != queue.damage())
        {
            damages.add(queue.damage());
        }
    }
}
