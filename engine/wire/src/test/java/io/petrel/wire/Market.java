package io.petrel.wire;

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
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import io.petrel.node.app.TapeFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/** A seeded feed of one depth instrument in memory: definition, snapshot, then deltas and trades in turn. */
final class Market
{
    static final long START_NS = 1_700_000_000_000_000_000L;
    static final int INSTRUMENT = 1;

    private static final long STEP_NS = 3_000_000L;
    private static final int LEVELS = 5;

    /** One event: number n of the feed is at n - 1. */
    record Event(long timeNs, byte[] bytes)
    {
        UnsafeBuffer buffer()
        {
            return new UnsafeBuffer(bytes);
        }
    }

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<Event> events = new ArrayList<>();
    private final SplittableRandom random;

    private long timeNs = START_NS;
    private long midTicks = 6_000_000;
    private long updateId = 1000;

    Market(final long seed, final int count)
    {
        random = new SplittableRandom(seed);
        define();
        add(snapshot(buffer, LEVELS));
        while (events.size() < count)
        {
            timeNs += 1 + random.nextLong(STEP_NS);
            if (0 == events.size() % 2)
            {
                move();
            }
            else
            {
                trade();
            }
        }
    }

    List<Event> events()
    {
        return events;
    }

    Event event(final long number)
    {
        return events.get((int)number - 1);
    }

    /** Puts another event in the place of one. */
    void replace(final int number, final byte[] bytes)
    {
        events.set(number - 1, new Event(event(number).timeNs(), bytes));
    }

    /** A whole book of so many levels a side. */
    byte[] snapshot(final int levels)
    {
        final UnsafeBuffer large = new UnsafeBuffer(new byte[4096 + 2 * levels * 2 * Long.BYTES]);
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + snapshot(large, levels)];
        large.getBytes(0, bytes);
        return bytes;
    }

    TapeFacts facts()
    {
        return new TapeFacts("TESTUSDT@test:" + events.size() + ':' + START_NS, events.size(), List.of("USDT"));
    }

    Path write(final Path folder)
    {
        try (Journal tape =
            Journal.create(folder, Manifest.ofTape("test", START_NS, Map.of()), JournalSettings.SMALL))
        {
            for (final Event event : events)
            {
                tape.inbound().append(FrameLayout.NULL_SEQUENCE, event.timeNs(), event.timeNs(), Source.FEED,
                    event.buffer(), 0, event.bytes().length);
            }
        }
        return folder;
    }

    private void define()
    {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .instrumentId(INSTRUMENT)
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
            .symbol("TESTUSDT")
            .venue("test")
            .baseCurrency("TEST")
            .quoteCurrency("USDT")
            .settlementCurrency("USDT");
        add(definition.encodedLength());
    }

    private int snapshot(final UnsafeBuffer to, final int levels)
    {
        final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
        snapshot.wrapAndApplyHeader(to, 0, header)
            .eventTimeNs(timeNs).lastUpdateId(updateId).instrumentId(INSTRUMENT);
        final BookSnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(levels);
        for (int i = 0; i < levels; i++)
        {
            bids.next().priceTicks(midTicks - 1 - 5L * i).sizeLots(lots());
        }
        final BookSnapshotEncoder.AsksEncoder asks = snapshot.asksCount(levels);
        for (int i = 0; i < levels; i++)
        {
            asks.next().priceTicks(midTicks + 1 + 5L * i).sizeLots(lots());
        }
        return snapshot.encodedLength();
    }

    private void move()
    {
        final long before = midTicks;
        midTicks += random.nextLong(-20, 21);
        final BookDeltaEncoder delta = new BookDeltaEncoder();
        delta.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .firstUpdateId(1000 == updateId ? updateId : updateId + 1)
            .lastUpdateId(updateId + 3)
            .previousUpdateId(updateId)
            .instrumentId(INSTRUMENT);
        delta.flags().clear();
        updateId += 3;
        final BookDeltaEncoder.BidsEncoder bids = delta.bidsCount(2 * LEVELS);
        for (int i = 0; i < LEVELS; i++)
        {
            bids.next().priceTicks(before - 1 - 5L * i).sizeLots(0);
        }
        for (int i = 0; i < LEVELS; i++)
        {
            bids.next().priceTicks(midTicks - 1 - 5L * i).sizeLots(lots());
        }
        final BookDeltaEncoder.AsksEncoder asks = delta.asksCount(2 * LEVELS);
        for (int i = 0; i < LEVELS; i++)
        {
            asks.next().priceTicks(before + 1 + 5L * i).sizeLots(0);
        }
        for (int i = 0; i < LEVELS; i++)
        {
            asks.next().priceTicks(midTicks + 1 + 5L * i).sizeLots(lots());
        }
        add(delta.encodedLength());
    }

    private void trade()
    {
        final boolean isBuy = random.nextBoolean();
        final TradeEncoder trade = new TradeEncoder();
        trade.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .tradeId(events.size() + 1L)
            .priceTicks(isBuy ? midTicks + 1 : midTicks - 1)
            .sizeLots(1 + random.nextLong(400))
            .instrumentId(INSTRUMENT)
            .aggressorSide(isBuy ? AggressorSide.BUYER : AggressorSide.SELLER);
        trade.flags().clear();
        add(trade.encodedLength());
    }

    private long lots()
    {
        return 1 + random.nextLong(5000);
    }

    private void add(final int bodyLength)
    {
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + bodyLength];
        buffer.getBytes(0, bytes);
        events.add(new Event(timeNs, bytes));
    }
}
