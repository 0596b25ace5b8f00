package io.petrel.node.host;

import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.FeedSessionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.core.pipeline.OrderPublisher;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Counts what went through the engine, by message type. Engine thread writes; read it when the engine has stopped. */
public final class RunCounters implements Stateful
{
    private static final int TEMPLATES_MAX = 128;

    private final long[] countByTemplate = new long[TEMPLATES_MAX];
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final ConfigSetDecoder configSet = new ConfigSetDecoder();
    private final UnsafeBuffer configHashKey =
        new UnsafeBuffer(OrderPublisher.CONFIG_HASH.getBytes(StandardCharsets.US_ASCII));
    private final UnsafeBuffer key = new UnsafeBuffer(0, 0);
    private final FeedPlace feedPlace = new FeedPlace();

    private long feedEvents;
    private long inboundEvents;
    private long outboundMessages;
    private long fills;
    private long configurations;

    @Override
    public void visitState(final StateVisitor state)
    {
        state.visit(countByTemplate, countByTemplate.length);
        feedEvents = state.visit(feedEvents);
        feedPlace.visitState(state);
        inboundEvents = state.visit(inboundEvents);
        outboundMessages = state.visit(outboundMessages);
        fills = state.visit(fills);
        configurations = state.visit(configurations);
    }

    void onFeed()
    {
        feedEvents++;
        feedPlace.onEvent();
    }

    void onInbound(final DirectBuffer buffer, final int offset)
    {
        final int templateId = Messages.templateId(buffer, offset);
        inboundEvents++;
        countByTemplate[templateId]++;
        switch (templateId)
        {
            case ExecutionReportDecoder.TEMPLATE_ID:
                report.wrapAndApplyHeader(buffer, offset, headerDecoder);
                fills += ExecType.FILL == report.execType() ? 1 : 0;
                break;
            case FeedSessionDecoder.TEMPLATE_ID:
                feedPlace.onSession(buffer, offset);
                break;
            case ConfigSetDecoder.TEMPLATE_ID:
                configSet.wrapAndApplyHeader(buffer, offset, headerDecoder).wrapKey(key);
                configurations += configHashKey.equals(key) ? 1 : 0;
                break;
            default:
                break;
        }
    }

    void onOutbound(final int templateId)
    {
        outboundMessages++;
        countByTemplate[templateId]++;
    }

    /**
     * Messages of one type so far, inbound or outbound.
     *
     * @param templateId of the type.
     * @return their count.
     */
    public long count(final int templateId)
    {
        return countByTemplate[templateId];
    }

    /**
     * How often the core was told which configuration holds.
     *
     * @return the number of its hashes: one, and one more for each change of a calendar.
     */
    public long configurations()
    {
        return configurations;
    }

    /**
     * Events that came from the feed.
     *
     * @return their count: where the feed continues after a restart.
     */
    public long feedEvents()
    {
        return feedEvents;
    }

    /**
     * How far a feed that numbers its events was taken in.
     *
     * @return its place, to read.
     */
    public FeedPlace feedPlace()
    {
        return feedPlace;
    }

    /**
     * All inbound events.
     *
     * @return their count.
     */
    public long inboundEvents()
    {
        return inboundEvents;
    }

    /**
     * All outbound messages.
     *
     * @return their count.
     */
    public long outboundMessages()
    {
        return outboundMessages;
    }

    /**
     * Fills the venue reported.
     *
     * @return their count.
     */
    public long fills()
    {
        return fills;
    }
}
