package io.petrel.node.recovery;

import io.petrel.journal.read.QueueReader;
import io.petrel.journal.read.Records;
import io.petrel.node.host.Engine;
import io.petrel.node.host.OutboundLog;
import io.petrel.node.replay.ComparingLog;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Brings an engine to the state it had when it stopped: from the newest snapshot that can be trusted, or from nothing,
 * by executing the journal's inbound events after it again. The core's messages must equal those journaled, and so must
 * what venue and companion make (see {@link Reexecution}). Messages that a crash kept from the outbound queue are
 * appended to it now: output is journaled before it is sent, so they were never sent.
 * <p>
 * A venue whose session does not outlive the node lives on without it: nothing is sent to it meanwhile, neither what
 * is in the outbound queue, which may have left or not, nor what is not, which did not. The host then tells the core
 * that the session was lost and is back, and the core asks about every open order before it sends anything.
 * <p>
 * One thread, before the engine takes its first new event.
 */
public final class Recovery
{
    private static final int PROGRESS_MASK = 0xFFFF;

    private final Engine engine;
    private final Path journal;

    /**
     * Creates a recovery.
     *
     * @param engine  whose core, venue and companion are fresh.
     * @param journal folder with inbound and outbound queues.
     */
    public Recovery(final Engine engine, final Path journal)
    {
        this.engine = engine;
        this.journal = journal;
    }

    /**
     * Executes the journal from its beginning to its end.
     *
     * @param missing  takes the messages that the outbound queue does not hold.
     * @param progress told the sequence of the last event executed, now and then.
     * @return the number of inbound events executed.
     * @throws RecoveryException when the journal does not re-execute to itself.
     */
    public long run(final OutboundLog missing, final LongConsumer progress)
    {
        return run(RestoredPlace.BEGINNING, missing, progress);
    }

    /**
     * Executes the journal from a place to its end.
     *
     * @param from     where the engine stands.
     * @param missing  takes the messages that the outbound queue does not hold.
     * @param progress told the sequence of the last event executed, now and then.
     * @return the number of inbound events executed.
     * @throws RecoveryException when the journal does not re-execute to itself.
     */
    public long run(final RestoredPlace from, final OutboundLog missing, final LongConsumer progress)
    {
        try (QueueReader inbound = Queues.inbound(journal);
            QueueReader outbound = Queues.outbound(journal))
        {
            return run(from, inbound, outbound, missing, progress);
        }
    }

    /**
     * Executes records from a place to their end.
     *
     * @param from     where the engine stands.
     * @param inbound  all inbound records.
     * @param outbound all outbound records.
     * @param missing  takes the messages that the outbound records lack.
     * @param progress told the sequence of the last event executed, now and then.
     * @return the number of inbound events executed.
     * @throws RecoveryException when the journal does not re-execute to itself.
     */
    public long run(
        final RestoredPlace from,
        final Records inbound,
        final Records outbound,
        final OutboundLog missing,
        final LongConsumer progress)
    {
        inbound.seek(from.inboundSequence() + 1);
        outbound.seek(from.outboundSequence() + 1);
        final ComparingLog log = new ComparingLog(outbound, missing);
        engine.logs(null, log);
        engine.attached(engine.venue().orders().outlivesNode());
        final long sequence = execute(from.inboundSequence(), inbound, log, progress);
        engine.attached(true);
        Queues.requireWhole(journal, inbound);
        log.conclude(sequence);
        throwIfDifferent(log);
        Queues.requireWhole(journal, outbound);
        return sequence - from.inboundSequence();
    }

    private long execute(
        final long from, final Records inbound, final ComparingLog log, final LongConsumer progress)
    {
        final Reexecution events = new Reexecution(engine, journal);
        long sequence = from;
        while (inbound.next())
        {
            events.execute(inbound);
            sequence = inbound.sequence();
            throwIfDifferent(log);
            if (0 == (sequence & PROGRESS_MASK))
            {
                progress.accept(sequence);
            }
        }
        return sequence;
    }

    private void throwIfDifferent(final ComparingLog log)
    {
        if (null != log.difference())
        {
            throw new RecoveryException(
                "journal " + journal + ": outbound " + log.difference().outboundSequence() + " (caused by inbound " +
                log.difference().inboundSequence() + ") does not re-execute to the same bytes; './petrel replay " +
                journal + "' shows the difference; recover with the build and configuration named in its manifest");
        }
    }
}
