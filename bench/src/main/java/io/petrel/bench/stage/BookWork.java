package io.petrel.bench.stage;

import io.petrel.bench.path.RecordedEvents;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.Instruments;
import io.petrel.core.market.MarketState;

/** Book update: the snapshots and changes of the first instrument on the tape, decoded into its book. */
final class BookWork implements StageWork
{
    private static final int OPERATIONS = 32;

    private final RecordedEvents events;
    private final int[] changes;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookAdapter adapter = new BookAdapter();
    private final MarketState market;
    private int next;
    private long sum;
    private long bidTicksAtEnd;

    BookWork(final RecordedEvents events)
    {
        this.events = events;
        market = firstMarket();
        changes = java.util.stream.IntStream.range(0, events.count()).filter(this::isChange).toArray();
    }

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        for (int i = 0; i < OPERATIONS; i++)
        {
            update(events.offset(changes[next]));
            sum += market.bestBidTicks();
            if (++next == changes.length)
            {
                endPass();
            }
        }
        return sum;
    }

    @Override
    public boolean isWhole()
    {
        return 0 != bidTicksAtEnd;
    }

    @Override
    public void check()
    {
        if (bidTicksAtEnd <= 0)
        {
            throw new IllegalStateException("the book was empty at the end of the tape, or the tape never ended");
        }
    }

    private void endPass()
    {
        final long bidTicks = market.bestBidTicks();
        if (0 != bidTicksAtEnd && bidTicks != bidTicksAtEnd)
        {
            throw new IllegalStateException("two passes ended with bids of " + bidTicksAtEnd + " and " + bidTicks);
        }
        bidTicksAtEnd = bidTicks;
        next = 0;
    }

    private void update(final int offset)
    {
        header.wrap(events.bytes(), offset);
        if (BookDeltaDecoder.TEMPLATE_ID == header.templateId())
        {
            adapter.onDelta(delta.wrapAndApplyHeader(events.bytes(), offset, header), market.book());
        }
        else
        {
            adapter.onSnapshot(snapshot.wrapAndApplyHeader(events.bytes(), offset, header), market.book());
        }
    }

    private boolean isChange(final int index)
    {
        final int offset = events.offset(index);
        header.wrap(events.bytes(), offset);
        return switch (header.templateId())
        {
            case BookDeltaDecoder.TEMPLATE_ID -> market.instrument().id() ==
                delta.wrapAndApplyHeader(events.bytes(), offset, header).instrumentId();
            case BookSnapshotDecoder.TEMPLATE_ID -> market.instrument().id() ==
                snapshot.wrapAndApplyHeader(events.bytes(), offset, header).instrumentId();
            default -> false;
        };
    }

    private MarketState firstMarket()
    {
        final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
        for (int i = 0; i < events.count(); i++)
        {
            header.wrap(events.bytes(), events.offset(i));
            if (InstrumentDefinitionDecoder.TEMPLATE_ID == header.templateId())
            {
                return new MarketState(new Instruments().define(
                    definition.wrapAndApplyHeader(events.bytes(), events.offset(i), header)));
            }
        }
        throw new IllegalStateException("the tape defines no instrument");
    }
}
