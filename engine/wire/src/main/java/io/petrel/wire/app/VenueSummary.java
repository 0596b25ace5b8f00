package io.petrel.wire.app;

/**
 * What a venue's process did.
 *
 * @param feedName     of the feed it followed.
 * @param recovered    events and requests it executed again at its start.
 * @param feedSequence the feed's number of the last event taken, {@code NULL_ID} while it was lost.
 * @param inbound      events and requests in its journal.
 * @param outbound     reports in its journal.
 */
public record VenueSummary(String feedName, long recovered, long feedSequence, long inbound, long outbound)
{
}
