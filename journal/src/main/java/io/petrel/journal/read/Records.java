package io.petrel.journal.read;

import io.petrel.journal.frame.Damage;
import org.agrona.DirectBuffer;

/**
 * The records of one queue in order, each whole and right, wherever they are kept: {@link QueueReader} has them from
 * the journal's files. One thread.
 */
public interface Records
{
    /**
     * Moves to the next record.
     *
     * @return false when there is none yet, or at damage, see {@link #damage()}.
     */
    boolean next();

    /**
     * Places itself before a record.
     *
     * @param sequence of the record that {@link #next()} shall deliver.
     * @return true when that record is there and good; false also for the one after the last.
     */
    boolean seek(long sequence);

    /**
     * Why {@link #next()} stopped short.
     *
     * @return null when it did not.
     */
    Damage damage();

    /**
     * Sequence of the record.
     *
     * @return 1, 2, 3 ...
     */
    long sequence();

    /**
     * Inbound sequence that caused it.
     *
     * @return NULL_SEQUENCE in the inbound queue.
     */
    long causeSequence();

    /**
     * Time at the source.
     *
     * @return ns since the Unix epoch.
     */
    long eventTimeNs();

    /**
     * Our time, which never decreases within a queue.
     *
     * @return ns since the Unix epoch.
     */
    long ingestTimeNs();

    /**
     * Who it came from.
     *
     * @return one of {@link io.petrel.journal.frame.Source}.
     */
    int source();

    /**
     * Buffer the body lies in, valid until the next call that moves on. Not to be written to.
     *
     * @return where the queue is kept.
     */
    DirectBuffer buffer();

    /**
     * Where the body's SBE header starts in {@link #buffer()}.
     *
     * @return byte offset.
     */
    int offset();

    /**
     * Bytes of the body, SBE header included.
     *
     * @return the length.
     */
    int length();
}
