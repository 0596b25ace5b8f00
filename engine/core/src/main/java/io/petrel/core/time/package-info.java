/** The core's notion of now: the ingest time of the event in hand, and nothing else. */
package io.petrel.core.time;
