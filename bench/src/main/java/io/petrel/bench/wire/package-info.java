/** Feed, node and venue over Aeron, timed from the feed's publication to the venue and back. */
package io.petrel.bench.wire;
