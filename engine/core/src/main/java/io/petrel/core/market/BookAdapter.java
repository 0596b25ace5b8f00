package io.petrel.core.market;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;

/** Reads book messages into a book. Pipeline thread only; allocates nothing; keeps neither decoder nor book. */
public final class BookAdapter
{
    /**
     * Applies a snapshot unless the book refuses it.
     *
     * @param snapshot wrapped, positioned before its groups.
     * @param book     of the message's instrument.
     */
    public void onSnapshot(final BookSnapshotDecoder snapshot, final L2Book book)
    {
        if (book.beginSnapshot(snapshot.lastUpdateId()))
        {
            for (final BookSnapshotDecoder.BidsDecoder bid : snapshot.bids())
            {
                book.bid(bid.priceTicks(), bid.sizeLots());
            }
            for (final BookSnapshotDecoder.AsksDecoder ask : snapshot.asks())
            {
                book.ask(ask.priceTicks(), ask.sizeLots());
            }
        }
        book.endSnapshot();
    }

    /**
     * Applies a delta if it chains onto the book.
     *
     * @param delta wrapped, positioned before its groups.
     * @param book  of the message's instrument.
     * @return what the book's sequence rule said.
     */
    public DeltaVerdict onDelta(final BookDeltaDecoder delta, final L2Book book)
    {
        final DeltaVerdict verdict =
            book.beginDelta(delta.firstUpdateId(), delta.lastUpdateId(), delta.previousUpdateId());
        if (DeltaVerdict.APPLY == verdict)
        {
            for (final BookDeltaDecoder.BidsDecoder bid : delta.bids())
            {
                book.bid(bid.priceTicks(), bid.sizeLots());
            }
            for (final BookDeltaDecoder.AsksDecoder ask : delta.asks())
            {
                book.ask(ask.priceTicks(), ask.sizeLots());
            }
        }
        book.endDelta();
        return verdict;
    }
}
