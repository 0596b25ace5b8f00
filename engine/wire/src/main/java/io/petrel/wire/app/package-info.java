/** The processes: a feed, a venue, and what a node needs of both. */
package io.petrel.wire.app;
