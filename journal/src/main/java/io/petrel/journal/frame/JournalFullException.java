package io.petrel.journal.frame;

/**
 * The disk has no room for the next records. Thrown before anything of the record was written: all that was written
 * before stays readable, and the same append succeeds once there is room.
 */
public final class JournalFullException extends JournalException
{
    private static final long serialVersionUID = 1L;

    private final long freeBytes;
    private final long neededBytes;

    /**
     * A full disk.
     *
     * @param message     what, where, how to mend.
     * @param freeBytes   that the file system has.
     * @param neededBytes that were asked for.
     * @param cause       what the system said.
     */
    public JournalFullException(
        final String message, final long freeBytes, final long neededBytes, final Throwable cause)
    {
        super(message, cause);
        this.freeBytes = freeBytes;
        this.neededBytes = neededBytes;
    }

    /**
     * Free space when the append was refused.
     *
     * @return bytes.
     */
    public long freeBytes()
    {
        return freeBytes;
    }

    /**
     * Space that could not be had.
     *
     * @return bytes.
     */
    public long neededBytes()
    {
        return neededBytes;
    }
}
