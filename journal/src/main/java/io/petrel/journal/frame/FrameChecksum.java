package io.petrel.journal.frame;

import static io.petrel.journal.frame.FrameLayout.CAUSE_SEQUENCE_OFFSET;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Checksum of a record: CRC32C of all of header and body behind the sequence, mixed with the sequence. So a record that
 * was found right may be appended elsewhere under another sequence without reading its bytes again, and a byte that
 * was damaged between reading and appending still shows. Uses the JDK's CRC32C on direct buffers, which the JIT turns
 * into the processor's instruction; allocates nothing. One per thread.
 */
public final class FrameChecksum
{
    /** 2^64 divided by the golden ratio, odd: any change of the sequence reaches the upper half of the product. */
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final CRC32C crc = new CRC32C();

    /**
     * Checksum of a record in a buffer, whatever its crc field holds.
     *
     * @param bytes    direct buffer; its position and limit are moved.
     * @param offset   of the record's first byte.
     * @param length   of header and body.
     * @param sequence as the record states it.
     * @return what its crc field should hold.
     */
    public int ofRecord(final ByteBuffer bytes, final int offset, final int length, final long sequence)
    {
        return of(bytes, offset + CAUSE_SEQUENCE_OFFSET, length - CAUSE_SEQUENCE_OFFSET) ^ mixed(sequence);
    }

    /**
     * Checksum that a record has under another sequence.
     *
     * @param checksum    of the record.
     * @param sequence    that it has.
     * @param newSequence that it gets.
     * @return checksum of the same record with the new sequence.
     */
    public static int renumbered(final int checksum, final long sequence, final long newSequence)
    {
        return checksum ^ mixed(sequence) ^ mixed(newSequence);
    }

    /**
     * Plain CRC32C of some bytes.
     *
     * @param bytes  direct buffer; its position and limit are moved.
     * @param offset of the first byte.
     * @param length in bytes.
     * @return the CRC32C.
     */
    public int of(final ByteBuffer bytes, final int offset, final int length)
    {
        crc.reset();
        bytes.limit(offset + length).position(offset);
        crc.update(bytes);
        return (int)crc.getValue();
    }

    private static int mixed(final long sequence)
    {
        return (int)(sequence * MIX >>> Integer.SIZE);
    }
}
