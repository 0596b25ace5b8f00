package io.petrel.tools.data;

/** Outside data, or a tape, that is refused: one line that says what is wrong, where, and how to mend it. */
public final class ImportException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what, where and how to mend.
     */
    public ImportException(final String message)
    {
        super(message);
    }

    /**
     * A refusal with what led to it.
     *
     * @param message what, where and how to mend.
     * @param cause   the failure behind it.
     */
    public ImportException(final String message, final Throwable cause)
    {
        super(message, cause);
    }
}
