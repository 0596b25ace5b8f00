package io.petrel.journal.store;

import static io.petrel.journal.frame.FrameLayout.HEADER_LENGTH;
import static io.petrel.journal.frame.FrameLayout.MAGIC;
import static io.petrel.journal.frame.FrameLayout.MAGIC_OFFSET;

import io.petrel.journal.frame.Frame;
import io.petrel.journal.frame.FrameChecksum;
import java.nio.ByteOrder;

/** Finds whole frames by their own marks, whatever the store's words say: magic, plausible length, right checksum. */
final class FrameFinder
{
    /** Nothing found. */
    static final long NOT_FOUND = Long.MIN_VALUE;
    /** Below this many bytes a search leaves the rest to walking. */
    private static final long WALK_LENGTH = 64 * 1024;

    private final StoreFile file;
    private final FrameChecksum checksum;
    private final Frame found = new Frame();

    FrameFinder(final StoreFile file, final FrameChecksum checksum)
    {
        this.file = file;
        this.checksum = checksum;
    }

    /** The frame last found; valid until the window moves. */
    Frame found()
    {
        return found;
    }

    /** Position of the first whole frame that starts in a range. */
    long find(final long from, final long to)
    {
        for (long at = StoreLayout.align(from); at < to && file.covers(at, HEADER_LENGTH); at += Integer.BYTES)
        {
            if (isWhole(at))
            {
                return at;
            }
        }
        return NOT_FOUND;
    }

    /** Whether a whole frame starts at a position. */
    boolean isWhole(final long position)
    {
        if (!file.covers(position, HEADER_LENGTH) ||
            MAGIC != file.buffer().getInt(file.index(position) + MAGIC_OFFSET, ByteOrder.LITTLE_ENDIAN))
        {
            return false;
        }
        found.wrap(file.buffer(), file.index(position));
        final int bodyLength = found.bodyLength();
        if (bodyLength < 0 || !file.covers(position, (long)HEADER_LENGTH + bodyLength))
        {
            return false;
        }
        found.wrap(file.buffer(), file.index(position));
        return found.crc() == checksum.ofRecord(
            file.bytes(), file.index(position), HEADER_LENGTH + bodyLength, found.sequence());
    }

    /** Position of the word of a record at or before a sequence, found by halving; low when there is none. */
    long findBefore(final long sequence, final long from, final long to)
    {
        long low = from;
        long high = to;
        while (high - low > WALK_LENGTH)
        {
            final long middle = StoreLayout.align(low + (high - low) / 2);
            final long at = find(middle, high);
            if (NOT_FOUND == at || found.sequence() > sequence)
            {
                high = middle;
            }
            else
            {
                low = at - StoreLayout.WORD_LENGTH;
            }
        }
        return low;
    }

    /** Sequence of the last complete record that can be reached from a good one, given by the position of its word. */
    long lastFrom(final long position)
    {
        isWhole(position + StoreLayout.WORD_LENGTH);
        long last = found.sequence();
        long at = StoreLayout.align(position + StoreLayout.WORD_LENGTH + found.recordLength());
        while (isRecordAt(at) && found.sequence() == last + 1)
        {
            last++;
            at = StoreLayout.align(at + StoreLayout.WORD_LENGTH + found.recordLength());
        }
        return last;
    }

    private boolean isRecordAt(final long position)
    {
        return file.covers(position, StoreLayout.WORD_LENGTH) &&
            StoreLayout.isRecord(file.buffer().getIntVolatile(file.index(position))) &&
            isWhole(position + StoreLayout.WORD_LENGTH);
    }
}
