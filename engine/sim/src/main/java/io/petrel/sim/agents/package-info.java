/**
 * Seeded background agents that make a market by trading with each other in a {@link
 * io.petrel.sim.exchange.MatchingBook}. {@link io.petrel.sim.agents.AgentExchange} is the door. Deterministic on every
 * machine: one generator whose state is visited, basic arithmetic and our own exp and log.
 */
package io.petrel.sim.agents;
