package io.petrel.journal.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.petrel.journal.frame.JournalException;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What stands before the state in a snapshot file, little-endian:
 *
 * <pre>
 *  0         8         12          16       24        32       36        40           48
 *  +---------+---------+-----------+--------+---------+--------+---------+------------+-----------+
 *  | magic   | format  | headerCrc | in     | out     | in crc | out crc | ingest     | build     |
 *  | i64     | i32 = 1 | i32       | seq i64| seq i64 | i32    | i32     | timeNs i64 | hash i64  |
 *  +---------+---------+-----------+--------+---------+--------+---------+------------+-----------+
 *  56          64          72          76             80          84        88
 *  +-----------+-----------+-----------+--------------+-----------+---------+----- ~ -----+
 *  | config    | state     | body      | manifest crc | body      | 0       | body        |
 *  | hash i64  | hash i64  | length i32| i32          | crc i32   | i32     |             |
 *  +-----------+-----------+-----------+--------------+-----------+---------+----- ~ -----+
 * </pre>
 *
 * The header's checksum covers its bytes with that field taken as zero, the body's covers the body.
 *
 * @param place        where in the journal the state was taken.
 * @param ingestTimeNs of the last inbound record before it.
 * @param buildHash    of the classes that wrote the state: no others can read it.
 * @param configHash   of the resolved configuration.
 * @param stateHash    of the core; a restored one must have it.
 * @param bodyLength   bytes of state behind the header.
 * @param bodyCrc      CRC32C of them.
 */
public record SnapshotHeader(
    JournalPlace place,
    long ingestTimeNs,
    long buildHash,
    long configHash,
    long stateHash,
    int bodyLength,
    int bodyCrc)
{
    static final int LENGTH = 88;

    /** "PTRLSNAP". */
    private static final long MAGIC = 0x50414E534C525450L;
    private static final int FORMAT_VERSION = 1;

    private static final int MAGIC_OFFSET = 0;
    private static final int FORMAT_OFFSET = MAGIC_OFFSET + Long.BYTES;
    private static final int HEADER_CRC_OFFSET = FORMAT_OFFSET + Integer.BYTES;
    private static final int INBOUND_SEQUENCE_OFFSET = HEADER_CRC_OFFSET + Integer.BYTES;
    private static final int OUTBOUND_SEQUENCE_OFFSET = INBOUND_SEQUENCE_OFFSET + Long.BYTES;
    private static final int INBOUND_CRC_OFFSET = OUTBOUND_SEQUENCE_OFFSET + Long.BYTES;
    private static final int OUTBOUND_CRC_OFFSET = INBOUND_CRC_OFFSET + Integer.BYTES;
    private static final int INGEST_TIME_OFFSET = OUTBOUND_CRC_OFFSET + Integer.BYTES;
    private static final int BUILD_HASH_OFFSET = INGEST_TIME_OFFSET + Long.BYTES;
    private static final int CONFIG_HASH_OFFSET = BUILD_HASH_OFFSET + Long.BYTES;
    private static final int STATE_HASH_OFFSET = CONFIG_HASH_OFFSET + Long.BYTES;
    private static final int BODY_LENGTH_OFFSET = STATE_HASH_OFFSET + Long.BYTES;
    private static final int MANIFEST_CRC_OFFSET = BODY_LENGTH_OFFSET + Integer.BYTES;
    private static final int BODY_CRC_OFFSET = MANIFEST_CRC_OFFSET + Integer.BYTES;

    /** The header as bytes. */
    byte[] encode()
    {
        final byte[] bytes = new byte[LENGTH];
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        buffer.putLong(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        buffer.putInt(FORMAT_OFFSET, FORMAT_VERSION, LITTLE_ENDIAN);
        buffer.putLong(INBOUND_SEQUENCE_OFFSET, place.inboundSequence(), LITTLE_ENDIAN);
        buffer.putLong(OUTBOUND_SEQUENCE_OFFSET, place.outboundSequence(), LITTLE_ENDIAN);
        buffer.putInt(INBOUND_CRC_OFFSET, place.inboundCrc(), LITTLE_ENDIAN);
        buffer.putInt(OUTBOUND_CRC_OFFSET, place.outboundCrc(), LITTLE_ENDIAN);
        buffer.putLong(INGEST_TIME_OFFSET, ingestTimeNs, LITTLE_ENDIAN);
        buffer.putLong(BUILD_HASH_OFFSET, buildHash, LITTLE_ENDIAN);
        buffer.putLong(CONFIG_HASH_OFFSET, configHash, LITTLE_ENDIAN);
        buffer.putLong(STATE_HASH_OFFSET, stateHash, LITTLE_ENDIAN);
        buffer.putInt(BODY_LENGTH_OFFSET, bodyLength, LITTLE_ENDIAN);
        buffer.putInt(MANIFEST_CRC_OFFSET, place.manifestCrc(), LITTLE_ENDIAN);
        buffer.putInt(BODY_CRC_OFFSET, bodyCrc, LITTLE_ENDIAN);
        buffer.putInt(HEADER_CRC_OFFSET, crc(bytes), LITTLE_ENDIAN);
        return bytes;
    }

    /** Reads the header of a file; the bytes behind it may be there too. */
    static SnapshotHeader decode(final byte[] bytes)
    {
        if (bytes.length < LENGTH)
        {
            throw new JournalException("it is cut: " + bytes.length + " bytes, the header alone takes " + LENGTH);
        }
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        if (MAGIC != buffer.getLong(MAGIC_OFFSET, LITTLE_ENDIAN))
        {
            throw new JournalException("it is no snapshot: its first eight bytes are not PTRLSNAP");
        }
        if (FORMAT_VERSION != buffer.getInt(FORMAT_OFFSET, LITTLE_ENDIAN))
        {
            throw new JournalException("its format is version " + buffer.getInt(FORMAT_OFFSET, LITTLE_ENDIAN) +
                ", this build reads " + FORMAT_VERSION);
        }
        if (crc(bytes) != buffer.getInt(HEADER_CRC_OFFSET, LITTLE_ENDIAN))
        {
            throw new JournalException("its header does not match its checksum");
        }
        return new SnapshotHeader(
            place(buffer),
            buffer.getLong(INGEST_TIME_OFFSET, LITTLE_ENDIAN),
            buffer.getLong(BUILD_HASH_OFFSET, LITTLE_ENDIAN),
            buffer.getLong(CONFIG_HASH_OFFSET, LITTLE_ENDIAN),
            buffer.getLong(STATE_HASH_OFFSET, LITTLE_ENDIAN),
            buffer.getInt(BODY_LENGTH_OFFSET, LITTLE_ENDIAN),
            buffer.getInt(BODY_CRC_OFFSET, LITTLE_ENDIAN));
    }

    private static JournalPlace place(final UnsafeBuffer buffer)
    {
        return new JournalPlace(
            buffer.getLong(INBOUND_SEQUENCE_OFFSET, LITTLE_ENDIAN),
            buffer.getLong(OUTBOUND_SEQUENCE_OFFSET, LITTLE_ENDIAN),
            buffer.getInt(INBOUND_CRC_OFFSET, LITTLE_ENDIAN),
            buffer.getInt(OUTBOUND_CRC_OFFSET, LITTLE_ENDIAN),
            buffer.getInt(MANIFEST_CRC_OFFSET, LITTLE_ENDIAN));
    }

    private static int crc(final byte[] bytes)
    {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, HEADER_CRC_OFFSET);
        crc.update(new byte[Integer.BYTES], 0, Integer.BYTES);
        crc.update(bytes, INBOUND_SEQUENCE_OFFSET, LENGTH - INBOUND_SEQUENCE_OFFSET);
        return (int)crc.getValue();
    }
}
