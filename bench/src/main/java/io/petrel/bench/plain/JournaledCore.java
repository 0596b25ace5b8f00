package io.petrel.bench.plain;

import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.core.pipeline.OutboundSink;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.journal.append.Journal;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import org.agrona.DirectBuffer;

/** The core between two queues: each event is appended before it is processed, each message before it would leave. */
final class JournaledCore implements OutboundSink
{
    private final Journal journal;
    private final Pipeline pipeline = new Pipeline(this);
    private long sequence;
    private long nowNs;
    private long orders;

    JournaledCore(final Journal journal)
    {
        this.journal = journal;
    }

    void onEvent(final long ingestTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        nowNs = ingestTimeNs;
        sequence = journal.inbound()
            .append(FrameLayout.NULL_SEQUENCE, nowNs, nowNs, Source.FEED, buffer, offset, length);
        pipeline.onEvent(sequence, nowNs, buffer, offset, length);
    }

    @Override
    public void onMessage(
        final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        journal.outbound().append(sequence, eventTimeNs, nowNs, Source.CORE, buffer, offset, length);
        orders += NewOrderDecoder.TEMPLATE_ID == templateId ? 1 : 0;
    }

    long orders()
    {
        return orders;
    }
}
