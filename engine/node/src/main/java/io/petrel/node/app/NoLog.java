package io.petrel.node.app;

import io.petrel.node.host.InboundLog;
import io.petrel.node.host.OutboundLog;
import org.agrona.DirectBuffer;

/**
 * Counts events and records nothing. Whichever thread steps the {@link Understudy} whose log it is: the one that starts
 * the node or the engine thread, never both at a time.
 */
final class NoLog implements InboundLog, OutboundLog
{
    private long sequence;

    NoLog(final long lastSequence)
    {
        sequence = lastSequence;
    }

    @Override
    public long append(
        final long ingestTimeNs,
        final long eventTimeNs,
        final int source,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        return ++sequence;
    }

    @Override
    public void append(
        final long causeSequence,
        final long ingestTimeNs,
        final long eventTimeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        // nobody reads it
    }
}
