package io.petrel.journal.store;

import static io.petrel.journal.store.StoreLayout.LAST_INDEX_LENGTH;
import static io.petrel.journal.store.StoreLayout.LAST_INDEX_OFFSET;
import static io.petrel.journal.store.StoreLayout.STORE_HEADER_LENGTH;
import static io.petrel.journal.store.StoreLayout.TABLE_LENGTH;
import static io.petrel.journal.store.StoreLayout.WORD_LENGTH;
import static io.petrel.journal.store.StoreLayout.WRITE_POSITION_LENGTH;
import static io.petrel.journal.store.StoreLayout.WRITE_POSITION_OFFSET;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Checksums of those parts of Chronicle's own files that never change once they exist. They are stored in the head
 * record of the queue, so that a flipped bit in a header is seen before Chronicle is let near it. Start-up only;
 * allocates.
 */
public final class StoreHeader
{
    private static final String WRITE_LOCK = "chronicle.write.lock";
    private static final int VALUE_LENGTH = Long.BYTES;

    private StoreHeader()
    {
    }

    /**
     * Checksum of the constant part of a queue file's header.
     *
     * @param queueDir folder of the queue.
     * @return CRC32C of bytes 0 to 0xC7 with the counters taken as zero; of what there is when the file is shorter.
     * @throws IOException when it cannot be read.
     */
    public static int crcOfStore(final Path queueDir) throws IOException
    {
        final byte[] bytes = readStart(queueDir.resolve(StoreLayout.QUEUE_FILE), STORE_HEADER_LENGTH);
        clear(bytes, WRITE_POSITION_OFFSET, WRITE_POSITION_LENGTH);
        clear(bytes, LAST_INDEX_OFFSET, LAST_INDEX_LENGTH);
        return crc(bytes);
    }

    /**
     * Checksum of the constant part of the metadata table: everything but the values.
     *
     * @param queueDir folder of the queue.
     * @return CRC32C, of what there is when the file is shorter.
     * @throws IOException when it cannot be read.
     */
    public static int crcOfTable(final Path queueDir) throws IOException
    {
        final byte[] bytes = readStart(queueDir.resolve(StoreLayout.TABLE_FILE), TABLE_LENGTH);
        final ByteBuffer view = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + WORD_LENGTH <= bytes.length;)
        {
            final int word = view.getInt(at);
            final int end = (int)StoreLayout.align((long)at + WORD_LENGTH + StoreLayout.length(word));
            if (!StoreLayout.isMetaData(word) && end >= at + WORD_LENGTH + VALUE_LENGTH)
            {
                clear(bytes, end - VALUE_LENGTH, VALUE_LENGTH);
            }
            at = end <= at ? bytes.length : end;
        }
        return crc(bytes);
    }

    /**
     * Position of the value of Chronicle's write lock in the metadata table, which holds the process id of the owner.
     *
     * @param queueDir folder of the queue.
     * @return byte position.
     * @throws IOException when it cannot be read or has no such key.
     */
    public static long writeLockPosition(final Path queueDir) throws IOException
    {
        final Path path = queueDir.resolve(StoreLayout.TABLE_FILE);
        final byte[] bytes = readStart(path, TABLE_LENGTH);
        final ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + WORD_LENGTH < bytes.length && 0 != view.getInt(at);)
        {
            final int length = StoreLayout.length(view.getInt(at));
            final int end = (int)Math.min(bytes.length, (long)at + WORD_LENGTH + length);
            final String text = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
            if (text.contains(WRITE_LOCK))
            {
                return end - VALUE_LENGTH;
            }
            at = (int)StoreLayout.align(end);
        }
        throw new IOException("no " + WRITE_LOCK + " in " + path);
    }

    private static byte[] readStart(final Path path, final int length) throws IOException
    {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ))
        {
            final ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0)
            {
                continue;
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    private static void clear(final byte[] bytes, final int offset, final int length)
    {
        Arrays.fill(bytes, Math.min(offset, bytes.length), Math.min(offset + length, bytes.length), (byte)0);
    }

    private static int crc(final byte[] bytes)
    {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return (int)crc.getValue();
    }
}
