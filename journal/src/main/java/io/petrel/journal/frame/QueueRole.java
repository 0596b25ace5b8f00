package io.petrel.journal.frame;

/** Which of a journal's two queues this is. */
public enum QueueRole
{
    /** Everything the core saw, in the order it saw it. */
    INBOUND(1, "inbound"),
    /** Everything the core said, each record naming the inbound record that caused it. */
    OUTBOUND(2, "outbound");

    private final int code;
    private final String folder;

    QueueRole(final int code, final String folder)
    {
        this.code = code;
        this.folder = folder;
    }

    /**
     * Number of the role in the head record.
     *
     * @return 1 or 2.
     */
    public int code()
    {
        return code;
    }

    /**
     * Name of the queue's folder within the journal.
     *
     * @return {@code inbound} or {@code outbound}.
     */
    public String folder()
    {
        return folder;
    }

    /**
     * Role by number.
     *
     * @param code from a head record.
     * @return the role, or null when there is none with this number.
     */
    public static QueueRole of(final int code)
    {
        return INBOUND.code == code ? INBOUND : OUTBOUND.code == code ? OUTBOUND : null;
    }
}
