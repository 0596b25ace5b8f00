package io.petrel.journal.frame;

/**
 * Where each field of a record stands. Little-endian; a record starts at a multiple of four in its file.
 *
 * <pre>
 *   0       8               16            24             32       36     38       40       44      48
 *   +-------+---------------+-------------+--------------+--------+------+--------+--------+-------+------ ~ ---+
 *   | seq   | causeSequence | eventTimeNs | ingestTimeNs | length | type | source | crc32c | magic | body       |
 *   | i64   | i64           | i64         | i64          | i32    | u16  | u16    | i32    | i32   | length x u8|
 *   +-------+---------------+-------------+--------------+--------+------+--------+--------+-------+------ ~ ---+
 * </pre>
 *
 * The checksum is CRC32C over header and body with the crc field taken as zero. The body is one SBE message that
 * starts with its 8-byte header, whose template id is repeated in {@code type}.
 */
public final class FrameLayout
{
    /** 1, 2, 3 ... per queue without a gap; 0 is the head record. */
    public static final int SEQUENCE_OFFSET = 0;
    /** Inbound sequence that caused an outbound record; {@link #NULL_SEQUENCE} for inbound records. */
    public static final int CAUSE_SEQUENCE_OFFSET = SEQUENCE_OFFSET + Long.BYTES;
    /** Time at the source, ns since the Unix epoch. */
    public static final int EVENT_TIME_OFFSET = CAUSE_SEQUENCE_OFFSET + Long.BYTES;
    /** Our time, ns since the Unix epoch; never decreases within a queue. */
    public static final int INGEST_TIME_OFFSET = EVENT_TIME_OFFSET + Long.BYTES;
    /** Bytes of the body. */
    public static final int LENGTH_OFFSET = INGEST_TIME_OFFSET + Long.BYTES;
    /** SBE template id of the body. */
    public static final int TYPE_OFFSET = LENGTH_OFFSET + Integer.BYTES;
    /** See {@link Source}. */
    public static final int SOURCE_OFFSET = TYPE_OFFSET + Short.BYTES;
    /** See {@link FrameChecksum}. */
    public static final int CRC_OFFSET = SOURCE_OFFSET + Short.BYTES;
    /** {@link #MAGIC}. */
    public static final int MAGIC_OFFSET = CRC_OFFSET + Integer.BYTES;
    /** The first byte of the body, and the length of the header. */
    public static final int BODY_OFFSET = MAGIC_OFFSET + Integer.BYTES;
    /** Length of the header in bytes. */
    public static final int HEADER_LENGTH = BODY_OFFSET;

    /** Ends every header ("PTRL" in file order), so that a whole record can be found again behind damage. */
    public static final int MAGIC = 0x4C525450;
    /** A record that no other record caused. */
    public static final long NULL_SEQUENCE = Long.MIN_VALUE;
    /** Sequence of the record that names the queue; never delivered to readers. */
    public static final long HEAD_SEQUENCE = 0;
    /** Sequence of the first record of a queue. */
    public static final long FIRST_SEQUENCE = 1;

    /** Bytes of the SBE header at the start of a body: block length, template id, schema id, version, each u16. */
    public static final int SBE_HEADER_LENGTH = 8;
    /** SBE template id within the body. */
    public static final int SBE_TEMPLATE_OFFSET = 2;
    /** SBE schema id within the body. */
    public static final int SBE_SCHEMA_OFFSET = 4;
    /** SBE schema version within the body. */
    public static final int SBE_VERSION_OFFSET = 6;

    private FrameLayout()
    {
    }
}
