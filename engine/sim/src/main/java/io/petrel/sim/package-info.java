/**
 * The simulated venue: a passive observer of a recorded market that answers our orders as the venue of the recording
 * would have, in virtual time, erring against us wherever the recording cannot tell. See {@code docs/sim.md} for every
 * model and its traps.
 *
 * <pre>
 *  order ──> entry latency ──> Matcher ──> report latency ──> poll()
 *                                  ^
 *  market event ──> DisplayedMarket ┘  (displayed levels less what we took, queue ahead of each resting order)
 * </pre>
 */
package io.petrel.sim;
