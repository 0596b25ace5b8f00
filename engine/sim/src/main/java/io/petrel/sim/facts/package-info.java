/**
 * Measures a synthetic market against what is known of real ones. Offline: it allocates as it likes. {@link
 * io.petrel.sim.facts.MarketReport} is the door.
 */
package io.petrel.sim.facts;
