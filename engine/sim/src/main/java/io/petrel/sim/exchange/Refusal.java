package io.petrel.sim.exchange;

/** Why the book did not do what it was asked. */
public enum Refusal
{
    /** It did it. */
    NONE,
    /** Size, peak or the new size of a replace is not possible. */
    BAD_SIZE,
    /** A price outside the book's range, or missing. */
    BAD_PRICE,
    /** Expiry missing or not in the future. */
    BAD_EXPIRY,
    /** Post-only, but would trade at once or may not rest. */
    WOULD_TAKE,
    /** The order has ended, or never was. */
    UNKNOWN_ORDER,
    /** The replace asks for no more than is filled already. */
    TOO_LATE,
    /** No room for another order. */
    BOOK_FULL
}
