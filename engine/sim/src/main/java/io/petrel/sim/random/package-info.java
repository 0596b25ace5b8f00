/**
 * Chance for simulations: one seeded generator, whose draws are a function of its state alone.
 */
package io.petrel.sim.random;
