/** What exact units and money cost. */
package io.petrel.bench.unit;
