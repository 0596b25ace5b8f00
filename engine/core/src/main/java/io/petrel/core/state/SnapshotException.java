package io.petrel.core.state;

/** A snapshot does not fit this build of the core: it cannot be restored, and nothing of it may be trusted. */
public final class SnapshotException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what differs and where.
     */
    public SnapshotException(final String message)
    {
        super(message);
    }
}
