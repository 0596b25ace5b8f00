/** What journaling a record costs, against what the store below it costs. */
package io.petrel.bench.journal;
