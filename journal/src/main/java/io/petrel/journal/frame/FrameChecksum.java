package io.petrel.journal.frame;

import static io.petrel.journal.frame.FrameLayout.CRC_OFFSET;
import static io.petrel.journal.frame.FrameLayout.MAGIC_OFFSET;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * CRC32C of a record: header and body, with the four bytes of the crc field taken as zero. Uses the JDK's CRC32C on
 * direct buffers, which the JIT turns into the processor's instruction; allocates nothing. One per thread.
 */
public final class FrameChecksum
{
    private static final byte[] ZERO_CRC = new byte[MAGIC_OFFSET - CRC_OFFSET];

    private final CRC32C crc = new CRC32C();

    /**
     * Checksum of a record that is complete in a buffer, whatever its crc field holds.
     *
     * @param bytes  direct buffer; its position and limit are moved.
     * @param offset of the record's first byte.
     * @param length of header and body.
     * @return the CRC32C.
     */
    public int ofStored(final ByteBuffer bytes, final int offset, final int length)
    {
        crc.reset();
        update(bytes, offset, offset + CRC_OFFSET);
        crc.update(ZERO_CRC, 0, ZERO_CRC.length);
        update(bytes, offset + MAGIC_OFFSET, offset + length);
        return (int)crc.getValue();
    }

    /**
     * Checksum of a record that is about to be written, its crc field being zero.
     *
     * @param bytes  direct buffer; its position and limit are moved.
     * @param length of header and body, from the buffer's first byte on.
     * @return the CRC32C.
     */
    public int ofFresh(final ByteBuffer bytes, final int length)
    {
        return of(bytes, 0, length);
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
        update(bytes, offset, offset + length);
        return (int)crc.getValue();
    }

    private void update(final ByteBuffer bytes, final int from, final int to)
    {
        bytes.limit(to).position(from);
        crc.update(bytes);
    }
}
