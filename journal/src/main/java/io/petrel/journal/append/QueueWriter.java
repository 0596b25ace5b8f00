package io.petrel.journal.append;

import static io.petrel.journal.frame.FrameLayout.BODY_OFFSET;
import static io.petrel.journal.frame.FrameLayout.CAUSE_SEQUENCE_OFFSET;
import static io.petrel.journal.frame.FrameLayout.CRC_OFFSET;
import static io.petrel.journal.frame.FrameLayout.EVENT_TIME_OFFSET;
import static io.petrel.journal.frame.FrameLayout.HEADER_LENGTH;
import static io.petrel.journal.frame.FrameLayout.HEAD_SEQUENCE;
import static io.petrel.journal.frame.FrameLayout.INGEST_TIME_OFFSET;
import static io.petrel.journal.frame.FrameLayout.LENGTH_OFFSET;
import static io.petrel.journal.frame.FrameLayout.MAGIC;
import static io.petrel.journal.frame.FrameLayout.MAGIC_OFFSET;
import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;
import static io.petrel.journal.frame.FrameLayout.SBE_HEADER_LENGTH;
import static io.petrel.journal.frame.FrameLayout.SBE_SCHEMA_OFFSET;
import static io.petrel.journal.frame.FrameLayout.SBE_TEMPLATE_OFFSET;
import static io.petrel.journal.frame.FrameLayout.SBE_VERSION_OFFSET;
import static io.petrel.journal.frame.FrameLayout.SEQUENCE_OFFSET;
import static io.petrel.journal.frame.FrameLayout.SOURCE_OFFSET;
import static io.petrel.journal.frame.FrameLayout.TYPE_OFFSET;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.journal.frame.Frame;
import io.petrel.journal.frame.FrameChecksum;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.JournalFullException;
import io.petrel.journal.frame.QueueHead;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.frame.Source;
import io.petrel.journal.store.StoreLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends records to one queue, on the thread that calls: frames them, checks the rules that a reader will check again,
 * and makes sure of disk space before a record is begun. Engine thread only; allocates nothing per record.
 */
public final class QueueWriter
{
    private static final int FIRST_STAGING_BYTES = 32 << 10;
    private static final int U16 = 0xFFFF;

    private final QueueRole role;
    private final RecordStore store;
    private final SpaceReserve space;
    private final JournalSettings settings;
    private final int schemaVersion;
    private final FrameChecksum checksum = new FrameChecksum();
    private final UnsafeBuffer record = new UnsafeBuffer(0, 0);
    private ByteBuffer recordBytes;
    private long lastSequence;
    private long lastIngestTimeNs = Long.MIN_VALUE;
    private long lastCauseSequence = Long.MIN_VALUE;
    private long endPosition;
    private long reservedTo;
    private boolean isBroken;

    QueueWriter(
        final QueueRole role,
        final int schemaVersion,
        final RecordStore store,
        final SpaceReserve space,
        final JournalSettings settings)
    {
        this.schemaVersion = schemaVersion;
        this.role = role;
        this.store = store;
        this.space = space;
        this.settings = settings;
        this.endPosition = store.endPosition();
        this.reservedTo = endPosition;
        growStaging(FIRST_STAGING_BYTES);
    }

    /**
     * Appends one record. When it returns, the record survives the death of this process.
     *
     * @param causeSequence inbound sequence that caused it; NULL_SEQUENCE in the inbound queue.
     * @param eventTimeNs   time at the source, ns since the Unix epoch.
     * @param ingestTimeNs  our time, ns since the Unix epoch, not before that of the last record.
     * @param source        one of {@link Source}: CORE in the outbound queue, any other in the inbound queue.
     * @param body          holds an SBE message of this build's schema.
     * @param offset        of its message header.
     * @param length        of the message with its header.
     * @return the record's sequence: 1, 2, 3 ...
     * @throws JournalFullException     when the disk is full; nothing of the record was written.
     * @throws IllegalArgumentException when the record breaks a rule of the queue; nothing of it was written.
     */
    public long append(
        final long causeSequence,
        final long eventTimeNs,
        final long ingestTimeNs,
        final int source,
        final DirectBuffer body,
        final int offset,
        final int length)
    {
        check(causeSequence, ingestTimeNs, source, body, offset, length);
        final int type = body.getShort(offset + SBE_TEMPLATE_OFFSET, LITTLE_ENDIAN) & U16;
        final long sequence = lastSequence + 1;
        write(sequence, causeSequence, eventTimeNs, ingestTimeNs, type, source, body, offset, length);
        lastSequence = sequence;
        lastIngestTimeNs = ingestTimeNs;
        lastCauseSequence = causeSequence;
        return sequence;
    }

    /**
     * Appends a record that was read from another queue and found right: the same bytes under this queue's next
     * sequence. Its checksum is carried over, not computed from bytes that may have changed since.
     *
     * @param source the record, where the reader stands.
     * @return the record's sequence here.
     * @throws JournalFullException     when the disk is full; nothing of the record was written.
     * @throws IllegalArgumentException when the record breaks a rule of the queue; nothing of it was written.
     */
    public long append(final Frame source)
    {
        final DirectBuffer buffer = source.buffer();
        final int bodyOffset = source.bodyOffset();
        final int bodyLength = source.bodyLength();
        check(source.causeSequence(), source.ingestTimeNs(), source.source(), buffer, bodyOffset, bodyLength);
        ensure(HEADER_LENGTH + bodyLength);
        final long sequence = lastSequence + 1;
        final UnsafeBuffer header = record;
        header.putBytes(0, buffer, source.offset(), HEADER_LENGTH);
        header.putLong(SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
        header.putInt(CRC_OFFSET, FrameChecksum.renumbered(source.crc(), source.sequence(), sequence), LITTLE_ENDIAN);
        store(header, buffer, bodyOffset, bodyLength);
        lastSequence = sequence;
        lastIngestTimeNs = source.ingestTimeNs();
        lastCauseSequence = source.causeSequence();
        return sequence;
    }

    /**
     * Sequence of the last record appended or found when the journal was opened.
     *
     * @return 0 when there is none.
     */
    public long lastSequence()
    {
        return lastSequence;
    }

    /**
     * Our time of the last record.
     *
     * @return ns since the Unix epoch, NULL_TIME_NS (the least long) when there is none.
     */
    public long lastIngestTimeNs()
    {
        return lastIngestTimeNs;
    }

    /**
     * Cause of the last record.
     *
     * @return an inbound sequence, NULL_SEQUENCE when there is no record or in the inbound queue.
     */
    public long lastCauseSequence()
    {
        return lastCauseSequence;
    }

    /** Where the next record goes. */
    long endPosition()
    {
        return endPosition;
    }

    void appendHead(final QueueHead head)
    {
        final UnsafeBuffer body = new UnsafeBuffer(new byte[head.encodedLength()]);
        head.encode(body, 0);
        write(HEAD_SEQUENCE, NULL_SEQUENCE, 0, 0, 0, Source.NONE, body, 0, body.capacity());
    }

    /** Continues after what a checking read found. */
    void resume(final long newLastSequence, final long newLastIngestTimeNs, final long newLastCauseSequence)
    {
        lastSequence = newLastSequence;
        lastIngestTimeNs = newLastIngestTimeNs;
        lastCauseSequence = newLastCauseSequence;
    }

    /** Takes the first space, so that a full disk shows when the journal is opened. */
    void reserveFirst()
    {
        reserve(HEADER_LENGTH);
    }

    void close()
    {
        final boolean isWhole = !isBroken;
        isBroken = true;
        try
        {
            store.close();
            if (isWhole)
            {
                trim();
            }
        }
        finally
        {
            space.close();
        }
    }

    /** Leaves a page behind the end: a reader that follows the queue looks for the next word there. */
    private void trim()
    {
        try
        {
            space.trim(BitUtil.align(endPosition, StoreLayout.PAGE_LENGTH) + StoreLayout.PAGE_LENGTH);
        }
        catch (final IOException ex)
        {
            throw new JournalException(store.file() + " cannot be trimmed: " + ex.getMessage() +
                ": nothing is lost, the file is only longer than it needs to be", ex);
        }
    }

    private void check(
        final long causeSequence,
        final long ingestTimeNs,
        final int source,
        final DirectBuffer body,
        final int offset,
        final int length)
    {
        if (length < SBE_HEADER_LENGTH ||
            MessageHeaderDecoder.SCHEMA_ID != (body.getShort(offset + SBE_SCHEMA_OFFSET, LITTLE_ENDIAN) & U16) ||
            schemaVersion < (body.getShort(offset + SBE_VERSION_OFFSET, LITTLE_ENDIAN) & U16))
        {
            throw refusal("the body is no message of schema " + MessageHeaderDecoder.SCHEMA_ID + " up to version " +
                schemaVersion);
        }
        if (ingestTimeNs < lastIngestTimeNs)
        {
            throw refusal("ingest time " + ingestTimeNs + " is before " + lastIngestTimeNs + " of the last record");
        }
        final boolean isGood = QueueRole.OUTBOUND == role ?
            Source.CORE == source && causeSequence > HEAD_SEQUENCE && causeSequence >= lastCauseSequence :
            Source.CORE != source && Source.isKnown(source) && NULL_SEQUENCE == causeSequence;
        if (!isGood)
        {
            throw refusal("source " + Source.name(source) + " with cause " + causeSequence + " may not follow cause " +
                lastCauseSequence + " in the " + role.folder() + " queue");
        }
    }

    private void write(
        final long sequence,
        final long causeSequence,
        final long eventTimeNs,
        final long ingestTimeNs,
        final int type,
        final int source,
        final DirectBuffer body,
        final int offset,
        final int bodyLength)
    {
        final int length = HEADER_LENGTH + bodyLength;
        ensure(length);
        final UnsafeBuffer frame = record;
        frame.putInt(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        frame.putLong(SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
        frame.putLong(CAUSE_SEQUENCE_OFFSET, causeSequence, LITTLE_ENDIAN);
        frame.putLong(EVENT_TIME_OFFSET, eventTimeNs, LITTLE_ENDIAN);
        frame.putLong(INGEST_TIME_OFFSET, ingestTimeNs, LITTLE_ENDIAN);
        frame.putInt(LENGTH_OFFSET, bodyLength, LITTLE_ENDIAN);
        frame.putShort(TYPE_OFFSET, (short)type, LITTLE_ENDIAN);
        frame.putShort(SOURCE_OFFSET, (short)source, LITTLE_ENDIAN);
        frame.putBytes(BODY_OFFSET, body, offset, bodyLength);
        frame.putInt(CRC_OFFSET, checksum.ofRecord(recordBytes, 0, length, sequence), LITTLE_ENDIAN);
        store(frame, frame, BODY_OFFSET, bodyLength);
    }

    private void store(
        final DirectBuffer header, final DirectBuffer body, final int bodyOffset, final int bodyLength)
    {
        isBroken = true;
        endPosition = store.append(header, body, bodyOffset, bodyLength);
        isBroken = false;
    }

    /**
     * The rare cases, by one comparison each: a record longer than the staging buffer, the end of the reserved space.
     */
    private void ensure(final int length)
    {
        if (isBroken)
        {
            throw new JournalException("the " + role.folder() + " queue " + store.file() +
                " is closed, or an append failed before: open the journal again");
        }
        if (length > record.capacity())
        {
            growStaging(length);
        }
        if (endPosition + length + RecordStore.OVERHEAD_LENGTH + settings.reserveBytes() > reservedTo)
        {
            reserve(length);
        }
    }

    private void growStaging(final int length)
    {
        if (length > settings.maxRecordBytes())
        {
            throw refusal("a record of " + length + " bytes is longer than the " + settings.maxRecordBytes() +
                " that blocks of " + settings.blockBytes() + " allow");
        }
        final int capacity = Math.min(BitUtil.findNextPositivePowerOfTwo(length), settings.maxRecordBytes());
        recordBytes = ByteBuffer.allocateDirect(capacity);
        record.wrap(recordBytes.duplicate());
    }

    /**
     * Always a whole step ahead of what is needed: where the kernel's read-ahead of a mapped file found no pages, it
     * would read the hole behind the reserve, small piece by small piece.
     */
    private void reserve(final int length)
    {
        final long step = settings.reserveBytes();
        final long needed = endPosition + length + RecordStore.OVERHEAD_LENGTH + step;
        final long target = (needed + step - 1) / step * step;
        if (lastSequence + (target - endPosition) / HEADER_LENGTH >= RecordStore.MAX_RECORDS)
        {
            throw new JournalFullException("journal full: the " + role.folder() + " queue " + store.file() +
                " holds all the records it can index, " + lastSequence + ": start a new journal", 0, 0, null);
        }
        try
        {
            space.fill(Math.max(reservedTo, endPosition), target);
        }
        catch (final IOException ex)
        {
            throw full(target - reservedTo, ex);
        }
        reservedTo = target;
    }

    private JournalFullException full(final long needed, final IOException cause)
    {
        final long free = space.freeBytes();
        return new JournalFullException("journal full at " + role.folder() + " record " + (lastSequence + 1) + ": " +
            store.file() + " needs " + needed + " bytes more, " + free + " are free (" + cause.getMessage() +
            "): free some space there and start again; everything journaled so far is kept", free, needed, cause);
    }

    private IllegalArgumentException refusal(final String what)
    {
        return new IllegalArgumentException(role.folder() + " record " + (lastSequence + 1) + ": " + what);
    }
}
