package io.petrel.node.replay;

import io.petrel.core.pipeline.Pipeline;
import io.petrel.journal.read.QueueReader;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/**
 * Re-executes a journal's inbound events through a fresh core and compares every outbound message with what the
 * journal holds. Needs neither feed nor venue: the venue's reports are in the journal. Single-threaded; the journal
 * is only read.
 */
public final class Replay
{
    /** Executes to the end of the journal. */
    public static final long TO_THE_END = Long.MAX_VALUE;

    private static final int PROGRESS_MASK = 0xFFFF;

    private final Pipeline pipeline = new Pipeline(this::onMessage);
    private final Path journal;

    private SnapshotComparison snapshots = SnapshotComparison.ofNone();
    private ComparingLog log;
    private long sequence;
    private long ingestTimeNs;
    private long inboundEvents;
    private long outboundMissing;

    /**
     * Creates a replay of a journal.
     *
     * @param journal folder with inbound and outbound queues.
     */
    public Replay(final Path journal)
    {
        this.journal = journal;
    }

    /** Has the core compared with the journal's snapshots, too, each at its place; before {@link #run}. */
    public void compareSnapshots()
    {
        snapshots = SnapshotComparison.of(journal);
    }

    /**
     * Executes up to and including one inbound event.
     *
     * @param untilSequence last inbound sequence to execute, or {@link #TO_THE_END}.
     * @param progress      told the number of events executed, now and then.
     * @return what was found.
     * @throws io.petrel.journal.frame.JournalException when a queue is damaged before that event.
     */
    public ReplayResult run(final long untilSequence, final LongConsumer progress)
    {
        try (QueueReader inbound = Queues.inbound(journal);
            QueueReader outbound = Queues.outbound(journal))
        {
            log = new ComparingLog(outbound, this::onBeyond);
            execute(inbound, untilSequence, progress);
            Queues.requireWhole(journal, inbound);
            log.conclude(sequence);
            Queues.requireWhole(journal, outbound);
        }
        return new ReplayResult(
            inboundEvents, log.compared(), outboundMissing, sequence, pipeline.stateHash(), log.difference(),
            snapshots.conclude());
    }

    /**
     * The core after {@link #run}.
     *
     * @return the pipeline.
     */
    public Pipeline pipeline()
    {
        return pipeline;
    }

    private void execute(final QueueReader inbound, final long untilSequence, final LongConsumer progress)
    {
        while (sequence < untilSequence && null == log.difference() && inbound.next())
        {
            sequence = inbound.sequence();
            ingestTimeNs = inbound.ingestTimeNs();
            pipeline.onEvent(sequence, ingestTimeNs, inbound.buffer(), inbound.offset(), inbound.length());
            snapshots.after(sequence, pipeline);
            if (0 == (++inboundEvents & PROGRESS_MASK))
            {
                progress.accept(inboundEvents);
            }
        }
    }

    private void onMessage(
        final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        log.append(sequence, ingestTimeNs, eventTimeNs, buffer, offset, length);
    }

    private void onBeyond(
        final long causeSequence,
        final long causeIngestTimeNs,
        final long eventTimeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        outboundMissing++;
    }
}
