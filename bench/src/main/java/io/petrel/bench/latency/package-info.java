/** Whole runs of the engine on recorded tapes: inline, or through the ring in an open loop. */
package io.petrel.bench.latency;
