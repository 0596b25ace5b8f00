/**
 * The same rules as a careful person writes them without this project: objects, {@code BigDecimal}, {@code HashMap},
 * streams over lists. A reference for speed that decides exactly alike, which a test proves on a real tape; see
 * {@link io.petrel.bench.plain.PlainEngine} for what it does and does not do.
 */
package io.petrel.bench.plain;
