package io.petrel.node;

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
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes a seeded tape of one depth instrument: a drifting price with trends, a ten-level book that follows, trades
 * on it.
 */
final class SyntheticTape
{
    private static final int LEVELS = 10;
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final long STEP_NS = 7_000_000L;
    private static final long MID_TICKS = 6_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final SplittableRandom random;
    private final Journal tape;
    private final String symbol;

    private long timeNs = START_NS;
    private long midTicks = MID_TICKS;
    private long driftTicks = 3;
    private long updateId = 1000;
    private long tradeId;

    private SyntheticTape(final Journal tape, final String symbol, final long seed)
    {
        this.tape = tape;
        this.symbol = symbol;
        random = new SplittableRandom(seed);
    }

    /** Writes a tape of so many steps: a step moves the book, and trades once or twice. */
    static Path write(final Path folder, final long seed, final int steps)
    {
        return write(folder, "TESTUSDT", seed, steps);
    }

    static Path write(final Path folder, final String symbol, final long seed, final int steps)
    {
        try (Journal journal =
            Journal.create(folder, Manifest.ofTape("test", START_NS, Map.of()), JournalSettings.SMALL))
        {
            final SyntheticTape writer = new SyntheticTape(journal, symbol, seed);
            writer.define();
            writer.snapshot();
            for (int i = 0; i < steps; i++)
            {
                writer.step();
            }
        }
        return folder;
    }

    private void step()
    {
        timeNs += STEP_NS + random.nextLong(STEP_NS);
        if (0 == random.nextInt(400))
        {
            driftTicks = random.nextLong(-6, 7);
        }
        final long previousMidTicks = midTicks;
        midTicks += driftTicks + random.nextLong(-20, 21);
        moveBook(previousMidTicks);
        for (int i = 1 + random.nextInt(2); i > 0; i--)
        {
            trade();
        }
    }

    private void define()
    {
        definition.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .instrumentId(1)
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
            .symbol(symbol)
            .venue("test")
            .baseCurrency("TEST")
            .quoteCurrency("USDT")
            .settlementCurrency("USDT");
        append(definition.encodedLength());
    }

    private void snapshot()
    {
        snapshot.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(timeNs).lastUpdateId(updateId).instrumentId(1);
        final BookSnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(LEVELS);
        for (int i = 0; i < LEVELS; i++)
        {
            bids.next().priceTicks(bidTicks(midTicks, i)).sizeLots(sizeLots());
        }
        final BookSnapshotEncoder.AsksEncoder asks = snapshot.asksCount(LEVELS);
        for (int i = 0; i < LEVELS; i++)
        {
            asks.next().priceTicks(askTicks(midTicks, i)).sizeLots(sizeLots());
        }
        append(snapshot.encodedLength());
    }

    private void moveBook(final long previousMidTicks)
    {
        final long first = updateId + 1;
        delta.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .firstUpdateId(1001 == first ? updateId : first)
            .lastUpdateId(updateId + 5)
            .previousUpdateId(updateId)
            .instrumentId(1);
        delta.flags().clear();
        updateId += 5;
        final BookDeltaEncoder.BidsEncoder bids = delta.bidsCount(2 * LEVELS);
        for (int i = 0; i < LEVELS; i++)
        {
            bids.next().priceTicks(bidTicks(previousMidTicks, i)).sizeLots(0);
        }
        for (int i = 0; i < LEVELS; i++)
        {
            bids.next().priceTicks(bidTicks(midTicks, i)).sizeLots(sizeLots());
        }
        final BookDeltaEncoder.AsksEncoder asks = delta.asksCount(2 * LEVELS);
        for (int i = 0; i < LEVELS; i++)
        {
            asks.next().priceTicks(askTicks(previousMidTicks, i)).sizeLots(0);
        }
        for (int i = 0; i < LEVELS; i++)
        {
            asks.next().priceTicks(askTicks(midTicks, i)).sizeLots(sizeLots());
        }
        append(delta.encodedLength());
    }

    private void trade()
    {
        timeNs += random.nextLong(1_000_000L);
        final boolean isBuy = random.nextInt(20) < 10 + Math.max(-6, Math.min(6, 2 * driftTicks));
        trade.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .tradeId(++tradeId)
            .priceTicks(isBuy ? askTicks(midTicks, 0) : bidTicks(midTicks, 0))
            .sizeLots(1 + random.nextLong(400))
            .instrumentId(1)
            .aggressorSide(isBuy ? AggressorSide.BUYER : AggressorSide.SELLER);
        trade.flags().clear();
        append(trade.encodedLength());
    }

    private long sizeLots()
    {
        return 1 + random.nextLong(5000);
    }

    private void append(final int bodyLength)
    {
        tape.inbound().append(
            FrameLayout.NULL_SEQUENCE,
            timeNs,
            timeNs,
            Source.FEED,
            buffer,
            0,
            MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }

    private static long bidTicks(final long midTicks, final int level)
    {
        return midTicks - 1 - 5L * level;
    }

    private static long askTicks(final long midTicks, final int level)
    {
        return midTicks + 1 + 5L * level;
    }
}
