/** Our indicators against those of ta4j, over the same bars, values compared first. */
package io.petrel.bench.indicator;
