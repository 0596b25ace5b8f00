package io.petrel.journal.frame;

import static io.petrel.journal.frame.FrameLayout.MAGIC_OFFSET;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * CRC32C of a record: all of header and body behind the crc field. Uses the JDK's CRC32C on direct buffers, which the
 * JIT turns into the processor's instruction; allocates nothing. One per thread.
 */
public final class FrameChecksum
{
    private final CRC32C crc = new CRC32C();

    /**
     * Checksum of a record in a buffer, whatever its crc field holds.
     *
     * @param bytes  direct buffer; its position and limit are moved.
     * @param offset of the record's first byte.
     * @param length of header and body.
     * @return the CRC32C.
     */
    public int ofRecord(final ByteBuffer bytes, final int offset, final int length)
    {
        return of(bytes, offset + MAGIC_OFFSET, length - MAGIC_OFFSET);
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
}
