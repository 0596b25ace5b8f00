package io.petrel.node.recovery;

import io.petrel.journal.frame.Source;
import io.petrel.journal.read.Records;
import io.petrel.node.host.Engine;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Carries inbound events through an engine that a journal holds already. A venue that is restored with the node and the
 * companion are driven by the same events, and each report, update and market event they make must equal the one
 * journaled: so afterwards they, too, are where a run that never stopped would be. What a venue outside said is known
 * from the journal alone. One thread; allocates only to report a difference.
 */
public final class Reexecution
{
    private final UnsafeBuffer report = new UnsafeBuffer(new byte[Engine.VENUE_BYTES_MAX]);
    private final Engine engine;
    private final Path journal;

    /**
     * Creates a re-execution.
     *
     * @param engine  that stands before the first event it will be given.
     * @param journal that the events come from, for messages.
     */
    public Reexecution(final Engine engine, final Path journal)
    {
        this.engine = engine;
        this.journal = journal;
    }

    /**
     * Carries the next event.
     *
     * @param record on it.
     * @throws RecoveryException when venue or companion do not make what the journal holds.
     */
    public void execute(final Records record)
    {
        if (Source.CALIBRATOR == record.source())
        {
            expectCalibration(record);
        }
        else
        {
            expectNoCalibration(record);
        }
        if (engine.venue().orders().outlivesNode())
        {
            expectOfVenue(record);
        }
        final long sequence = record.sequence();
        final long timeNs = record.ingestTimeNs();
        final DirectBuffer buffer = record.buffer();
        final int offset = record.offset();
        final int length = record.length();
        switch (record.source())
        {
            case Source.FEED:
                engine.feed(sequence, timeNs, buffer, offset, length);
                break;
            case Source.TIMER:
                engine.tick(sequence, timeNs, buffer, offset, length);
                break;
            default:
                engine.execute(sequence, timeNs, buffer, offset, length);
                break;
        }
    }

    private void expectOfVenue(final Records record)
    {
        switch (record.source())
        {
            case Source.FEED:
                expectMarket(record);
                break;
            case Source.VENUE:
                expectReport(record);
                break;
            case Source.CALIBRATOR:
                break;
            default:
                expectNoReport(record);
                break;
        }
    }

    private void expectMarket(final Records record)
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

    private void expectNoReport(final Records record)
    {
        if (engine.venue().poll(record.ingestTimeNs(), report, 0) > 0)
        {
            throw venueDiffers(record, "makes a message that the journal does not hold");
        }
    }

    private void expectReport(final Records record)
    {
        final int length = engine.venue().poll(record.ingestTimeNs(), report, 0);
        final boolean isSame = length == record.length() && isSame(record) &&
            engine.venue().hasPolledMarket() == (Source.FEED == record.source());
        if (!isSame || engine.venue().polledTimeNs() != record.ingestTimeNs())
        {
            throw venueDiffers(record, "does not make the message that the journal holds");
        }
    }

    private void expectCalibration(final Records record)
    {
        if (engine.companion().poll(report, 0) != record.length() || !isSame(record))
        {
            throw differs(record, "the calibrator", "does not make the update that the journal holds");
        }
    }

    private void expectNoCalibration(final Records record)
    {
        if (engine.companion().poll(report, 0) > 0)
        {
            throw differs(record, "the calibrator", "makes an update that the journal does not hold");
        }
    }

    private boolean isSame(final Records record)
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

    private RecoveryException venueDiffers(final Records record, final String what)
    {
        return differs(record, "the simulated venue", what);
    }

    private RecoveryException differs(final Records record, final String who, final String what)
    {
        return new RecoveryException(
            "journal " + journal + ": inbound " + record.sequence() + ": " + who + " " + what +
            "; recover with the build and the configuration named in its manifest, or start a new journal");
    }
}
