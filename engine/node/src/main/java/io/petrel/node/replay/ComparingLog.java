package io.petrel.node.replay;

import io.petrel.journal.read.Records;
import io.petrel.node.host.OutboundLog;
import org.agrona.DirectBuffer;

/**
 * Compares each message of a re-execution with the journal's outbound queue, byte for byte and in order. Messages
 * past the end of the queue go to another log: a crash may have kept the last ones from being written. One thread;
 * allocates only to report a difference.
 */
public final class ComparingLog implements OutboundLog
{
    private final Records recorded;
    private final OutboundLog beyond;

    private long compared;
    private boolean exhausted;
    private Difference difference;

    /**
     * Creates a comparison from the queue's first message.
     *
     * @param recorded outbound queue, at its start.
     * @param beyond   takes the messages that the queue does not hold.
     */
    public ComparingLog(final Records recorded, final OutboundLog beyond)
    {
        this.recorded = recorded;
        this.beyond = beyond;
    }

    @Override
    public void append(
        final long causeSequence,
        final long ingestTimeNs,
        final long eventTimeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        if (null != difference)
        {
            return;
        }
        exhausted = exhausted || !recorded.next();
        if (exhausted)
        {
            beyond.append(causeSequence, ingestTimeNs, eventTimeNs, buffer, offset, length);
        }
        else if (isSame(causeSequence, ingestTimeNs, eventTimeNs, buffer, offset, length))
        {
            compared++;
        }
        else
        {
            difference = new Difference(
                recorded.sequence(),
                causeSequence,
                recordedBytes(),
                recorded.causeSequence(),
                copy(buffer, offset, length));
        }
    }

    /**
     * Ends the comparison: a message that the queue still holds for an event that was executed is a difference.
     *
     * @param lastInboundSequence last event that was executed.
     */
    public void conclude(final long lastInboundSequence)
    {
        if (null == difference && !exhausted && recorded.next() && recorded.causeSequence() <= lastInboundSequence)
        {
            difference = new Difference(
                recorded.sequence(), lastInboundSequence, recordedBytes(), recorded.causeSequence(), null);
        }
    }

    /**
     * First difference.
     *
     * @return it, or null while there is none.
     */
    public Difference difference()
    {
        return difference;
    }

    /**
     * Messages found equal.
     *
     * @return their count.
     */
    public long compared()
    {
        return compared;
    }

    private boolean isSame(
        final long causeSequence,
        final long ingestTimeNs,
        final long eventTimeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        return recorded.causeSequence() == causeSequence &&
            recorded.ingestTimeNs() == ingestTimeNs &&
            recorded.eventTimeNs() == eventTimeNs &&
            recorded.length() == length &&
            isSameBytes(buffer, offset, length);
    }

    private boolean isSameBytes(final DirectBuffer buffer, final int offset, final int length)
    {
        final DirectBuffer theirs = recorded.buffer();
        final int shift = recorded.offset() - offset;
        int i = offset;
        for (final int end = offset + (length & -Long.BYTES); i < end; i += Long.BYTES)
        {
            if (buffer.getLong(i) != theirs.getLong(i + shift))
            {
                return false;
            }
        }
        for (final int end = offset + length; i < end; i++)
        {
            if (buffer.getByte(i) != theirs.getByte(i + shift))
            {
                return false;
            }
        }
        return true;
    }

    private byte[] recordedBytes()
    {
        return copy(recorded.buffer(), recorded.offset(), recorded.length());
    }

    private static byte[] copy(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }
}
