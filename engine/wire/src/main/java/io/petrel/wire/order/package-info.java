/** Orders from a node to the venue's process and reports back, in sessions. */
package io.petrel.wire.order;
