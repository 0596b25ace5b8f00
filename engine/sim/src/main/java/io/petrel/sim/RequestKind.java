package io.petrel.sim;

/** What a message on its way to the venue asks for. */
enum RequestKind
{
    NEW,
    CANCEL,
    REPLACE;

    private static final RequestKind[] VALUES = values();

    static RequestKind of(final int ordinal)
    {
        return VALUES[ordinal];
    }
}
