package io.petrel.tools.data.tape;

import java.nio.file.Path;

import org.agrona.DirectBuffer;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;

/** Decodes a tape from begin to end and calls; one thread. */
final class TapeAdapter
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final TopOfBookDecoder quote = new TopOfBookDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BarDecoder bar = new BarDecoder();

    void read(final Path tape, final TapeEvents events, final TapeProgress progress)
    {
        try (TapeReader reader = new TapeReader(tape))
        {
            while (reader.next())
            {
                events.onEvent(reader.templateId(), reader.eventTimeNs(), reader.ingestTimeNs());
                dispatch(reader, events);
                progress.at(reader.sequence(), reader.lastSequence());
            }
        }
    }

    private void dispatch(final TapeReader reader, final TapeEvents events)
    {
        final DirectBuffer buffer = reader.buffer();
        final int offset = reader.offset();

        switch (reader.templateId())
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                events.onInstrument(definition.wrapAndApplyHeader(buffer, offset, header));
            case BookSnapshotDecoder.TEMPLATE_ID ->
                events.onSnapshot(snapshot.wrapAndApplyHeader(buffer, offset, header));
            case BookDeltaDecoder.TEMPLATE_ID -> events.onDelta(delta.wrapAndApplyHeader(buffer, offset, header));
            case TopOfBookDecoder.TEMPLATE_ID -> events.onTopOfBook(quote.wrapAndApplyHeader(buffer, offset, header));
            case TradeDecoder.TEMPLATE_ID -> events.onTrade(trade.wrapAndApplyHeader(buffer, offset, header));
            case BarDecoder.TEMPLATE_ID -> events.onBar(bar.wrapAndApplyHeader(buffer, offset, header));
            default -> events.onOther(reader.templateId());
        }
    }
}
