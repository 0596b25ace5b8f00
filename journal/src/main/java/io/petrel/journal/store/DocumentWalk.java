package io.petrel.journal.store;

import static io.petrel.journal.store.StoreLayout.WORD_LENGTH;

import io.petrel.journal.frame.DamageKind;

/**
 * Goes from word to word of a queue file, over the documents of the store's own, and stands before the next record.
 * What a word of 0 means, or the end of the file, depends on what the store counts. Allocates nothing until something
 * is wrong. One thread.
 */
final class DocumentWalk
{
    private final StoreFile file;
    private long position;
    private long indexPosition;
    /** Null while nothing is wrong. */
    private DamageKind problem;
    private String problemText;

    DocumentWalk(final StoreFile file)
    {
        this.file = file;
    }

    /** Where the word of the next record is expected. */
    long position()
    {
        return position;
    }

    void position(final long newPosition)
    {
        position = newPosition;
    }

    /** Where the newest document of the store's own stands. */
    long indexPosition()
    {
        return indexPosition;
    }

    /** What stopped the last {@link #advance}; null at the end of what is complete. */
    DamageKind problem()
    {
        return problem;
    }

    String problemText()
    {
        return problemText;
    }

    /** Position of the last record's word as the store itself counts it, 0 for none. */
    long counted()
    {
        return file.readVolatile(StoreLayout.WRITE_POSITION_OFFSET);
    }

    /** Moves to the next complete record word; the store may count the record that was met last, and no later one. */
    boolean advance(final long lastRecordPosition)
    {
        while (file.covers(position, WORD_LENGTH))
        {
            final int word = file.buffer().getIntVolatile(file.index(position));
            if (StoreLayout.isRecord(word))
            {
                return true;
            }
            if (!StoreLayout.isMetaData(word))
            {
                return stopAtWord(word, lastRecordPosition);
            }
            if (!skipMetaData(StoreLayout.length(word), word))
            {
                return false;
            }
        }
        return stopWhenCountedBeyond(
            DamageKind.TRUNCATED, "the file ends, but the store counts a record at byte ", lastRecordPosition);
    }

    static String describeBadWord(final int word)
    {
        return String.format("bad word 0x%08X before the record", word);
    }

    private boolean stopAtWord(final int word, final long lastRecordPosition)
    {
        if (0 != word)
        {
            return 0 == position ? end() : stop(DamageKind.BAD_WORD, describeBadWord(word));
        }
        final String what = "nothing here, but the store counts a record at byte ";
        return stopWhenCountedBeyond(DamageKind.HOLE, what, lastRecordPosition);
    }

    /** A word that is 0, or beyond the file, is the end only if the store does not count records behind it. */
    private boolean stopWhenCountedBeyond(final DamageKind kind, final String what, final long lastRecordPosition)
    {
        final long counted = counted();
        final boolean isWritten = file.covers(position, WORD_LENGTH) &&
            0 != file.buffer().getIntVolatile(file.index(position));
        return counted > lastRecordPosition && !isWritten ? stop(kind, what + counted) : end();
    }

    private boolean skipMetaData(final int length, final int word)
    {
        final long payload = position + WORD_LENGTH;
        if (!file.covers(payload, Math.max(1, length)) ||
            StoreLayout.WIRE_EVENT_NAME != (file.buffer().getByte(file.index(payload)) & 0xFF))
        {
            return stop(DamageKind.BAD_WORD, describeBadWord(word));
        }
        indexPosition = position;
        position = StoreLayout.align(payload + length);
        return true;
    }

    /** Always false: nothing more is complete, so far. */
    private boolean end()
    {
        problem = null;
        return false;
    }

    /** Always false. */
    private boolean stop(final DamageKind kind, final String what)
    {
        problem = kind;
        problemText = what;
        return false;
    }
}
