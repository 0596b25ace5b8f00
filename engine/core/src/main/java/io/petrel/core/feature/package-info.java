/**
 * One vector of features per instrument, each kept up incrementally from trades, the book and closed bars. A feature is
 * either ready and finite, or not ready; none is ever not-a-number or a silent zero. The definitions are in {@link
 * io.petrel.core.feature.Feature}.
 */
package io.petrel.core.feature;
