package io.petrel.journal.append;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.journal.Records;
import io.petrel.journal.frame.FrameChecksum;
import io.petrel.journal.frame.FrameLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes records with a right checksum and wrong contents, as a broken program would. */
public final class RawQueue implements AutoCloseable
{
    private final ChronicleStore store;

    public RawQueue(final Path queueDir)
    {
        store = new ChronicleStore(queueDir, JournalSettings.SMALL.blockBytes());
    }

    public void append(
        final long sequence, final long cause, final long ingestTimeNs, final int source, final int schema)
    {
        append(sequence, cause, ingestTimeNs, source, schema, Records.TYPE);
    }

    public void append(
        final long sequence,
        final long cause,
        final long ingestTimeNs,
        final int source,
        final int schema,
        final int type)
    {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(1024);
        final UnsafeBuffer frame = new UnsafeBuffer(bytes.duplicate());
        final UnsafeBuffer body = new UnsafeBuffer(new byte[256]);
        final int length = Records.encode(body, sequence);
        new MessageHeaderEncoder().wrap(body, 0).schemaId(schema & 0xFFFF).version(schema >>> 16);
        frame.putLong(FrameLayout.SEQUENCE_OFFSET, sequence, ByteOrder.LITTLE_ENDIAN);
        frame.putLong(FrameLayout.CAUSE_SEQUENCE_OFFSET, cause, ByteOrder.LITTLE_ENDIAN);
        frame.putLong(FrameLayout.EVENT_TIME_OFFSET, ingestTimeNs, ByteOrder.LITTLE_ENDIAN);
        frame.putLong(FrameLayout.INGEST_TIME_OFFSET, ingestTimeNs, ByteOrder.LITTLE_ENDIAN);
        frame.putInt(FrameLayout.LENGTH_OFFSET, length, ByteOrder.LITTLE_ENDIAN);
        frame.putShort(FrameLayout.TYPE_OFFSET, (short)type, ByteOrder.LITTLE_ENDIAN);
        frame.putShort(FrameLayout.SOURCE_OFFSET, (short)source, ByteOrder.LITTLE_ENDIAN);
        frame.putInt(FrameLayout.MAGIC_OFFSET, FrameLayout.MAGIC, ByteOrder.LITTLE_ENDIAN);
        frame.putBytes(FrameLayout.BODY_OFFSET, body, 0, length);
        final int crc = new FrameChecksum().ofRecord(bytes, 0, FrameLayout.HEADER_LENGTH + length, sequence);
        frame.putInt(FrameLayout.CRC_OFFSET, crc, ByteOrder.LITTLE_ENDIAN);
        store.append(frame, body, 0, length);
    }

    @Override
    public void close()
    {
        store.close();
    }
}
