package io.petrel.node.host;

import org.agrona.DirectBuffer;

/** Where each outbound message is recorded before it leaves: the journal when live, a comparison when re-executed. */
public interface OutboundLog
{
    /**
     * Records one message of the core.
     *
     * @param causeSequence inbound sequence that made the core say it.
     * @param ingestTimeNs  ingest time of that inbound event.
     * @param eventTimeNs   event time of the message.
     * @param buffer        holding the SBE message.
     * @param offset        of the SBE header.
     * @param length        of header and body in bytes.
     */
    void append(
        long causeSequence, long ingestTimeNs, long eventTimeNs, DirectBuffer buffer, int offset, int length);
}
