package io.petrel.node.host;

import org.agrona.DirectBuffer;

/** Where each inbound event gets its sequence: the journal when live, a counter when a journal is re-executed. */
public interface InboundLog
{
    /**
     * Records one event before the core sees it.
     *
     * @param ingestTimeNs when it entered the node, ns since the epoch; never decreases.
     * @param eventTimeNs  when it happened at its origin.
     * @param source       one of {@link io.petrel.journal.frame.Source}.
     * @param buffer       holding the SBE message.
     * @param offset       of the SBE header.
     * @param length       of header and body in bytes.
     * @return the event's sequence.
     */
    long append(long ingestTimeNs, long eventTimeNs, int source, DirectBuffer buffer, int offset, int length);
}
