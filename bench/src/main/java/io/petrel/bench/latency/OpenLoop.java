package io.petrel.bench.latency;

import org.HdrHistogram.Histogram;

/**
 * One run through a ring, each event timed from the moment it was due, so that a stall counts for all it delays.
 *
 * @param toOrderNs from there to each order journaled and sent.
 * @param toEntryNs the same of entries alone: the whole decision path.
 * @param toDoneNs  from there to the end of each event's work.
 * @param elapsedNs of the whole run.
 * @param bytesPerEvent that the engine's thread allocated, from its first order to its last; NaN where unknown.
 */
public record OpenLoop(
    Histogram toOrderNs, Histogram toEntryNs, Histogram toDoneNs, long elapsedNs, double bytesPerEvent)
{
    /**
     * Speed.
     *
     * @return events a second.
     */
    public double eventsPerSecond()
    {
        return toDoneNs.getTotalCount() * 1e9 / elapsedNs;
    }
}
