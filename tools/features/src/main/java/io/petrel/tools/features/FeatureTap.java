package io.petrel.tools.features;

import io.petrel.codecs.event.BarClosedDecoder;
import io.petrel.codecs.event.FeatureVectorSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.core.feature.Feature;
import io.petrel.core.pipeline.BarParams;
import io.petrel.node.app.ObservedRun;
import io.petrel.node.host.Messages;
import io.petrel.node.host.OutboundLog;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Hears a run and makes a row of each bar of a decision series and the vector that the core publishes right after it.
 * Engine thread only.
 */
public final class FeatureTap implements OutboundLog, ObservedRun.InboundObserver
{
    private static final int WORD_SHIFT = 6;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final BarClosedDecoder bar = new BarClosedDecoder();
    private final FeatureVectorSnapshotDecoder snapshot = new FeatureVectorSnapshotDecoder();
    private final Map<Integer, String> symbols = new TreeMap<>();
    private final FeatureRow row = new FeatureRow();
    private final RowSink rows;

    /**
     * Joins the tap to what takes its rows.
     *
     * @param rows told of each decision.
     */
    public FeatureTap(final RowSink rows)
    {
        this.rows = rows;
    }

    /**
     * Instruments heard of.
     *
     * @return symbols by id.
     */
    public Map<Integer, String> symbols()
    {
        return symbols;
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        if (InstrumentDefinitionDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset))
        {
            definition.wrapAndApplyHeader(buffer, offset, header);
            final int id = definition.instrumentId();
            symbols.put(id, definition.symbol());
        }
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
        switch (Messages.templateId(buffer, offset))
        {
            case BarClosedDecoder.TEMPLATE_ID:
                onBar(bar.wrapAndApplyHeader(buffer, offset, header));
                break;
            case FeatureVectorSnapshotDecoder.TEMPLATE_ID:
                onVector(ingestTimeNs, snapshot.wrapAndApplyHeader(buffer, offset, header));
                break;
            default:
                break;
        }
    }

    private void onBar(final BarClosedDecoder event)
    {
        final long startNs = event.startTimeNs();
        final long endNs = event.endTimeNs();
        final long highTicks = event.highTicks();
        final long lowTicks = event.lowTicks();
        final long closeTicks = event.closeTicks();
        final int instrumentId = event.instrumentId();
        if (BarParams.DECISION_SERIES == event.seriesId())
        {
            row.instrumentId = instrumentId;
            row.barStartNs = startNs;
            row.barEndNs = endNs;
            row.highTicks = highTicks;
            row.lowTicks = lowTicks;
            row.closeTicks = closeTicks;
        }
    }

    private void onVector(final long ingestTimeNs, final FeatureVectorSnapshotDecoder event)
    {
        row.decisionTimeNs = event.eventTimeNs();
        row.ingestTimeNs = ingestTimeNs;
        row.schemaHash = event.schemaHash();
        final long[] ready = {event.readyBits(), event.readyBitsMiddle(), event.readyBitsHigh()};
        if (row.instrumentId != event.instrumentId())
        {
            throw new IllegalStateException("a vector of instrument " + event.instrumentId() +
                " after a bar of instrument " + row.instrumentId);
        }
        int index = 0;
        for (final FeatureVectorSnapshotDecoder.FeaturesDecoder feature : event.features())
        {
            row.isReady[index] = 0 != (ready[index >>> WORD_SHIFT] >>> index & 1);
            row.values[index++] = feature.value();
        }
        if (Feature.COUNT != index)
        {
            throw new IllegalStateException("a vector of " + index + " features, not " + Feature.COUNT);
        }
        row.symbol = symbols.get(row.instrumentId);
        rows.onRow(row);
    }
}
