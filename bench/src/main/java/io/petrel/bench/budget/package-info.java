/** What stages may cost, as ratios to references of the same run, and whether a run kept to it. */
package io.petrel.bench.budget;
