package io.petrel.node.recovery;

/**
 * A journal did not re-execute to itself, so its state cannot be trusted. The message says what, where and how to
 * mend.
 */
public final class RecoveryException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * Creates it.
     *
     * @param message what, where and how to mend.
     */
    public RecoveryException(final String message)
    {
        super(message);
    }
}
