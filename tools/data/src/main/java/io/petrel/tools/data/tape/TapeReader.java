package io.petrel.tools.data.tape;

import java.nio.file.Files;
import java.nio.file.Path;

import org.agrona.DirectBuffer;

import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import io.petrel.tools.data.ImportException;

/**
 * Iterates a tape, or the inbound queue of a journal: instrument definitions first, then events, ingest times never
 * falling. A thin coat over {@link QueueReader} that turns damage into a refusal. One thread; no garbage per event.
 */
public final class TapeReader implements AutoCloseable
{
    private final Path tape;
    private final QueueReader reader;
    private final long lastSequence;

    /**
     * Opens a tape.
     *
     * @param tape its folder.
     * @throws ImportException when it is no tape.
     */
    public TapeReader(final Path tape)
    {
        final Path inbound = tape.resolve(QueueRole.INBOUND.folder());

        if (!Files.isDirectory(inbound))
        {
            throw new ImportException(
                "no tape: " + tape + " has no folder inbound (name the folder that import wrote)");
        }

        this.tape = tape;
        this.reader = new QueueReader(inbound);
        this.lastSequence = reader.lastSequence();
    }

    /**
     * Goes to the next event.
     *
     * @return false at the end.
     * @throws ImportException when the tape is damaged here.
     */
    public boolean next()
    {
        final boolean hasNext = reader.next();

        if (!hasNext && null != reader.damage())
        {
            throw new ImportException("tape " + tape + " is damaged, " + reader.damage() +
                " (petrel verify says more, petrel repair saves what is before it)");
        }

        return hasNext;
    }

    /**
     * Sequence of the event.
     *
     * @return 1 for the first.
     */
    public long sequence()
    {
        return reader.sequence();
    }

    /**
     * Sequence of the last event, as the store counted when the tape was opened.
     *
     * @return 0 for an empty tape.
     */
    public long lastSequence()
    {
        return lastSequence;
    }

    /**
     * SBE template of the event.
     *
     * @return its id.
     */
    public int templateId()
    {
        return reader.type();
    }

    /**
     * The venue's time.
     *
     * @return ns of the epoch.
     */
    public long eventTimeNs()
    {
        return reader.eventTimeNs();
    }

    /**
     * Our time.
     *
     * @return ns of the epoch, never falling.
     */
    public long ingestTimeNs()
    {
        return reader.ingestTimeNs();
    }

    /**
     * Buffer that holds the event until the next call of {@link #next()}; not to be written to.
     *
     * @return the buffer.
     */
    public DirectBuffer buffer()
    {
        return reader.buffer();
    }

    /**
     * Where the event's SBE header begins.
     *
     * @return offset in {@link #buffer()}.
     */
    public int offset()
    {
        return reader.offset();
    }

    /**
     * Bytes of SBE header and message.
     *
     * @return the length.
     */
    public int length()
    {
        return reader.length();
    }

    @Override
    public void close()
    {
        reader.close();
    }
}
