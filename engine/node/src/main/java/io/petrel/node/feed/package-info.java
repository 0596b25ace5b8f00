/** Recorded market data as a stream of inbound events, merged and paced. */
package io.petrel.node.feed;
