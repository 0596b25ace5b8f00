package io.petrel.core.pipeline;

import org.agrona.DirectBuffer;

/**
 * Receives each message that the core emits: of one event first what the venue waits for, then what explains it. The
 * host journals each and only then sends it on.
 */
public interface OutboundSink
{
    /**
     * Takes one encoded message. Called on the pipeline thread, inside {@link Pipeline#onEvent}.
     *
     * @param templateId  SBE template of the message.
     * @param eventTimeNs event time of the message, ns since the epoch.
     * @param buffer      holds the SBE header and body; valid during the call only.
     * @param offset      of the SBE header.
     * @param length      of header and body in bytes.
     */
    void onMessage(int templateId, long eventTimeNs, DirectBuffer buffer, int offset, int length);
}
