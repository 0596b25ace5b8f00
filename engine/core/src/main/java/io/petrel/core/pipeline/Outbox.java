package io.petrel.core.pipeline;

import io.petrel.codecs.event.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where publishers encode: one buffer and one header for all, since a message is handed on before the next is begun.
 * Pipeline thread only; allocates nothing.
 */
final class Outbox
{
    private static final int BUFFER_BYTES = 1 << 16;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[BUFFER_BYTES]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OutboundSink sink;

    private long nowNs;

    Outbox(final OutboundSink sink)
    {
        this.sink = sink;
    }

    /** Event time of every message until the next call: the ingest time of the inbound event. */
    void now(final long ingestTimeNs)
    {
        nowNs = ingestTimeNs;
    }

    long nowNs()
    {
        return nowNs;
    }

    MutableDirectBuffer buffer()
    {
        return buffer;
    }

    MessageHeaderEncoder header()
    {
        return header;
    }

    /** Hands on the message just encoded at the start of the buffer. */
    void send(final int templateId, final int bodyLength)
    {
        sink.onMessage(templateId, nowNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
