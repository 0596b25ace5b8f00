package io.petrel.node;

import io.petrel.codecs.event.BookSnapshotEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ParentRequestEncoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.node.feed.Feed;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Few events, each written down with its time: markets that say nothing for as long as a test likes. */
final class QuietFeed implements Feed
{
    static final long BOOK_LOTS = 5_000;

    private record Event(long timeNs, DirectBuffer message)
    {
    }

    private final List<Event> events = new ArrayList<>();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private int current = -1;

    QuietFeed define(final long timeNs, final int instrumentId)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder()
            .wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .instrumentId(instrumentId)
            .contractType(ContractType.LINEAR)
            .sequenceRule(SequenceRule.BINANCE_FUTURES)
            .state(InstrumentState.TRADING)
            .depthKind(DepthKind.DEPTH)
            .tickMantissa(1)
            .lotMantissa(1)
            .contractSizeMantissa(1)
            .tickExponent((byte)-2)
            .lotExponent((byte)-3)
            .contractSizeExponent((byte)0)
            .symbol("TEST" + instrumentId)
            .venue("test")
            .baseCurrency("TEST" + instrumentId)
            .quoteCurrency("USDT")
            .settlementCurrency("USDT");
        return add(timeNs, buffer, definition.encodedLength());
    }

    /** A book of one level on each side. */
    QuietFeed book(final long timeNs, final int instrumentId, final long bidTicks, final long askTicks)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        final BookSnapshotEncoder book = new BookSnapshotEncoder().wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs).lastUpdateId(events.size()).instrumentId(instrumentId);
        book.bidsCount(1).next().priceTicks(bidTicks).sizeLots(BOOK_LOTS);
        book.asksCount(1).next().priceTicks(askTicks).sizeLots(BOOK_LOTS);
        return add(timeNs, buffer, book.encodedLength());
    }

    QuietFeed request(
        final long timeNs, final int accountId, final int instrumentId, final long lots, final long durationNs)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        final ParentRequestEncoder request = new ParentRequestEncoder().wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs).sizeLots(lots).durationNs(durationNs).instrumentId(instrumentId)
            .accountId(accountId).side(Side.BUY).algorithm(ExecutionAlgorithm.TWAP)
            .requestId(Units.NULL_ID).limitTicks(Units.NULL_TICKS)
            .urgency(Double.NaN).participationMax(Double.NaN)
            .stopTicks(Units.NULL_TICKS).targetTicks(Units.NULL_TICKS);
        return add(timeNs, buffer, request.encodedLength());
    }

    @Override
    public boolean next()
    {
        current++;
        return current < events.size();
    }

    @Override
    public long ingestTimeNs()
    {
        return events.get(current).timeNs();
    }

    @Override
    public DirectBuffer buffer()
    {
        return events.get(current).message();
    }

    @Override
    public int offset()
    {
        return 0;
    }

    @Override
    public int length()
    {
        return events.get(current).message().capacity();
    }

    @Override
    public void close()
    {
        // There is nothing behind it.
    }

    private QuietFeed add(final long timeNs, final UnsafeBuffer buffer, final int bodyLength)
    {
        events.add(new Event(timeNs, new UnsafeBuffer(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength)));
        return this;
    }
}
