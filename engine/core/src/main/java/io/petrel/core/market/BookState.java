package io.petrel.core.market;

/** Whether the levels of a book can be believed. */
public enum BookState
{
    /** No snapshot yet. */
    EMPTY,
    /** A snapshot and every later delta were applied. */
    SAFE,
    /** An update was missed, refused or the feed was lost: levels are stale until the next snapshot. */
    GAP;

    private static final BookState[] ALL = values();

    static BookState of(final int code)
    {
        return ALL[code];
    }
}
