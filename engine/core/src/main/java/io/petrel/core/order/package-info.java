/**
 * Life of every order from approval to its end, and past it: {@link io.petrel.core.order.Orders} sends what the gate
 * approved, follows the venue's reports through one transition table, books fills into the portfolio, and counts, by
 * kind, whatever a venue does out of turn.
 */
package io.petrel.core.order;
