package io.petrel.core;

import io.petrel.codecs.unit.Units;
import io.petrel.core.market.BookState;
import io.petrel.core.market.DeltaVerdict;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a market's book by a capture. Its first snapshot comes late: the deltas before it are applied once more after
 * it, as the venue asks of its readers.
 */
public abstract class CaptureReplay implements BinanceCapture.Listener
{
    /** Whose book it is. */
    protected final MarketState market;

    private final List<Runnable> early = new ArrayList<>();

    protected CaptureReplay(final MarketState market)
    {
        this.market = market;
    }

    /** The book has changed. */
    protected abstract void onBook();

    @Override
    public void onSnapshot(final long lastUpdateId, final long[] bids, final long[] asks)
    {
        market.book().beginSnapshot(lastUpdateId);
        send(bids, asks, market.book());
        market.book().endSnapshot();
        onBook();
        early.forEach(Runnable::run);
    }

    @Override
    public void onDelta(
        final long firstUpdateId,
        final long lastUpdateId,
        final long previousUpdateId,
        final long[] bids,
        final long[] asks)
    {
        final L2Book book = market.book();
        if (BookState.EMPTY == book.state())
        {
            early.add(() -> onDelta(firstUpdateId, lastUpdateId, previousUpdateId, bids, asks));
        }
        final DeltaVerdict verdict = book.beginDelta(
            firstUpdateId, lastUpdateId, previousUpdateId < 0 ? Units.NULL_ID : previousUpdateId);
        send(bids, asks, book);
        book.endDelta();
        if (DeltaVerdict.STALE != verdict)
        {
            onBook();
        }
    }

    /** Price and size in turns, as the capture has them. */
    public static void send(final long[] bids, final long[] asks, final L2Book book)
    {
        for (int i = 0; i < bids.length; i += 2)
        {
            book.bid(bids[i], bids[i + 1]);
        }
        for (int i = 0; i < asks.length; i += 2)
        {
            book.ask(asks[i], asks[i + 1]);
        }
    }
}
