package io.petrel.tools.cli.state;

import io.petrel.core.pipeline.Pipeline;
import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/**
 * Executes a journal's inbound events in a core of its own, up to one of them. What the core says is dropped: whether
 * it equals what the journal holds is the question of {@code petrel replay}. One thread; the journal is only read.
 */
public final class Execution
{
    /** Executes to the end of the journal. */
    public static final long TO_THE_END = Long.MAX_VALUE;

    private final Pipeline pipeline = new Pipeline(Execution::drop);
    private final Origins origins = new Origins();
    private final Path journal;
    private long sequence;
    private long ingestTimeNs = Long.MIN_VALUE;
    private Damage damage;

    /**
     * An execution that has not run yet.
     *
     * @param journal folder of the journal or tape.
     */
    public Execution(final Path journal)
    {
        this.journal = journal;
    }

    /**
     * Executes; called again, what was written since.
     *
     * @param untilSequence last event to execute, or {@link #TO_THE_END}.
     * @param progress      told the sequence of each event executed.
     */
    public void run(final long untilSequence, final LongConsumer progress)
    {
        try (QueueReader inbound = new QueueReader(journal.resolve(QueueRole.INBOUND.folder())))
        {
            if (sequence > 0)
            {
                inbound.seek(sequence + 1);
            }
            while (sequence < untilSequence && inbound.next())
            {
                sequence = inbound.sequence();
                ingestTimeNs = inbound.ingestTimeNs();
                origins.onRecord(inbound);
                pipeline.onEvent(sequence, ingestTimeNs, inbound.buffer(), inbound.offset(), inbound.length());
                progress.accept(sequence);
            }
            damage = inbound.damage();
        }
    }

    /**
     * The core after the last event executed.
     *
     * @return to be read.
     */
    public Pipeline pipeline()
    {
        return pipeline;
    }

    /** Where the values of its parameters came from. */
    Origins origins()
    {
        return origins;
    }

    /**
     * The last event executed.
     *
     * @return its sequence; 0 when there was none.
     */
    public long sequence()
    {
        return sequence;
    }

    /**
     * Time inside the core.
     *
     * @return ns since the epoch; the null sentinel before the first event.
     */
    public long ingestTimeNs()
    {
        return ingestTimeNs;
    }

    /**
     * What stopped the reading.
     *
     * @return null when nothing is damaged so far.
     */
    public Damage damage()
    {
        return damage;
    }

    private static void drop(
        final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        // What the core says is not asked for here.
    }
}
