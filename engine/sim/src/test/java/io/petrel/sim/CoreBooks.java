package io.petrel.sim;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.L2Book;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Keeps books as the core does, before the venue that reads them is told. */
final class CoreBooks implements BookSource
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BookAdapter adapter = new BookAdapter();
    private final Map<Integer, L2Book> books = new HashMap<>();

    @Override
    public L2Book book(final int instrumentId)
    {
        return books.get(instrumentId);
    }

    void onEvent(final DirectBuffer buffer)
    {
        switch (header.wrap(buffer, 0).templateId())
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID:
                final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
                definition.wrapAndApplyHeader(buffer, 0, header);
                books.computeIfAbsent(definition.instrumentId(), id -> new L2Book(definition.sequenceRule()));
                break;
            case BookSnapshotDecoder.TEMPLATE_ID:
                final BookSnapshotDecoder snapshot = new BookSnapshotDecoder().wrapAndApplyHeader(buffer, 0, header);
                adapter.onSnapshot(snapshot, book(snapshot.instrumentId()));
                break;
            case BookDeltaDecoder.TEMPLATE_ID:
                final BookDeltaDecoder delta = new BookDeltaDecoder().wrapAndApplyHeader(buffer, 0, header);
                adapter.onDelta(delta, book(delta.instrumentId()));
                break;
            case VenueStatusDecoder.TEMPLATE_ID:
                final VenueStatusDecoder status = new VenueStatusDecoder().wrapAndApplyHeader(buffer, 0, header);
                if (VenueState.DISCONNECTED == status.state())
                {
                    books.values().forEach(L2Book::invalidate);
                }
                break;
            default:
                break;
        }
    }
}
