package io.petrel.journal.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Body of the head record (sequence 0), by which a queue says whose it is. It repeats the whole manifest, so a lost
 * manifest can be rebuilt and a queue of another journal is recognised.
 *
 * <pre>
 *   0         2      4          6               8                12            16         20
 *   +---------+------+----------+---------------+----------------+-------------+----------+------ ~ --------+
 *   | format  | role | schemaId | schemaVersion | storeHeaderCrc | tableCrc    | manifest | manifest        |
 *   | version | u16  | u16      | u16           | i32            | i32         | length   | as JSON (UTF-8) |
 *   +---------+------+----------+---------------+----------------+-------------+----------+------ ~ --------+
 * </pre>
 *
 * The two checksums cover what never changes in the headers of Chronicle's own two files.
 */
public final class QueueHead
{
    /** Version of the journal format as a whole: frame, head and folder. */
    public static final int FORMAT_VERSION = 3;

    private static final int FORMAT_VERSION_OFFSET = 0;
    private static final int ROLE_OFFSET = FORMAT_VERSION_OFFSET + Short.BYTES;
    private static final int SCHEMA_ID_OFFSET = ROLE_OFFSET + Short.BYTES;
    private static final int SCHEMA_VERSION_OFFSET = SCHEMA_ID_OFFSET + Short.BYTES;
    private static final int STORE_CRC_OFFSET = SCHEMA_VERSION_OFFSET + Short.BYTES;
    private static final int TABLE_CRC_OFFSET = STORE_CRC_OFFSET + Integer.BYTES;
    private static final int MANIFEST_LENGTH_OFFSET = TABLE_CRC_OFFSET + Integer.BYTES;
    private static final int MANIFEST_OFFSET = MANIFEST_LENGTH_OFFSET + Integer.BYTES;
    private static final int U16 = 0xFFFF;

    private final int formatVersion;
    private final QueueRole role;
    private final int schemaId;
    private final int schemaVersion;
    private final int storeHeaderCrc;
    private final int tableCrc;
    private final byte[] manifest;

    /**
     * A head to be written by this build.
     *
     * @param role           of the queue.
     * @param schemaId       of all bodies.
     * @param schemaVersion  of all bodies.
     * @param storeHeaderCrc of the constant part of the queue file's header.
     * @param tableCrc       of the constant part of the metadata table.
     * @param manifest       as JSON, UTF-8.
     */
    public QueueHead(
        final QueueRole role,
        final int schemaId,
        final int schemaVersion,
        final int storeHeaderCrc,
        final int tableCrc,
        final byte[] manifest)
    {
        this(FORMAT_VERSION, role, schemaId, schemaVersion, storeHeaderCrc, tableCrc, manifest);
    }

    private QueueHead(
        final int formatVersion,
        final QueueRole role,
        final int schemaId,
        final int schemaVersion,
        final int storeHeaderCrc,
        final int tableCrc,
        final byte[] manifest)
    {
        this.formatVersion = formatVersion;
        this.role = role;
        this.schemaId = schemaId;
        this.schemaVersion = schemaVersion;
        this.storeHeaderCrc = storeHeaderCrc;
        this.tableCrc = tableCrc;
        this.manifest = manifest.clone();
    }

    /**
     * Reads a head.
     *
     * @param buffer that holds it.
     * @param offset of its first byte.
     * @param length of the body.
     * @return the head, or null when the lengths do not add up or the role is unknown.
     */
    public static QueueHead decode(final DirectBuffer buffer, final int offset, final int length)
    {
        if (length < MANIFEST_OFFSET)
        {
            return null;
        }
        final int manifestLength = buffer.getInt(offset + MANIFEST_LENGTH_OFFSET, LITTLE_ENDIAN);
        final QueueRole role = QueueRole.of(u16(buffer, offset + ROLE_OFFSET));
        if (null == role || manifestLength != length - MANIFEST_OFFSET)
        {
            return null;
        }
        final byte[] manifest = new byte[manifestLength];
        buffer.getBytes(offset + MANIFEST_OFFSET, manifest);
        return new QueueHead(
            u16(buffer, offset + FORMAT_VERSION_OFFSET),
            role,
            u16(buffer, offset + SCHEMA_ID_OFFSET),
            u16(buffer, offset + SCHEMA_VERSION_OFFSET),
            buffer.getInt(offset + STORE_CRC_OFFSET, LITTLE_ENDIAN),
            buffer.getInt(offset + TABLE_CRC_OFFSET, LITTLE_ENDIAN),
            manifest);
    }

    /**
     * Writes this head.
     *
     * @param buffer to write to.
     * @param offset of the first byte.
     * @return bytes written.
     */
    public int encode(final MutableDirectBuffer buffer, final int offset)
    {
        buffer.putShort(offset + FORMAT_VERSION_OFFSET, (short)formatVersion, LITTLE_ENDIAN);
        buffer.putShort(offset + ROLE_OFFSET, (short)role.code(), LITTLE_ENDIAN);
        buffer.putShort(offset + SCHEMA_ID_OFFSET, (short)schemaId, LITTLE_ENDIAN);
        buffer.putShort(offset + SCHEMA_VERSION_OFFSET, (short)schemaVersion, LITTLE_ENDIAN);
        buffer.putInt(offset + STORE_CRC_OFFSET, storeHeaderCrc, LITTLE_ENDIAN);
        buffer.putInt(offset + TABLE_CRC_OFFSET, tableCrc, LITTLE_ENDIAN);
        buffer.putInt(offset + MANIFEST_LENGTH_OFFSET, manifest.length, LITTLE_ENDIAN);
        buffer.putBytes(offset + MANIFEST_OFFSET, manifest);
        return encodedLength();
    }

    /**
     * Bytes that {@link #encode} writes.
     *
     * @return the length of the body.
     */
    public int encodedLength()
    {
        return MANIFEST_OFFSET + manifest.length;
    }

    /**
     * Journal format the queue was written in.
     *
     * @return {@link #FORMAT_VERSION} for this build's.
     */
    public int formatVersion()
    {
        return formatVersion;
    }

    /**
     * Which queue it says it is.
     *
     * @return the role.
     */
    public QueueRole role()
    {
        return role;
    }

    /**
     * SBE schema of all bodies.
     *
     * @return the id.
     */
    public int schemaId()
    {
        return schemaId;
    }

    /**
     * Newest SBE schema version of any body.
     *
     * @return the version.
     */
    public int schemaVersion()
    {
        return schemaVersion;
    }

    /**
     * Checksum of the constant part of the queue file's header.
     *
     * @return CRC32C.
     */
    public int storeHeaderCrc()
    {
        return storeHeaderCrc;
    }

    /**
     * Checksum of the constant part of the metadata table.
     *
     * @return CRC32C.
     */
    public int tableCrc()
    {
        return tableCrc;
    }

    /**
     * The journal's manifest.
     *
     * @return JSON, UTF-8.
     */
    public byte[] manifest()
    {
        return manifest.clone();
    }

    private static int u16(final DirectBuffer buffer, final int index)
    {
        return buffer.getShort(index, LITTLE_ENDIAN) & U16;
    }
}
