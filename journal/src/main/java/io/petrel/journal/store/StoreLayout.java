package io.petrel.journal.store;

/**
 * What we rely on in the two files of a Chronicle queue with one cycle (Chronicle Queue 2026.4, little-endian).
 *
 * <pre>
 *   .cq4   | word | SCQStore header  | word | index2index | word | index | word | record | word | record | ... 0
 *          0      4   writePosition at 0x40 .. 0x4F, lastIndex at 0xB0 .. 0xB7 change; the rest of 0 .. 0xC7 never does
 *
 *   index2index    capacity at 0xE0, then how many are used; from 0xF0 on positions of the words of the indexes
 *   index          | word | "index" | padding | capacity, used, positions of the words of every 256th record |
 *                  0      4         12        the next multiple of eight in the file
 *
 *   word   bit 31 not complete, bit 30 meta-data (not a record), bits 0-29 length of what follows;
 *          0 = nothing here yet; the next word stands at the next multiple of four
 *
 *   .cq4t  | word | STStore header | word | key, i64 | word | key, i64 | ... 0  value: last eight bytes
 * </pre>
 *
 * Words are committed after the bytes they announce, so a complete word is followed by a complete document.
 */
public final class StoreLayout
{
    /** The queue's only file: cycle 0 of Chronicle's FAST_DAILY. */
    public static final String QUEUE_FILE = "19700101F.cq4";
    /** Chronicle's table beside it: cycle range and lock words, nothing that we need for reading. */
    public static final String TABLE_FILE = "metadata.cq4t";

    /** Word flag: not a record. */
    public static final int META_DATA = 0x4000_0000;
    /** Word flag: being written, or never finished. */
    public static final int NOT_COMPLETE = 0x8000_0000;
    /** Word bits that hold the length. */
    public static final int LENGTH_MASK = 0x3FFF_FFFF;
    /** Bytes of a word. */
    public static final int WORD_LENGTH = Integer.BYTES;
    /** Words stand at multiples of this. */
    public static final int WORD_ALIGNMENT = 4;
    /** First payload byte of every document of Chronicle's own: a wire event name. */
    public static final int WIRE_EVENT_NAME = 0xB9;

    /** Position of the word of the last record, as the store counts. */
    public static final int WRITE_POSITION_OFFSET = 0x40;
    /** Bytes that change at {@link #WRITE_POSITION_OFFSET}: the position and an encoded sequence. */
    public static final int WRITE_POSITION_LENGTH = 16;
    /** After the position: low bits of the same position, then the record's sequence in this many bits. */
    public static final int COUNTED_SEQUENCE_BITS = 32;
    /** The bits of the sequence. */
    public static final long COUNTED_SEQUENCE_MASK = (1L << COUNTED_SEQUENCE_BITS) - 1;
    /** A counter of the indexing. */
    public static final int LAST_INDEX_OFFSET = 0xB0;
    /** Bytes that change at {@link #LAST_INDEX_OFFSET}. */
    public static final int LAST_INDEX_LENGTH = 8;
    /** Bytes of the header document of the queue file, and where the next word stands. */
    public static final int STORE_HEADER_LENGTH = 0xC8;
    /** In the header, the position of the word of the index of indexes: {@link #STORE_HEADER_LENGTH}. */
    public static final int INDEX_TABLE_WORD_OFFSET = 0x98;
    /** The array of the index of indexes: words of the index documents, one for {@link #INDEXED_RECORDS} records. */
    public static final int INDEX_TABLE_OFFSET = 0xE0;
    /** Word, name and type of an index document; its array stands at the next multiple of eight. */
    public static final int INDEX_PREFIX_LENGTH = 12;
    /** In an array, how many positions it has room for: {@link #INDEX_CAPACITY}. */
    public static final int ARRAY_CAPACITY_OFFSET = 0;
    /** In an array, how many positions are used. */
    public static final int ARRAY_USED_OFFSET = ARRAY_CAPACITY_OFFSET + Long.BYTES;
    /** In an array, the first position. */
    public static final int ARRAY_VALUES_OFFSET = ARRAY_USED_OFFSET + Long.BYTES;
    /** Positions that an index document, and the index of indexes, has room for. */
    public static final int INDEX_CAPACITY = 4096;
    /** Records from one that is indexed to the next. */
    public static final int INDEX_SPACING = 256;
    /** Records of one index document. */
    public static final int INDEXED_RECORDS = INDEX_CAPACITY * INDEX_SPACING;
    /** Bytes of the table that exist from its creation on. */
    public static final int TABLE_LENGTH = 0x1F0;
    /** The least that a queue file has before its first record's word. */
    public static final int PAGE_LENGTH = 4096;

    private StoreLayout()
    {
    }

    /**
     * What the store writes behind its write position for a record.
     *
     * @param position of the record's word.
     * @param sequence of the record, the head record being 0.
     * @return both in one long.
     */
    public static long countOf(final long position, final long sequence)
    {
        return (position << COUNTED_SEQUENCE_BITS) + sequence;
    }

    /**
     * Whether a word announces a finished record.
     *
     * @param word as stored.
     * @return true when neither flag is set and it is not 0.
     */
    public static boolean isRecord(final int word)
    {
        return 0 != word && 0 == (word & (META_DATA | NOT_COMPLETE));
    }

    /**
     * Whether a word announces a finished document of the store's own.
     *
     * @param word as stored.
     * @return true when only the meta-data flag is set.
     */
    public static boolean isMetaData(final int word)
    {
        return META_DATA == (word & (META_DATA | NOT_COMPLETE));
    }

    /**
     * Length that a word announces.
     *
     * @param word as stored.
     * @return bytes after the word, without padding.
     */
    public static int length(final int word)
    {
        return word & LENGTH_MASK;
    }

    /**
     * Where the next word stands.
     *
     * @param position where something ends.
     * @return the next multiple of four.
     */
    public static long align(final long position)
    {
        return (position + WORD_ALIGNMENT - 1) & -WORD_ALIGNMENT;
    }
}
