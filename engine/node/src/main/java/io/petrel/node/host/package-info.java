/** The one thread's work on each event: journal it, decide, journal what was said, send it. */
package io.petrel.node.host;
