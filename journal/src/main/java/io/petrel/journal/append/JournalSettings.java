package io.petrel.journal.append;

/**
 * Sizes of a journal's files. They change speed and the largest record, never the bytes: a journal may be reopened with
 * other settings.
 *
 * @param blockBytes   mapped at a time, a power of two from 256 KiB on; a quarter of it is the largest record. Mapping
 *                     a block allocates a few hundred bytes on the heap and costs some tens of microseconds.
 * @param reserveBytes taken from the file system at a time, ahead of the writing, a power of two from 64 KiB on. So a
 *                     full disk is found before a record is begun.
 */
public record JournalSettings(int blockBytes, int reserveBytes)
{
    /** For engines: 16 MiB blocks, records up to 4 MiB. */
    public static final JournalSettings DEFAULT = new JournalSettings(16 << 20, 256 << 10);
    /** For tests and short runs: 256 KiB blocks, records up to 64 KiB. */
    public static final JournalSettings SMALL = new JournalSettings(256 << 10, 64 << 10);

    /** Smallest block: Chronicle's index of one block must fit. */
    private static final int MIN_BLOCK_BYTES = 256 << 10;
    private static final int MIN_RESERVE_BYTES = 64 << 10;
    private static final int RECORDS_PER_BLOCK = 4;

    /** Checks the sizes. */
    public JournalSettings
    {
        check("blockBytes", blockBytes, MIN_BLOCK_BYTES);
        check("reserveBytes", reserveBytes, MIN_RESERVE_BYTES);
    }

    /**
     * Largest record, header included.
     *
     * @return bytes.
     */
    public int maxRecordBytes()
    {
        return blockBytes / RECORDS_PER_BLOCK - Long.BYTES;
    }

    private static void check(final String name, final int value, final int least)
    {
        if (value < least || 1 != Integer.bitCount(value))
        {
            throw new IllegalArgumentException(name + " " + value + ": a power of two from " + least + " on is needed");
        }
    }
}
