/** What the simulated venue costs on a real tape. */
package io.petrel.bench.sim;
