/** The Disruptor host: a feed thread and one pinned engine thread. */
package io.petrel.node.ring;
