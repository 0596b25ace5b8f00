/** The sets of {@code petrel bench}. */
package io.petrel.bench.suite;
