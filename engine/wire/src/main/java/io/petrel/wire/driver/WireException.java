package io.petrel.wire.driver;

/** Another process is not there, or is not the one that is needed. The message says what, where and how to mend. */
public final class WireException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * Creates it.
     *
     * @param message what, where and how to mend.
     */
    public WireException(final String message)
    {
        super(message);
    }
}
