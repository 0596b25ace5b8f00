package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarEncoder;
import io.petrel.codecs.event.BookSnapshotEncoder;
import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.SignalOutcomeDecoder;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * At which prices shadow trades begin and end on each kind of feed: the middle of what can be traded at the moment of
 * the vote and of the end, never the last trade where there is a book or a quote, and never a market that is not safe.
 */
class ShadowPriceFlowTest
{
    private static final int INSTRUMENT = 1;
    private static final long STEP_NS = 60_000_000_000L;
    private static final int STEPS = 1_200;
    /** Distances of the best prices from the trade: the middle is a tick above it. */
    private static final int BID_BELOW = 3;
    private static final int ASK_ABOVE = 5;
    private static final int MIDDLE_ABOVE = 1;
    private static final int WICK = 2;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SignalOutcomeDecoder outcome = new SignalOutcomeDecoder();
    private final Pipeline pipeline = new Pipeline(this::take);
    private final Map<Long, Long> middleAt = new TreeMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private long sequence;

    private record Outcome(
        long entryTicks, long exitTicks, long entryNs, long exitNs, long stopTicks, long targetTicks)
    {
    }

    @Test
    void shouldBeginAndEndAtTheMiddleOfTheBookAndNotAtTheLastTrade()
    {
        start(DepthKind.DEPTH);
        walk(this::bookAndTrade);
        assertThat(outcomes).hasSizeGreaterThan(5).allSatisfy(this::isAtTheMiddle);
    }

    @Test
    void shouldEndNothingAtThePriceOfABookThatIsLost()
    {
        start(DepthKind.DEPTH);
        walk(this::bookAndTrade);
        final int before = outcomes.size();
        venueStatus();
        for (int i = 0; i < 20; i++)
        {
            trade(1_000 + i);
        }
        assertThat(outcomes).as("trades print while the book is unsafe").hasSize(before);
        bookAndTrade(1_000);
        assertThat(outcomes.size()).as("ended by the first book that is safe").isGreaterThan(before);
        assertThat(outcomes.subList(before, outcomes.size()))
            .allSatisfy(ended -> assertThat(ended.exitTicks).isEqualTo(1_000 + MIDDLE_ABOVE));
    }

    @Test
    void shouldBeginAndEndAtTheMiddleOfTheQuote()
    {
        start(DepthKind.TOP_OF_BOOK);
        walk(this::quote);
        assertThat(outcomes).hasSizeGreaterThan(5).allSatisfy(this::isAtTheMiddle);
    }

    @Test
    void shouldMoveBarsOfBidsToTheMiddle()
    {
        start(DepthKind.BARS_ONLY);
        walk(this::barOfBids);
        assertThat(outcomes).hasSizeGreaterThan(5).allSatisfy(ended ->
        {
            assertThat(ended.entryTicks).isEqualTo(middleAt.get(ended.entryNs));
            isWithinTheBar(ended);
        });
        assertThat(outcomes).as("a stop or a target inside a bar is met at its price")
            .anySatisfy(ended -> assertThat(ended.exitTicks).isIn(ended.stopTicks, ended.targetTicks));
    }

    @Test
    void shouldRefuseAndCountABarWithoutBids()
    {
        start(DepthKind.BARS_ONLY);
        barOfBids(10_000);
        barOfAsks(10_500);

        assertThat(pipeline.marketById(INSTRUMENT).refusedBars()).isEqualTo(1);
        assertThat(pipeline.marketById(INSTRUMENT).referenceTicks()).isEqualTo(10_000 + MIDDLE_ABOVE);
    }

    /** Bars open where the last one closed, so that no price lies outside of it but by a wick. */
    private void isWithinTheBar(final Outcome ended)
    {
        final long close = middleAt.get(ended.exitNs);
        final long open = middleAt.get(ended.exitNs - STEP_NS);
        assertThat(ended.exitTicks).isBetween(Math.min(open, close) - WICK, Math.max(open, close) + WICK);
    }

    private void isAtTheMiddle(final Outcome ended)
    {
        assertThat(ended.entryTicks).isEqualTo(middleAt.get(ended.entryNs));
        assertThat(ended.exitTicks).isEqualTo(middleAt.get(ended.exitNs));
    }

    /** Up with small falls, then down with small rises, over and over: trends that engines vote on, both ways. */
    private void walk(final LongConsumer step)
    {
        long price = 10_000;
        for (int i = 0; i < STEPS; i++)
        {
            final int sign = 0 == i / 150 % 2 ? 1 : -1;
            price += sign * (0 == i % 4 ? -10 : 30);
            step.accept(price);
        }
    }

    private void bookAndTrade(final long price)
    {
        book(price);
        trade(price);
    }

    private void book(final long price)
    {
        final BookSnapshotEncoder event = new BookSnapshotEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nextNs()).lastUpdateId(sequence + 1)
            .instrumentId(INSTRUMENT);
        event.bidsCount(2).next().priceTicks(price - BID_BELOW).sizeLots(50).next().priceTicks(price - 9).sizeLots(90);
        event.asksCount(2).next().priceTicks(price + ASK_ABOVE).sizeLots(40).next().priceTicks(price + 9).sizeLots(80);
        send(event.encodedLength(), price + MIDDLE_ABOVE);
    }

    private void trade(final long price)
    {
        final TradeEncoder event = new TradeEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nextNs()).tradeId(sequence).priceTicks(price)
            .sizeLots(100 + sequence % 7).instrumentId(INSTRUMENT).aggressorSide(AggressorSide.BUYER).flags().clear();
        send(event.encodedLength(), price + MIDDLE_ABOVE);
    }

    private void quote(final long price)
    {
        final TopOfBookEncoder event = new TopOfBookEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nextNs()).bidPriceTicks(price - BID_BELOW)
            .bidSizeLots(50).askPriceTicks(price + ASK_ABOVE).askSizeLots(40).updateId(sequence + 1)
            .instrumentId(INSTRUMENT);
        send(event.encodedLength(), price + MIDDLE_ABOVE);
    }

    private void barOfBids(final long price)
    {
        final long middleBefore = middleAt.isEmpty() ? price + MIDDLE_ABOVE : middleAt.get(sequence * STEP_NS);
        final long open = middleBefore - MIDDLE_ABOVE - BID_BELOW;
        final long close = price - BID_BELOW;
        final long spread = 2L * (MIDDLE_ABOVE + BID_BELOW);
        final BarEncoder event = new BarEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nextNs()).startTimeNs(nextNs() - STEP_NS)
            .endTimeNs(nextNs()).openTicks(open).highTicks(Math.max(open, close) + WICK)
            .lowTicks(Math.min(open, close) - WICK).closeTicks(close).volumeLots(100 + sequence % 7).buyVolumeLots(50)
            .askOpenTicks(open + spread).askHighTicks(Math.max(open, close) + WICK + spread)
            .askLowTicks(Math.min(open, close) - WICK + spread).askCloseTicks(close + spread).tradeCount(9)
            .instrumentId(INSTRUMENT);
        send(event.encodedLength(), price + MIDDLE_ABOVE);
    }

    private void barOfAsks(final long price)
    {
        final BarEncoder event = new BarEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nextNs()).startTimeNs(nextNs() - STEP_NS)
            .endTimeNs(nextNs()).openTicks(Units.NULL_TICKS).highTicks(Units.NULL_TICKS).lowTicks(Units.NULL_TICKS)
            .closeTicks(Units.NULL_TICKS).volumeLots(Units.NULL_LOTS).buyVolumeLots(Units.NULL_LOTS)
            .askOpenTicks(price).askHighTicks(price + WICK).askLowTicks(price - WICK).askCloseTicks(price)
            .tradeCount(BarEncoder.tradeCountNullValue()).instrumentId(INSTRUMENT);
        send(event.encodedLength(), price);
    }

    private void venueStatus()
    {
        final VenueStatusEncoder event = new VenueStatusEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nextNs()).instrumentId(INSTRUMENT)
            .venueId(Units.NULL_INSTRUMENT).state(VenueState.DISCONNECTED)
            .instrumentState(InstrumentState.NULL_VAL);
        send(event.encodedLength(), Units.NULL_TICKS);
    }

    private void take(
        final int templateId, final long eventTimeNs, final DirectBuffer message, final int offset, final int length)
    {
        if (SignalOutcomeDecoder.TEMPLATE_ID == templateId)
        {
            outcome.wrapAndApplyHeader(message, offset, new MessageHeaderDecoder());
            outcomes.add(new Outcome(outcome.entryTicks(), outcome.exitTicks(), outcome.entryTimeNs(),
                outcome.eventTimeNs(), outcome.stopTicks(), outcome.targetTicks()));
        }
    }

    private void start(final DepthKind depthKind)
    {
        final Parameters values = Huracan.configured();
        for (int i = 0; i < values.count(); i++)
        {
            final Param param = values.at(i);
            if (param.isSet())
            {
                config(param.spec().key(), param.spec().kind(), param.valueBits());
            }
        }
        config(BarParams.DECISION_EVENTS, ValueKind.LONG, 1);
        final InstrumentDefinitionEncoder event = new InstrumentDefinitionEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).instrumentId(INSTRUMENT)
            .contractType(ContractType.SPOT).sequenceRule(SequenceRule.NONE).state(InstrumentState.TRADING)
            .depthKind(depthKind).tickMantissa(1).lotMantissa(1).contractSizeMantissa(1).tickExponent((byte)-2)
            .lotExponent((byte)-6).contractSizeExponent((byte)0).symbol("X").venue("X").baseCurrency("X")
            .quoteCurrency("Y").settlementCurrency("Y");
        send(event.encodedLength(), Units.NULL_TICKS);
        middleAt.clear();
    }

    private void config(final String key, final ValueKind kind, final long bits)
    {
        final ConfigSetEncoder event = new ConfigSetEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).valueBits(bits).kind(kind)
            .accountId(Units.NULL_ACCOUNT).key(key).origin("test");
        send(event.encodedLength(), Units.NULL_TICKS);
    }

    private long nextNs()
    {
        return (sequence + 1) * STEP_NS;
    }

    private void send(final int bodyLength, final long middleTicks)
    {
        sequence++;
        middleAt.put(sequence * STEP_NS, middleTicks);
        pipeline.onEvent(sequence, sequence * STEP_NS, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
