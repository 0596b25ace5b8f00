/** Closed bars as arrays, and the classic indicators over them. */
package io.petrel.tools.research.series;
