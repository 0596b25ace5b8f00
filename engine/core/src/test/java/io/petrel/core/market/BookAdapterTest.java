package io.petrel.core.market;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookDeltaEncoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.BookSnapshotEncoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.testing.Allocation;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BookAdapterTest
{
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final BookAdapter adapter = new BookAdapter();
    private final L2Book book = new L2Book(SequenceRule.BINANCE_FUTURES);
    private final BookSnapshotDecoder snapshotDecoder = new BookSnapshotDecoder();
    private final BookDeltaDecoder deltaDecoder = new BookDeltaDecoder();

    @Test
    void shouldApplySnapshotAndDelta()
    {
        adapter.onSnapshot(snapshot(100), book);
        assertThat(book.bestBidTicks()).isEqualTo(1000);
        assertThat(book.bestAskLots()).isEqualTo(7);
        assertThat(book.bidLevels()).isEqualTo(2);

        assertThat(adapter.onDelta(delta(95, 105, 94), book)).isEqualTo(DeltaVerdict.APPLY);
        assertThat(book.bestBidTicks()).isEqualTo(999);
        assertThat(book.askLotsAtPrice(1001)).isEqualTo(9);
        assertThat(book.lastUpdateId()).isEqualTo(105);
    }

    @Test
    void shouldLeaveBookAloneWhenRefused()
    {
        adapter.onSnapshot(snapshot(100), book);
        assertThat(adapter.onDelta(delta(150, 160, 149), book)).isEqualTo(DeltaVerdict.GAP);
        assertThat(book.bestBidTicks()).isEqualTo(1000);
        assertThat(adapter.onDelta(delta(95, 105, 94), book)).isEqualTo(DeltaVerdict.UNSYNCED);
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        snapshot(100);
        deltaDecoder.wrap(buffer, 512, BookDeltaDecoder.BLOCK_LENGTH, BookDeltaDecoder.SCHEMA_VERSION);
        encodeDelta(512, 95, 105, 94);
        final long bytes = Allocation.ofRepeated(() ->
        {
            for (int i = 0; i < 100_000; i++)
            {
                book.invalidate();
                adapter.onSnapshot(snapshotDecoder.wrap(buffer, 0, BookSnapshotDecoder.BLOCK_LENGTH,
                    BookSnapshotDecoder.SCHEMA_VERSION), book);
                adapter.onDelta(deltaDecoder.wrap(buffer, 512, BookDeltaDecoder.BLOCK_LENGTH,
                    BookDeltaDecoder.SCHEMA_VERSION), book);
            }
        });

        assertThat(bytes).isZero();
        assertThat(book.bestBidTicks()).isEqualTo(999);
    }

    private BookSnapshotDecoder snapshot(final long lastUpdateId)
    {
        final BookSnapshotEncoder encoder = new BookSnapshotEncoder();
        encoder.wrap(buffer, 0).eventTimeNs(1).lastUpdateId(lastUpdateId).instrumentId(1);
        encoder.bidsCount(2).next().priceTicks(1000).sizeLots(5).next().priceTicks(999).sizeLots(6);
        encoder.asksCount(1).next().priceTicks(1001).sizeLots(7);
        return snapshotDecoder.wrap(
            buffer, 0, BookSnapshotDecoder.BLOCK_LENGTH, BookSnapshotDecoder.SCHEMA_VERSION);
    }

    private BookDeltaDecoder delta(final long first, final long last, final long previous)
    {
        encodeDelta(0, first, last, previous);
        return deltaDecoder.wrap(buffer, 0, BookDeltaDecoder.BLOCK_LENGTH, BookDeltaDecoder.SCHEMA_VERSION);
    }

    private void encodeDelta(final int offset, final long first, final long last, final long previous)
    {
        final BookDeltaEncoder encoder = new BookDeltaEncoder();
        encoder.wrap(buffer, offset).eventTimeNs(2).firstUpdateId(first).lastUpdateId(last)
            .previousUpdateId(previous).instrumentId(1);
        encoder.bidsCount(1).next().priceTicks(1000).sizeLots(0);
        encoder.asksCount(1).next().priceTicks(1001).sizeLots(9);
    }
}
