package io.petrel.journal.frame;

/** A journal cannot be used as asked. The message is one line: what, where, how to mend. */
public class JournalException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what, where, how to mend.
     */
    public JournalException(final String message)
    {
        super(message);
    }

    /**
     * A refusal with its cause.
     *
     * @param message what, where, how to mend.
     * @param cause   what the system said.
     */
    public JournalException(final String message, final Throwable cause)
    {
        super(message, cause);
    }
}
