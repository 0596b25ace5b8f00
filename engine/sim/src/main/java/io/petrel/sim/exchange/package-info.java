/**
 * A matching engine: orders with identity in price-time priority. {@link io.petrel.sim.exchange.MatchingBook} is the
 * door; it knows no messages, clocks or accounts, only prices in ticks, sizes in lots and moments in ns.
 */
package io.petrel.sim.exchange;
