package io.petrel.journal.frame;

/**
 * Where each field of a record stands. Little-endian; a record starts at a multiple of four in its file.
 *
 * <pre>
 *   0        4       8       16              24            32             40       44     46       48
 *   +--------+-------+-------+---------------+-------------+--------------+--------+------+--------+------ ~ ---+
 *   | crc32c | magic | seq   | causeSequence | eventTimeNs | ingestTimeNs | length | type | source | body       |
 *   | i32    | i32   | i64   | i64           | i64         | i64          | i32    | u16  | u16    | length x u8|
 *   +--------+-------+-------+---------------+-------------+--------------+--------+------+--------+------ ~ ---+
 * </pre>
 *
 * The checksum is CRC32C over all that stands behind the sequence, header and body: one piece, so that it is computed
 * in one go. The sequence is mixed in, the magic is compared.
 * The body is one SBE message that starts with its 8-byte header, whose template id is repeated in {@code type}.
 */
public final class FrameLayout
{
    /** See {@link FrameChecksum}. */
    public static final int CRC_OFFSET = 0;
    /** {@link #MAGIC}. */
    public static final int MAGIC_OFFSET = CRC_OFFSET + Integer.BYTES;
    /** 1, 2, 3 ... per queue without a gap; 0 is the head record. The checksum is of all behind it, and of it. */
    public static final int SEQUENCE_OFFSET = MAGIC_OFFSET + Integer.BYTES;
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
    /** The first byte of the body, and the length of the header. */
    public static final int BODY_OFFSET = SOURCE_OFFSET + Short.BYTES;
    /** Length of the header in bytes. */
    public static final int HEADER_LENGTH = BODY_OFFSET;

    /** In every header ("PTRL" in file order), so that a whole record can be found again behind damage. */
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
