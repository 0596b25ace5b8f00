/**
 * What the market shows: instruments, the order book under its venue's sequence rules, quotes and trades; and what it
 * costs to hold an instrument, whoever books the fills. Everything here is primitives; {@link
 * io.petrel.core.market.BookAdapter} is the only class that knows the messages. Pipeline thread only.
 */
package io.petrel.core.market;
