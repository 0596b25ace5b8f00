/**
 * Runs an import in two passes over its files: {@code Survey} learns symbols, units and the recorder's clock,
 * {@code TapeImport} writes. Memory does not grow with the files: per instrument a few numbers and the recent deltas,
 * per second of capture one point for the clock.
 */
package io.petrel.tools.data.load;
