package io.petrel.sim;

/** What a taker pays beyond the price it meets, where a feed shows no depth. */
public enum SlippageModel
{
    /** Nothing: the assumed levels are walked. */
    BOOK_WALK,
    /** A fraction of price. */
    FIXED,
    /** A fraction of price times the square of the order's share of the volume traded lately, at most its whole. */
    VOLUME,
    /** A multiple of the volatility of returns from one trade, quote or bar to the next. */
    VOLATILITY
}
