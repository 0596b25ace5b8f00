package io.petrel.bench.stage;

import io.petrel.bench.path.RecordedEvents;
import io.petrel.codecs.event.BarClosedDecoder;
import io.petrel.codecs.event.DecisionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.FeatureVectors;
import io.petrel.core.pipeline.BarParams;
import io.petrel.core.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * What the stages behind the features see in a recorded run: the closed bars of the decision series with the vector at
 * each, and the core as it stood when its first order was out.
 */
final class DecisionTape
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BarClosedDecoder closed = new BarClosedDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final List<Bar> bars = new ArrayList<>();
    private final List<FeatureVector> vectors = new ArrayList<>();
    private final RecordedEvents events;
    private final Pipeline pipeline = new Pipeline(this::onMessage);
    private Bar lastBar = new Bar();
    private boolean hasDecision;
    private long lastOrderId;
    private int eventsToOrder;

    DecisionTape(final RecordedEvents events)
    {
        this.events = events;
        for (int i = 0; i < events.count(); i++)
        {
            hasDecision = false;
            pipeline.onEvent(i + 1, events.ingestTimeNs(i), events.bytes(), events.offset(i), events.length(i));
            if (hasDecision)
            {
                bars.add(lastBar);
                vectors.add(FeatureVectors.copyOf(pipeline.features(0)));
            }
            if (0 != lastOrderId && 0 == eventsToOrder)
            {
                eventsToOrder = i + 1;
            }
        }
        if (bars.isEmpty() || 0 == lastOrderId)
        {
            throw new IllegalStateException(bars.size() + " decisions, last order " + lastOrderId + " on this tape");
        }
    }

    List<Bar> bars()
    {
        return bars;
    }

    List<FeatureVector> vectors()
    {
        return vectors;
    }

    /** The core at the end of the tape. */
    Pipeline pipeline()
    {
        return pipeline;
    }

    /** A core whose last event has sent its first order. */
    Pipeline atFirstOrder(final long[] orderId)
    {
        final Pipeline core = new Pipeline((templateId, eventTimeNs, buffer, offset, length) ->
        {
            if (NewOrderDecoder.TEMPLATE_ID == templateId)
            {
                orderId[0] = newOrder.wrapAndApplyHeader(buffer, offset, header).clientOrderId();
            }
        });
        for (int i = 0; i < eventsToOrder; i++)
        {
            core.onEvent(i + 1, events.ingestTimeNs(i), events.bytes(), events.offset(i), events.length(i));
        }
        return core;
    }

    private void onMessage(
        final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        switch (templateId)
        {
            case BarClosedDecoder.TEMPLATE_ID -> onBar(closed.wrapAndApplyHeader(buffer, offset, header));
            case DecisionDecoder.TEMPLATE_ID -> hasDecision = true;
            case NewOrderDecoder.TEMPLATE_ID ->
                lastOrderId = newOrder.wrapAndApplyHeader(buffer, offset, header).clientOrderId();
            default ->
            {
            }
        }
    }

    private void onBar(final BarClosedDecoder message)
    {
        if (BarParams.DECISION_SERIES == message.seriesId())
        {
            lastBar = new Bar();
            lastBar.series(message.seriesId(), message.kind(), message.threshold());
            lastBar.span(message.startTimeNs(), message.endTimeNs());
            lastBar.prices(message.openTicks(), message.highTicks(), message.lowTicks(), message.closeTicks());
            lastBar.sums(message.volumeLots(), message.buyVolumeLots(), message.notionalE8(), message.tradeCount());
        }
    }
}
