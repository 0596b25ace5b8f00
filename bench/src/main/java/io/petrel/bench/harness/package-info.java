/** Runs sets of benches, each in a JVM of its own, and turns rounds into medians, ratios and intervals. */
package io.petrel.bench.harness;
