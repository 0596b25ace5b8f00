package io.petrel.journal.frame;

import static io.petrel.journal.frame.FrameLayout.BODY_OFFSET;
import static io.petrel.journal.frame.FrameLayout.CAUSE_SEQUENCE_OFFSET;
import static io.petrel.journal.frame.FrameLayout.CRC_OFFSET;
import static io.petrel.journal.frame.FrameLayout.EVENT_TIME_OFFSET;
import static io.petrel.journal.frame.FrameLayout.HEADER_LENGTH;
import static io.petrel.journal.frame.FrameLayout.INGEST_TIME_OFFSET;
import static io.petrel.journal.frame.FrameLayout.LENGTH_OFFSET;
import static io.petrel.journal.frame.FrameLayout.MAGIC_OFFSET;
import static io.petrel.journal.frame.FrameLayout.SBE_SCHEMA_OFFSET;
import static io.petrel.journal.frame.FrameLayout.SBE_TEMPLATE_OFFSET;
import static io.petrel.journal.frame.FrameLayout.SBE_VERSION_OFFSET;
import static io.petrel.journal.frame.FrameLayout.SEQUENCE_OFFSET;
import static io.petrel.journal.frame.FrameLayout.SOURCE_OFFSET;
import static io.petrel.journal.frame.FrameLayout.TYPE_OFFSET;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/** Flyweight over one record where it lies. Owned by whoever wraps it; valid until that buffer moves. */
public final class Frame
{
    private static final int U16 = 0xFFFF;

    private DirectBuffer buffer;
    private int offset;

    /**
     * Points at a record.
     *
     * @param newBuffer that holds it.
     * @param newOffset of its first header byte.
     */
    public void wrap(final DirectBuffer newBuffer, final int newOffset)
    {
        buffer = newBuffer;
        offset = newOffset;
    }

    /**
     * Buffer the record lies in.
     *
     * @return the buffer last wrapped.
     */
    public DirectBuffer buffer()
    {
        return buffer;
    }

    /**
     * Where the record starts in {@link #buffer()}.
     *
     * @return byte offset of its header.
     */
    public int offset()
    {
        return offset;
    }

    /**
     * Where the body starts in {@link #buffer()}.
     *
     * @return byte offset of the SBE header.
     */
    public int bodyOffset()
    {
        return offset + BODY_OFFSET;
    }

    /**
     * Sequence of the record.
     *
     * @return 1, 2, 3 ...; 0 for the head record.
     */
    public long sequence()
    {
        return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Inbound sequence that caused this record.
     *
     * @return the sequence, or {@link FrameLayout#NULL_SEQUENCE}.
     */
    public long causeSequence()
    {
        return buffer.getLong(offset + CAUSE_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Time at the source.
     *
     * @return ns since the Unix epoch.
     */
    public long eventTimeNs()
    {
        return buffer.getLong(offset + EVENT_TIME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Time at which we took it in.
     *
     * @return ns since the Unix epoch.
     */
    public long ingestTimeNs()
    {
        return buffer.getLong(offset + INGEST_TIME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Bytes of the body as the header states them; unchecked.
     *
     * @return the length field.
     */
    public int bodyLength()
    {
        return buffer.getInt(offset + LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Bytes of the whole record.
     *
     * @return header and body.
     */
    public int recordLength()
    {
        return HEADER_LENGTH + bodyLength();
    }

    /**
     * SBE template id as the frame states it.
     *
     * @return 0 for the head record.
     */
    public int type()
    {
        return buffer.getShort(offset + TYPE_OFFSET, LITTLE_ENDIAN) & U16;
    }

    /**
     * Who it came from.
     *
     * @return one of {@link Source}.
     */
    public int source()
    {
        return buffer.getShort(offset + SOURCE_OFFSET, LITTLE_ENDIAN) & U16;
    }

    /**
     * The stored checksum.
     *
     * @return see {@link FrameChecksum}.
     */
    public int crc()
    {
        return buffer.getInt(offset + CRC_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * The stored magic.
     *
     * @return {@link FrameLayout#MAGIC} in a whole record.
     */
    public int magic()
    {
        return buffer.getInt(offset + MAGIC_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * SBE template id as the body states it.
     *
     * @return the id.
     */
    public int templateId()
    {
        return buffer.getShort(bodyOffset() + SBE_TEMPLATE_OFFSET, LITTLE_ENDIAN) & U16;
    }

    /**
     * SBE schema id as the body states it.
     *
     * @return the id.
     */
    public int schemaId()
    {
        return buffer.getShort(bodyOffset() + SBE_SCHEMA_OFFSET, LITTLE_ENDIAN) & U16;
    }

    /**
     * SBE schema version as the body states it.
     *
     * @return the version.
     */
    public int schemaVersion()
    {
        return buffer.getShort(bodyOffset() + SBE_VERSION_OFFSET, LITTLE_ENDIAN) & U16;
    }
}
