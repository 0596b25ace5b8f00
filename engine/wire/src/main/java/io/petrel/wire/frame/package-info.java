/** What stands around each SBE message on the wire, and how it is sent. */
package io.petrel.wire.frame;
