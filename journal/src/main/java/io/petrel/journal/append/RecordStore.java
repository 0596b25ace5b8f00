package io.petrel.journal.append;

import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** Where whole records go, one after the other: Chronicle today, and whatever is to be compared with it. One thread. */
interface RecordStore extends AutoCloseable
{
    /** Bytes that the store may write beside a record: an index document and the word after it. */
    int OVERHEAD_LENGTH = 48 * 1024;
    /** Records that fit, head record included; a journal of a day stays far below. */
    long MAX_RECORDS = 1L << 32;

    /**
     * Appends a record and returns the position where the next one would go.
     *
     * @param header     begins with the frame's header.
     * @param body       of the record.
     * @param bodyOffset of its first byte.
     * @param bodyLength in bytes.
     */
    long append(DirectBuffer header, DirectBuffer body, int bodyOffset, int bodyLength);

    /** Number of records as the store itself counts them, head record included. */
    long count();

    /** Where the next record would go. */
    long endPosition();

    /** The file that holds them. */
    Path file();

    @Override
    void close();
}
