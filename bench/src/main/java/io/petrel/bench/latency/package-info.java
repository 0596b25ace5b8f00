/** Open-loop latency of the whole engine, and its throughput, on recorded tapes. */
package io.petrel.bench.latency;
