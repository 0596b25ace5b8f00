package io.petrel.wire.feed;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.BookSnapshotEncoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.BookState;
import io.petrel.core.market.Instruments;
import io.petrel.core.market.L2Book;
import io.petrel.codecs.event.DepthKind;
import io.petrel.core.market.Instrument;
import io.petrel.node.host.Messages;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a subscriber must know that missed a part of the feed: each instrument's definition as it stands, with the state
 * that the feed last told of, and its whole book where the feed has one. Feed thread only; allocates when an instrument
 * is defined.
 */
final class FeedBooks
{
    /** Takes what a subscriber must know. */
    @FunctionalInterface
    interface Sink
    {
        void onMessage(DirectBuffer buffer, int offset, int length);
    }

    private static final int LEVEL_BYTES = 2 * Long.BYTES;
    private static final int FIXED_BYTES = 256;
    private static final int LEVELS_MAX = 65_534;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final VenueStatusDecoder status = new VenueStatusDecoder();
    private final InstrumentDefinitionEncoder kept = new InstrumentDefinitionEncoder();
    private final UnsafeBuffer keptBuffer = new UnsafeBuffer(new byte[0]);
    private final BookSnapshotEncoder encoder = new BookSnapshotEncoder();
    private final UnsafeBuffer encoded = new UnsafeBuffer(new byte[1 << 16]);
    private final BookAdapter adapter = new BookAdapter();
    private final Instruments instruments = new Instruments();
    private final Int2ObjectHashMap<byte[]> definitionById = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<L2Book> bookById = new Int2ObjectHashMap<>();
    private final List<Integer> ids = new ArrayList<>();

    void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (Messages.templateId(buffer, offset))
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID:
                define(buffer, offset, length);
                break;
            case BookSnapshotDecoder.TEMPLATE_ID:
                onSnapshot(snapshot.wrapAndApplyHeader(buffer, offset, header));
                break;
            case BookDeltaDecoder.TEMPLATE_ID:
                onDelta(delta.wrapAndApplyHeader(buffer, offset, header));
                break;
            case VenueStatusDecoder.TEMPLATE_ID:
                onStatus(status.wrapAndApplyHeader(buffer, offset, header));
                break;
            default:
                break;
        }
    }

    /** Definitions first, since a book is of an instrument. A book that is not whole itself is left out. */
    void tell(final long timeNs, final Sink sink)
    {
        for (final int id : ids)
        {
            final byte[] bytes = definitionById.get(id);
            sink.onMessage(new UnsafeBuffer(bytes), 0, bytes.length);
        }
        for (final int id : ids)
        {
            final L2Book book = bookById.get(id);
            if (null != book && BookState.SAFE == book.state())
            {
                sink.onMessage(encoded, 0, encode(id, book, timeNs));
            }
        }
    }

    private void define(final DirectBuffer buffer, final int offset, final int length)
    {
        final Instrument instrument = instruments.define(definition.wrapAndApplyHeader(buffer, offset, header));
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        if (null == definitionById.put(instrument.id(), bytes))
        {
            ids.add(instrument.id());
            if (DepthKind.DEPTH == instrument.depthKind())
            {
                bookById.put(instrument.id(), new L2Book(instrument.sequenceRule()));
            }
        }
    }

    private void onSnapshot(final BookSnapshotDecoder event)
    {
        final L2Book book = bookById.get(event.instrumentId());
        if (null != book)
        {
            adapter.onSnapshot(event, book);
        }
    }

    private void onDelta(final BookDeltaDecoder event)
    {
        final L2Book book = bookById.get(event.instrumentId());
        if (null != book)
        {
            adapter.onDelta(event, book);
        }
    }

    /** Whoever missed that an instrument was halted must not hear from its definition that it trades. */
    private void onStatus(final VenueStatusDecoder event)
    {
        final InstrumentState state = event.instrumentState();
        for (final int id : ids)
        {
            if (InstrumentState.NULL_VAL != state &&
                (Units.NULL_INSTRUMENT == event.instrumentId() || id == event.instrumentId()))
            {
                keptBuffer.wrap(definitionById.get(id));
                kept.wrap(keptBuffer, MessageHeaderEncoder.ENCODED_LENGTH).state(state);
            }
        }
    }

    private int encode(final int instrumentId, final L2Book book, final long timeNs)
    {
        final int bidLevels = Math.min(LEVELS_MAX, book.bidLevels());
        final int askLevels = Math.min(LEVELS_MAX, book.askLevels());
        final int bytes = FIXED_BYTES + (bidLevels + askLevels) * LEVEL_BYTES;
        if (encoded.capacity() < bytes)
        {
            encoded.wrap(new byte[bytes]);
        }
        encoder.wrapAndApplyHeader(encoded, 0, headerEncoder)
            .eventTimeNs(timeNs).lastUpdateId(book.lastUpdateId()).instrumentId(instrumentId);
        final BookSnapshotEncoder.BidsEncoder bids = encoder.bidsCount(bidLevels);
        for (int i = 0; i < bidLevels; i++)
        {
            bids.next().priceTicks(book.bidTicksAt(i)).sizeLots(book.bidLotsAt(i));
        }
        final BookSnapshotEncoder.AsksEncoder asks = encoder.asksCount(askLevels);
        for (int i = 0; i < askLevels; i++)
        {
            asks.next().priceTicks(book.askTicksAt(i)).sizeLots(book.askLotsAt(i));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }
}
