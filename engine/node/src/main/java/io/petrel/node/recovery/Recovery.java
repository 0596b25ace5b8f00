package io.petrel.node.recovery;

import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.host.Engine;
import io.petrel.node.host.OutboundLog;
import io.petrel.node.replay.ComparingLog;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Brings an engine to the state it had when it stopped, by executing the journal's inbound events again. The core's
 * messages must equal those journaled; the simulated venue and the companion are driven by the same events, and each
 * report, update and market event they make must equal the one journaled, so afterwards all three are where a run that
 * never stopped would be. Messages that a crash kept from the outbound queue are appended to it now: output is
 * journaled before it is sent, so they were never sent.
 * <p>
 * One thread, before the engine takes its first new event.
 */
public final class Recovery
{
    private static final int PROGRESS_MASK = 0xFFFF;

    private final UnsafeBuffer report = new UnsafeBuffer(new byte[Engine.VENUE_BYTES_MAX]);
    private final Engine engine;
    private final Path journal;

    private long executed;

    /**
     * Creates a recovery.
     *
     * @param engine  whose core and venue are fresh.
     * @param journal folder with inbound and outbound queues.
     */
    public Recovery(final Engine engine, final Path journal)
    {
        this.engine = engine;
        this.journal = journal;
    }

    /**
     * Executes the journal to its end.
     *
     * @param missing  takes the messages that the outbound queue does not hold.
     * @param progress told the number of events executed, now and then.
     * @return the number of inbound events executed.
     * @throws RecoveryException when the journal does not re-execute to itself.
     */
    public long run(final OutboundLog missing, final LongConsumer progress)
    {
        try (QueueReader inbound = Queues.inbound(journal);
            QueueReader outbound = Queues.outbound(journal))
        {
            final ComparingLog log = new ComparingLog(outbound, missing);
            engine.logs(null, log);
            long lastSequence = 0;
            while (inbound.next())
            {
                execute(inbound);
                lastSequence = inbound.sequence();
                throwIfDifferent(log);
                if (0 == (++executed & PROGRESS_MASK))
                {
                    progress.accept(executed);
                }
            }
            Queues.requireWhole(journal, inbound);
            log.conclude(lastSequence);
            throwIfDifferent(log);
            Queues.requireWhole(journal, outbound);
        }
        return executed;
    }

    private void execute(final QueueReader record)
    {
        if (Source.CALIBRATOR == record.source())
        {
            expectCalibration(record);
        }
        else
        {
            expectNoCalibration(record);
        }
        final long sequence = record.sequence();
        final long timeNs = record.ingestTimeNs();
        final DirectBuffer buffer = record.buffer();
        final int offset = record.offset();
        final int length = record.length();
        switch (record.source())
        {
            case Source.FEED:
                expectMarket(record);
                engine.feed(sequence, timeNs, buffer, offset, length);
                break;
            case Source.TIMER:
                expectNoReport(record);
                engine.tick(sequence, timeNs, buffer, offset, length);
                break;
            case Source.VENUE:
                expectReport(record);
                engine.execute(sequence, timeNs, buffer, offset, length);
                break;
            default:
                engine.execute(sequence, timeNs, buffer, offset, length);
                break;
        }
    }

    private void expectMarket(final QueueReader record)
    {
        if (engine.venue().makesMarket())
        {
            expectReport(record);
        }
        else
        {
            expectNoReport(record);
        }
    }

    private void expectNoReport(final QueueReader record)
    {
        if (engine.venue().poll(record.ingestTimeNs(), report, 0) > 0)
        {
            throw venueDiffers(record, "makes a message that the journal does not hold");
        }
    }

    private void expectReport(final QueueReader record)
    {
        final int length = engine.venue().poll(record.ingestTimeNs(), report, 0);
        final boolean isSame = length == record.length() && isSame(record) &&
            engine.venue().hasPolledMarket() == (Source.FEED == record.source());
        if (!isSame || engine.venue().polledTimeNs() != record.ingestTimeNs())
        {
            throw venueDiffers(record, "does not make the message that the journal holds");
        }
    }

    private void expectCalibration(final QueueReader record)
    {
        if (engine.companion().poll(report, 0) != record.length() || !isSame(record))
        {
            throw differs(record, "the calibrator", "does not make the update that the journal holds");
        }
    }

    private void expectNoCalibration(final QueueReader record)
    {
        if (engine.companion().poll(report, 0) > 0)
        {
            throw differs(record, "the calibrator", "makes an update that the journal does not hold");
        }
    }

    private boolean isSame(final QueueReader record)
    {
        for (int i = 0; i < record.length(); i++)
        {
            if (report.getByte(i) != record.buffer().getByte(record.offset() + i))
            {
                return false;
            }
        }
        return true;
    }

    private RecoveryException venueDiffers(final QueueReader record, final String what)
    {
        return differs(record, "the simulated venue", what);
    }

    private RecoveryException differs(final QueueReader record, final String who, final String what)
    {
        return new RecoveryException(
            "journal " + journal + ": inbound " + record.sequence() + ": " + who + " " + what +
            "; recover with the build and the configuration named in its manifest, or start a new journal");
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
