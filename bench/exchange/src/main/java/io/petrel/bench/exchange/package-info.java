/** exchange-core as a peer for the matching book: runs an order stream when it is told to, and says what it took. */
package io.petrel.bench.exchange;
