package io.petrel.node.faults;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BookDeltaEncoder;
import io.petrel.codecs.event.BookSnapshotEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusEncoder;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/** The market as it is, which the venue sees whole and the node as its feed lets it. */
final class TrueMarket
{
    static final int INSTRUMENT = 1;
    private static final int LEVELS = 5;
    private static final long JUMP_TICKS = 600L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final VenueStatusEncoder status = new VenueStatusEncoder();
    private final SplittableRandom random;

    private long midTicks = 60_000L;
    private long bookMidTicks = midTicks;
    private long updateId = 1000;
    private long tradeId;

    TrueMarket(final long seed)
    {
        random = new SplittableRandom(seed);
    }

    long midTicks()
    {
        return midTicks;
    }

    void move()
    {
        midTicks += random.nextLong(-4, 5);
    }

    void jump()
    {
        midTicks += random.nextBoolean() ? JUMP_TICKS : -JUMP_TICKS;
    }

    byte[] definition(final long timeNs)
    {
        definition.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(timeNs).instrumentId(INSTRUMENT)
            .contractType(ContractType.LINEAR).sequenceRule(SequenceRule.BINANCE_FUTURES)
            .state(InstrumentState.TRADING).depthKind(DepthKind.DEPTH).tickMantissa(1).lotMantissa(1)
            .contractSizeMantissa(1).tickExponent((byte)0).lotExponent((byte)-3).contractSizeExponent((byte)0)
            .symbol("TESTUSDT").venue("test").baseCurrency("TEST").quoteCurrency("USDT").settlementCurrency("USDT");
        return bytes(definition.encodedLength());
    }

    byte[] snapshot(final long timeNs)
    {
        return snapshot(timeNs, 0);
    }

    /** Bids above asks. */
    byte[] crossed(final long timeNs)
    {
        return snapshot(timeNs, 5);
    }

    byte[] delta(final long timeNs)
    {
        delta.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(timeNs).firstUpdateId(updateId)
            .lastUpdateId(updateId + 5).previousUpdateId(updateId).instrumentId(INSTRUMENT);
        delta.flags().clear();
        updateId += 5;
        final BookDeltaEncoder.BidsEncoder bids = delta.bidsCount(2 * LEVELS);
        for (int i = 0; i < 2 * LEVELS; i++)
        {
            bids.next().priceTicks(bid(i < LEVELS ? bookMidTicks : midTicks, i % LEVELS))
                .sizeLots(i < LEVELS ? 0 : size());
        }
        final BookDeltaEncoder.AsksEncoder asks = delta.asksCount(2 * LEVELS);
        for (int i = 0; i < 2 * LEVELS; i++)
        {
            asks.next().priceTicks(ask(i < LEVELS ? bookMidTicks : midTicks, i % LEVELS))
                .sizeLots(i < LEVELS ? 0 : size());
        }
        bookMidTicks = midTicks;
        return bytes(delta.encodedLength());
    }

    byte[] trade(final long timeNs)
    {
        final boolean isBuy = random.nextBoolean();
        trade.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(timeNs).tradeId(++tradeId)
            .priceTicks(isBuy ? ask(midTicks, 0) : bid(midTicks, 0)).sizeLots(1 + random.nextLong(400))
            .instrumentId(INSTRUMENT).aggressorSide(isBuy ? AggressorSide.BUYER : AggressorSide.SELLER);
        trade.flags().clear();
        return bytes(trade.encodedLength());
    }

    byte[] state(final long timeNs, final InstrumentState state)
    {
        status.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(timeNs).venueId(1).instrumentId(INSTRUMENT)
            .state(VenueState.CONNECTED).instrumentState(state);
        return bytes(status.encodedLength());
    }

    private byte[] snapshot(final long timeNs, final long overlapTicks)
    {
        snapshot.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(timeNs).lastUpdateId(updateId)
            .instrumentId(INSTRUMENT);
        final BookSnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(LEVELS);
        for (int i = 0; i < LEVELS; i++)
        {
            bids.next().priceTicks(bid(bookMidTicks, i) + overlapTicks).sizeLots(size());
        }
        final BookSnapshotEncoder.AsksEncoder asks = snapshot.asksCount(LEVELS);
        for (int i = 0; i < LEVELS; i++)
        {
            asks.next().priceTicks(ask(bookMidTicks, i)).sizeLots(size());
        }
        return bytes(snapshot.encodedLength());
    }

    private long size()
    {
        return 1 + random.nextLong(600);
    }

    private byte[] bytes(final int bodyLength)
    {
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + bodyLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    private static long bid(final long midTicks, final int level)
    {
        return midTicks - 1 - level;
    }

    private static long ask(final long midTicks, final int level)
    {
        return midTicks + 1 + level;
    }
}
