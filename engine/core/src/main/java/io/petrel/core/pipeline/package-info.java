/** Wiring and dispatch, in the order it runs: the map of the core. */
package io.petrel.core.pipeline;
