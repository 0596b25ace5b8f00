/** Market data from one process to many: numbered, repaired by a refresh after a gap. */
package io.petrel.wire.feed;
