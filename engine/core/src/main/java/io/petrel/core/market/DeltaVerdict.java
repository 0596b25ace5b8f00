package io.petrel.core.market;

/** What the sequence rule says of a delta. */
public enum DeltaVerdict
{
    /** Chains onto the book: its levels follow. */
    APPLY,
    /** Already in the book: ignored. */
    STALE,
    /** Updates are missing before this one: the book is unsafe from now on. */
    GAP,
    /** The book waits for a snapshot: ignored. */
    UNSYNCED
}
