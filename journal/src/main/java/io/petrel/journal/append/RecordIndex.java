package io.petrel.journal.append;

import static io.petrel.journal.store.StoreLayout.ARRAY_CAPACITY_OFFSET;
import static io.petrel.journal.store.StoreLayout.ARRAY_USED_OFFSET;
import static io.petrel.journal.store.StoreLayout.ARRAY_VALUES_OFFSET;
import static io.petrel.journal.store.StoreLayout.INDEXED_RECORDS;
import static io.petrel.journal.store.StoreLayout.INDEX_CAPACITY;
import static io.petrel.journal.store.StoreLayout.INDEX_PREFIX_LENGTH;
import static io.petrel.journal.store.StoreLayout.INDEX_SPACING;
import static io.petrel.journal.store.StoreLayout.INDEX_TABLE_OFFSET;
import static io.petrel.journal.store.StoreLayout.INDEX_TABLE_WORD_OFFSET;
import static io.petrel.journal.store.StoreLayout.LAST_INDEX_OFFSET;
import static io.petrel.journal.store.StoreLayout.STORE_HEADER_LENGTH;

import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import org.agrona.BitUtil;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The index document of Chronicle's in which the next records are to be found: the position of every 256th of a million
 * records. Chronicle makes it with the first of them, and also enters the first record that is indexed after the store
 * was opened. Where what it left is just what is expected, the rest are entered here as it would: the position, how
 * many there are, and which record is next. Anything else, and Chronicle goes on entering all of them.
 *
 * <p>One thread, that of the store; maps a document, and so allocates, once in a million records.
 */
final class RecordIndex implements AutoCloseable
{
    private static final int ARRAY_BYTES = ARRAY_VALUES_OFFSET + INDEX_CAPACITY * Long.BYTES;

    /** What must be mapped of the file's beginning. */
    static final int HEADER_BYTES = INDEX_TABLE_OFFSET + ARRAY_BYTES;

    private final Path path;
    private final UnsafeBuffer header;
    private final UnsafeBuffer entries = new UnsafeBuffer(0, 0);
    private MappedByteBuffer mapped;
    /** Of the records in the document; from 0 to 0 where it is not known. */
    private long fromSequence;
    private long toSequence;
    private boolean isForeign;

    /** Follows nothing yet; {@code header} shows the first {@link #HEADER_BYTES} of the file. */
    RecordIndex(final Path path, final UnsafeBuffer header)
    {
        this.path = path;
        this.header = header;
    }

    /** Whether a record that is to be indexed can be entered here. */
    boolean includes(final long sequence)
    {
        return sequence >= fromSequence && sequence < toSequence;
    }

    /** Enters a record that stands at a position already, word and all. */
    void add(final long sequence, final long position)
    {
        final int entry = entryOf(sequence);
        entries.putLongRelease(ARRAY_VALUES_OFFSET + entry * Long.BYTES, position);
        entries.putLongRelease(ARRAY_USED_OFFSET, entry + 1);
        header.putLongRelease(LAST_INDEX_OFFSET, sequence + INDEX_SPACING);
    }

    /**
     * Chronicle has entered a record: its document is the one to go on with, wherever it stands before the place of the
     * next record.
     */
    void follow(final long sequence, final long position, final long endPosition)
    {
        close();
        final long document = documentOf(sequence);
        final long array = BitUtil.align(document + INDEX_PREFIX_LENGTH, Long.BYTES);
        if (isForeign || document <= 0 || document >= endPosition || array + ARRAY_BYTES > endPosition)
        {
            isForeign = true;
            return;
        }
        if (isMapped(array) && isAsExpected(sequence, position))
        {
            fromSequence = sequence;
            toSequence = (sequence / INDEXED_RECORDS + 1) * INDEXED_RECORDS;
        }
        else
        {
            isForeign = true;
        }
    }

    @Override
    public void close()
    {
        fromSequence = 0;
        toSequence = 0;
        entries.wrap(0, 0);
        IoUtil.unmap(mapped);
        mapped = null;
    }

    /** The record stands already, so nothing that goes wrong here may end the append; nor may an interrupt. */
    private boolean isMapped(final long array)
    {
        final boolean isInterrupted = Thread.interrupted();
        try
        {
            mapped = IoUtil.mapExistingFile(path.toFile(), path.toString(), array, ARRAY_BYTES);
            entries.wrap(mapped);
            return true;
        }
        catch (final Exception ex)
        {
            return false;
        }
        finally
        {
            if (isInterrupted)
            {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Position of the document's word, 0 where none is known. */
    private long documentOf(final long sequence)
    {
        final boolean isKnown = STORE_HEADER_LENGTH == header.getLong(INDEX_TABLE_WORD_OFFSET) &&
            INDEX_CAPACITY == header.getLong(INDEX_TABLE_OFFSET + ARRAY_CAPACITY_OFFSET);
        return isKnown ? header.getLong(
            INDEX_TABLE_OFFSET + ARRAY_VALUES_OFFSET + (int)(sequence / INDEXED_RECORDS) * Long.BYTES) : 0;
    }

    private boolean isAsExpected(final long sequence, final long position)
    {
        final int entry = entryOf(sequence);
        return INDEX_CAPACITY == entries.getLong(ARRAY_CAPACITY_OFFSET) &&
            entry + 1 == entries.getLong(ARRAY_USED_OFFSET) &&
            position == entries.getLong(ARRAY_VALUES_OFFSET + entry * Long.BYTES) &&
            sequence + INDEX_SPACING == header.getLong(LAST_INDEX_OFFSET);
    }

    private static int entryOf(final long sequence)
    {
        return (int)(sequence % INDEXED_RECORDS) / INDEX_SPACING;
    }
}
