package io.petrel.sim;

import io.petrel.core.market.L2Book;

/** Books that somebody else keeps, to read. */
@FunctionalInterface
public interface BookSource
{
    /**
     * The book of an instrument.
     *
     * @param instrumentId its number on the feed.
     * @return the same book for life, or null when the instrument was not defined.
     */
    L2Book book(int instrumentId);
}
