package io.petrel.tools.backtest;

import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ParentRequestEncoder;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.frame.Frame;
import io.petrel.node.feed.DelegatingFeed;
import io.petrel.node.feed.Feed;
import io.petrel.node.host.Messages;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A feed with one more event: the request of a drill, given between two events of the market at the time of the second.
 * The same events in every run, so that a drill is journaled, replayed and repeated like any other. One thread.
 */
public final class DrillFeed extends DelegatingFeed
{
    private final ParentDrill drill;
    private final int accountId;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final MessageHeaderEncoder requestHeader = new MessageHeaderEncoder();
    private final ParentRequestEncoder requestEncoder = new ParentRequestEncoder();
    private final UnsafeBuffer request = new UnsafeBuffer(
        new byte[MessageHeaderEncoder.ENCODED_LENGTH + ParentRequestEncoder.BLOCK_LENGTH]);
    private int instrumentId = Units.NULL_INSTRUMENT;
    private long sizeLots;
    private long dueNs = Long.MAX_VALUE;
    private boolean isRequest;

    /**
     * Adds a request to a feed.
     *
     * @param feed      at its start; closed with this.
     * @param drill     to give.
     * @param accountId that trades.
     */
    public DrillFeed(final Feed feed, final ParentDrill drill, final int accountId)
    {
        super(feed);
        this.drill = drill;
        this.accountId = accountId;
    }

    @Override
    public boolean next()
    {
        if (isRequest)
        {
            isRequest = false;
            return true;
        }
        final boolean hasNext = super.next();
        if (hasNext && Units.NULL_INSTRUMENT == instrumentId)
        {
            find();
        }
        if (hasNext && ingestTimeNs() >= dueNs)
        {
            give();
        }
        return hasNext;
    }

    @Override
    public DirectBuffer buffer()
    {
        return isRequest ? request : super.buffer();
    }

    @Override
    public int offset()
    {
        return isRequest ? 0 : super.offset();
    }

    @Override
    public int length()
    {
        return isRequest ? request.capacity() : super.length();
    }

    @Override
    public Frame record()
    {
        return isRequest ? null : super.record();
    }

    /** {@return whether the request was given: the feed holds the instrument and lasts long enough} */
    public boolean wasGiven()
    {
        return Units.NULL_INSTRUMENT != instrumentId && Long.MAX_VALUE == dueNs;
    }

    private void find()
    {
        if (InstrumentDefinitionDecoder.TEMPLATE_ID == Messages.templateId(super.buffer(), super.offset()))
        {
            definition.wrapAndApplyHeader(super.buffer(), super.offset(), header);
            if (definition.symbol().equalsIgnoreCase(drill.symbol()))
            {
                instrumentId = definition.instrumentId();
                sizeLots = Step.of(definition.lotMantissa(), definition.lotExponent()).parseUnits(drill.size());
                dueNs = Math.addExact(ingestTimeNs(), drill.afterNs());
            }
        }
    }

    private void give()
    {
        requestEncoder.wrapAndApplyHeader(request, 0, requestHeader)
            .eventTimeNs(ingestTimeNs())
            .sizeLots(sizeLots)
            .durationNs(drill.durationNs())
            .instrumentId(instrumentId)
            .accountId(accountId)
            .side(drill.side())
            .algorithm(drill.algorithm())
            .requestId(Units.NULL_ID).limitTicks(Units.NULL_TICKS)
            .urgency(Double.NaN).participationMax(Double.NaN)
            .stopTicks(Units.NULL_TICKS).targetTicks(Units.NULL_TICKS);
        dueNs = Long.MAX_VALUE;
        isRequest = true;
    }
}
