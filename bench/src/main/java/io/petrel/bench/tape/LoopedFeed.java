package io.petrel.bench.tape;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookDeltaEncoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.BookSnapshotEncoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A tape without an end: what follows its last event is its first again, later by the tape's length, with update ids
 * that go on, so that books are whole again from the tape's own snapshot on. For tapes of an order book: bars would
 * keep their times. Feed thread only.
 */
public final class LoopedFeed implements Feed
{
    private static final int LARGEST_BYTES = 1 << 20;
    /** From a loop's last event to the next one's first, so that these two are never of the same time. */
    private static final long GAP_NS = 1_000_000_000L;

    private final Path tape;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LARGEST_BYTES]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TopOfBookDecoder quote = new TopOfBookDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final TradeEncoder tradeEncoder = new TradeEncoder();
    private final TopOfBookEncoder quoteEncoder = new TopOfBookEncoder();
    private final BookDeltaEncoder deltaEncoder = new BookDeltaEncoder();
    private final BookSnapshotEncoder snapshotEncoder = new BookSnapshotEncoder();
    private Feed feed;
    private long firstNs = Units.NULL_TIME_NS;
    private long lastNs;
    private long lastId;
    private long laterNs;
    private long laterId;
    private int length;

    /**
     * Before its first event.
     *
     * @param tape to loop.
     */
    public LoopedFeed(final Path tape)
    {
        this.tape = tape;
        feed = new TapeFeed(tape);
    }

    @Override
    public boolean next()
    {
        if (!feed.next())
        {
            feed.close();
            feed = new TapeFeed(tape);
            laterNs += lastNs - firstNs + GAP_NS;
            laterId += lastId;
            if (!feed.next())
            {
                return false;
            }
        }
        firstNs = Units.NULL_TIME_NS == firstNs ? feed.ingestTimeNs() : firstNs;
        lastNs = feed.ingestTimeNs();
        length = feed.length();
        buffer.putBytes(0, feed.buffer(), feed.offset(), length);
        header.wrap(buffer, 0);
        shift();
        return true;
    }

    @Override
    public long ingestTimeNs()
    {
        return lastNs + laterNs;
    }

    @Override
    public DirectBuffer buffer()
    {
        return buffer;
    }

    @Override
    public int offset()
    {
        return 0;
    }

    @Override
    public int length()
    {
        return length;
    }

    @Override
    public void close()
    {
        feed.close();
    }

    private void shift()
    {
        final int body = MessageHeaderDecoder.ENCODED_LENGTH;
        switch (header.templateId())
        {
            case TradeDecoder.TEMPLATE_ID ->
            {
                trade.wrapAndApplyHeader(buffer, 0, header);
                tradeEncoder.wrap(buffer, body).eventTimeNs(trade.eventTimeNs() + laterNs);
            }
            case TopOfBookDecoder.TEMPLATE_ID ->
            {
                quote.wrapAndApplyHeader(buffer, 0, header);
                quoteEncoder.wrap(buffer, body).eventTimeNs(quote.eventTimeNs() + laterNs)
                    .updateId(later(quote.updateId()));
            }
            case BookDeltaDecoder.TEMPLATE_ID -> shiftDelta(body);
            case BookSnapshotDecoder.TEMPLATE_ID ->
            {
                snapshot.wrapAndApplyHeader(buffer, 0, header);
                snapshotEncoder.wrap(buffer, body).eventTimeNs(snapshot.eventTimeNs() + laterNs)
                    .lastUpdateId(later(snapshot.lastUpdateId()));
            }
            default ->
            {
            }
        }
    }

    private void shiftDelta(final int body)
    {
        delta.wrapAndApplyHeader(buffer, 0, header);
        deltaEncoder.wrap(buffer, body).eventTimeNs(delta.eventTimeNs() + laterNs)
            .firstUpdateId(later(delta.firstUpdateId())).lastUpdateId(later(delta.lastUpdateId()))
            .previousUpdateId(later(delta.previousUpdateId()));
    }

    /** An id of this loop; what is absent stays so. */
    private long later(final long id)
    {
        if (0 == laterId)
        {
            lastId = Math.max(lastId, id);
        }
        return id < 0 ? id : id + laterId;
    }
}
