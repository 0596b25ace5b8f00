/** One event of outside data with its numbers as exact decimals, before ticks and lots are known. */
package io.petrel.tools.data.record;
