package io.petrel.journal.read;

import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.Frame;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.Source;
import io.petrel.journal.store.RecordCursor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * Reads the records of one queue in order, checking each; read-only, also while another process writes it, also when it
 * is damaged. It never delivers a record that is not whole and right, and never one behind damage. One thread;
 * allocates nothing per record.
 */
public final class QueueReader implements Records, AutoCloseable
{
    private final RecordCursor cursor;
    private final Frame frame;

    /**
     * Opens a queue for reading. Damage, even a missing file, shows in {@link #damage()}.
     *
     * @param queueDir the folder {@code inbound} or {@code outbound} of a journal.
     * @throws JournalException when there is no such folder.
     */
    public QueueReader(final Path queueDir)
    {
        if (!Files.isDirectory(queueDir))
        {
            throw new JournalException(
                "no queue at " + queueDir + ": give the folder inbound or outbound of a journal");
        }
        cursor = new RecordCursor(queueDir);
        frame = cursor.frame();
    }

    /**
     * Moves to the next record.
     *
     * @return false when there is none yet, and a later call may find one; or at damage, see {@link #damage()}.
     */
    @Override
    public boolean next()
    {
        return cursor.next();
    }

    /**
     * Places the reader before a record, without reading the queue from its start; what lies before is not checked.
     *
     * @param sequence of the record that {@link #next()} shall deliver.
     * @return true when that record is there and good; false also for the one after the last, which next() delivers
     *     once it is written.
     */
    @Override
    public boolean seek(final long sequence)
    {
        return cursor.seek(sequence);
    }

    /**
     * Sequence of the last record there is at present, by the store's own count; what lies before is not checked.
     *
     * @return 0 for an empty queue.
     */
    public long lastSequence()
    {
        return cursor.lastSequence();
    }

    /**
     * Why {@link #next()} stopped short.
     *
     * @return null when it did not.
     */
    @Override
    public Damage damage()
    {
        return cursor.damage();
    }

    /**
     * Sequence of the record.
     *
     * @return 1, 2, 3 ...
     */
    @Override
    public long sequence()
    {
        return frame.sequence();
    }

    /**
     * Inbound sequence that caused it.
     *
     * @return NULL_SEQUENCE in the inbound queue.
     */
    @Override
    public long causeSequence()
    {
        return frame.causeSequence();
    }

    /**
     * Time at the source.
     *
     * @return ns since the Unix epoch.
     */
    @Override
    public long eventTimeNs()
    {
        return frame.eventTimeNs();
    }

    /**
     * Our time, which never decreases within a queue.
     *
     * @return ns since the Unix epoch.
     */
    @Override
    public long ingestTimeNs()
    {
        return frame.ingestTimeNs();
    }

    /**
     * Who it came from.
     *
     * @return one of {@link Source}.
     */
    @Override
    public int source()
    {
        return frame.source();
    }

    /**
     * SBE template id of the body.
     *
     * @return the id.
     */
    public int type()
    {
        return frame.type();
    }

    /**
     * Checksum of the record, which it was found to match.
     *
     * @return see {@link io.petrel.journal.frame.FrameChecksum}.
     */
    public int checksum()
    {
        return frame.crc();
    }

    /**
     * The record itself, to append it elsewhere as it stands.
     *
     * @return it, with header and checksum; valid until the next call that moves the reader.
     */
    public Frame frame()
    {
        return frame;
    }

    /**
     * Buffer the body lies in, valid until the next call that moves the reader. Not to be written to.
     *
     * @return the mapped file.
     */
    @Override
    public DirectBuffer buffer()
    {
        return frame.buffer();
    }

    /**
     * Where the body's SBE header starts in {@link #buffer()}.
     *
     * @return byte offset.
     */
    @Override
    public int offset()
    {
        return frame.bodyOffset();
    }

    /**
     * Bytes of the body, SBE header included.
     *
     * @return the length.
     */
    @Override
    public int length()
    {
        return frame.bodyLength();
    }

    @Override
    public void close()
    {
        cursor.close();
    }
}
