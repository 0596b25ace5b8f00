package io.petrel.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.event.ReplaceOrderEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.L2Book;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.StateHash;
import io.petrel.sim.agents.MarketParam;
import io.petrel.sim.agents.MarketSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The venue with a market of its own: what it says, that it says it again, and that our orders stand in its book. */
class MatchingVenueTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int ACCOUNT = 1;
    private static final int MESSAGE_MAX = 1 << 16;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MESSAGE_MAX]);
    private final UnsafeBuffer request = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final L2Book seen = new L2Book(SequenceRule.BINANCE_SPOT);
    private final BookAdapter adapter = new BookAdapter();
    final List<String> reports = new ArrayList<>();
    private final StateHash said = new StateHash();
    private long expiresNs = Units.NULL_TIME_NS;
    private long group = Units.NULL_ID;
    private int account = ACCOUNT;
    long bidTicks;
    long askTicks;
    private long trades;
    private long lastTimeNs = Long.MIN_VALUE;

    private static MatchingVenue venue(final long seed)
    {
        return venue(SimSettings.builder(), MarketSettings.standard().with(MarketParam.SEED, seed));
    }

    /** A venue on which the instrument 1 trades. */
    static MatchingVenue venue(final SimSettings.Builder settings, final MarketSettings market)
    {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[512]);
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(bytes, 0, new MessageHeaderEncoder())
            .eventTimeNs(market.startNs())
            .instrumentId(1)
            .contractType(ContractType.LINEAR)
            .sequenceRule(SequenceRule.BINANCE_SPOT)
            .state(InstrumentState.TRADING)
            .depthKind(DepthKind.DEPTH)
            .tickMantissa(1)
            .lotMantissa(1)
            .contractSizeMantissa(1)
            .tickExponent((byte)-2)
            .lotExponent((byte)-3)
            .contractSizeExponent((byte)0)
            .symbol("SYNTH")
            .venue("synthetic")
            .baseCurrency("SYN")
            .quoteCurrency("USDT")
            .settlementCurrency("USDT");
        return new MatchingVenue(
            settings.build(),
            market,
            bytes,
            MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength());
    }

    static long at(final double seconds)
    {
        return MarketSettings.standard().startNs() + (long)(seconds * SECOND_NS);
    }

    /** Takes all that the venue says until a moment. */
    void run(final MatchingVenue venue, final double untilSeconds)
    {
        for (int length = venue.poll(at(untilSeconds), buffer, 0); length > 0;
            length = venue.poll(at(untilSeconds), buffer, 0))
        {
            assertThat(venue.polledTimeNs()).isGreaterThanOrEqualTo(lastTimeNs);
            lastTimeNs = venue.polledTimeNs();
            said.add(lastTimeNs).add(length);
            for (int i = 0; i + Long.BYTES <= length; i += Long.BYTES)
            {
                said.add(buffer.getLong(i));
            }
            hear(venue);
        }
    }

    private void hear(final MatchingVenue venue)
    {
        header.wrap(buffer, 0);
        switch (header.templateId())
        {
            case BookSnapshotDecoder.TEMPLATE_ID:
                adapter.onSnapshot(new BookSnapshotDecoder().wrapAndApplyHeader(buffer, 0, header), seen);
                break;
            case BookDeltaDecoder.TEMPLATE_ID:
                adapter.onDelta(new BookDeltaDecoder().wrapAndApplyHeader(buffer, 0, header), seen);
                assertThat(seen.isTradable()).as("%s %d %d of %d %d levels at %d", seen.state(), seen.bestBidTicks(),
                    seen.bestAskTicks(), seen.bidLevels(), seen.askLevels(), lastTimeNs).isTrue();
                break;
            case TopOfBookDecoder.TEMPLATE_ID:
                final TopOfBookDecoder top = new TopOfBookDecoder().wrapAndApplyHeader(buffer, 0, header);
                bidTicks = top.bidPriceTicks();
                askTicks = top.askPriceTicks();
                assertThat(Units.NULL_TICKS == bidTicks || Units.NULL_TICKS == askTicks || bidTicks < askTicks)
                    .isTrue();
                break;
            case TradeDecoder.TEMPLATE_ID:
                trades++;
                break;
            case ExecutionReportDecoder.TEMPLATE_ID:
                assertThat(venue.hasPolledMarket()).isFalse();
                report.wrapAndApplyHeader(buffer, 0, header);
                reports.add(report.clientOrderId() + " " + report.execType() +
                    (ExecType.FILL == report.execType() ? " " + report.liquidity() : "") +
                    (ReportReason.NONE == report.reason() ? "" : " " + report.reason()));
                break;
            default:
                break;
        }
    }

    private void send(
        final MatchingVenue venue,
        final long id,
        final Side side,
        final OrderType type,
        final long priceTicks,
        final long stopTicks,
        final long lots,
        final TimeInForce timeInForce,
        final boolean isReduceOnly)
    {
        final NewOrderEncoder order = new NewOrderEncoder();
        order.wrapAndApplyHeader(request, 0, new MessageHeaderEncoder())
            .eventTimeNs(lastTimeNs)
            .clientOrderId(id)
            .priceTicks(priceTicks)
            .stopPriceTicks(stopTicks)
            .sizeLots(lots)
            .instrumentId(1)
            .accountId(account)
            .side(side)
            .orderType(type)
            .timeInForce(timeInForce)
            .purpose(OrderPurpose.ENTRY)
            .expiryNs(expiresNs)
            .groupId(group);
        order.flags().clear().reduceOnly(isReduceOnly);
        venue.orders().onNewOrder(lastTimeNs, new NewOrderDecoder().wrapAndApplyHeader(request, 0, header));
    }

    /** A limit order that ends by itself, or belongs to a group. */
    private void linked(
        final MatchingVenue venue,
        final long id,
        final Side side,
        final long ticks,
        final long lots,
        final long expiryNs,
        final long groupId)
    {
        expiresNs = expiryNs;
        group = groupId;
        send(venue, id, side, OrderType.LIMIT, ticks, Units.NULL_TICKS, lots,
            Units.NULL_TIME_NS == expiryNs ? TimeInForce.GTC : TimeInForce.GTD, false);
        expiresNs = Units.NULL_TIME_NS;
        group = Units.NULL_ID;
    }

    void limit(final MatchingVenue venue, final long id, final Side side, final long ticks, final long lots)
    {
        send(venue, id, side, OrderType.LIMIT, ticks, Units.NULL_TICKS, lots, TimeInForce.GTC, false);
    }

    private void retrigger(final MatchingVenue venue, final long id, final long newStopTicks)
    {
        new ReplaceOrderEncoder().wrapAndApplyHeader(request, 0, new MessageHeaderEncoder())
            .eventTimeNs(lastTimeNs)
            .clientOrderId(id)
            .newPriceTicks(Units.NULL_TICKS)
            .newSizeLots(Units.NULL_LOTS)
            .instrumentId(1)
            .accountId(ACCOUNT)
            .newStopPriceTicks(newStopTicks);
        venue.orders().onReplaceOrder(lastTimeNs, new ReplaceOrderDecoder().wrapAndApplyHeader(request, 0, header));
    }

    void market(final MatchingVenue venue, final long id, final Side side, final long lots)
    {
        send(venue, id, side, OrderType.MARKET, Units.NULL_TICKS, Units.NULL_TICKS, lots, TimeInForce.IOC, false);
    }

    void cancel(final MatchingVenue venue, final long id)
    {
        new CancelOrderEncoder().wrapAndApplyHeader(request, 0, new MessageHeaderEncoder())
            .eventTimeNs(lastTimeNs)
            .clientOrderId(id)
            .instrumentId(1)
            .accountId(ACCOUNT);
        venue.orders().onCancelOrder(lastTimeNs, new CancelOrderDecoder().wrapAndApplyHeader(request, 0, header));
    }

    /** Orders of every kind now and then, by a seed of their own. */
    private void trade(
        final MatchingVenue venue, final SplittableRandom random, final int fromSecond, final int seconds)
    {
        for (int second = fromSecond; second < fromSecond + seconds; second++)
        {
            run(venue, second);
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            final OrderType type = OrderType.get((short)(1 + random.nextInt(4)));
            final long away = random.nextInt(12) - 3;
            final long ticks = Side.BUY == side ? bidTicks - away : askTicks + away;
            final long stop = Side.BUY == side ? askTicks + random.nextInt(9) : bidTicks - random.nextInt(9);
            final boolean hasLimit = OrderType.LIMIT == type || OrderType.STOP_LIMIT == type;
            final boolean isStop = OrderType.STOP == type || OrderType.STOP_LIMIT == type;
            expiresNs = at(second + 1 + random.nextInt(20));
            group = random.nextBoolean() ? Units.NULL_ID : second / 5;
            send(venue, second, side, type, hasLimit ? ticks : Units.NULL_TICKS, isStop ? stop : Units.NULL_TICKS,
                1 + random.nextInt(400), hasLimit ? TimeInForce.get((short)(1 + random.nextInt(5))) : TimeInForce.GTC,
                0 == random.nextInt(4));
            if (0 == random.nextInt(3))
            {
                cancel(venue, Math.max(1, second - random.nextInt(20)));
            }
        }
    }

    private static long hash(final MatchingVenue venue)
    {
        final StateHash hash = new StateHash();
        venue.visitState(hash);
        return hash.value();
    }

    @Test
    void shouldTellItsBookInFull()
    {
        final MatchingVenue venue = venue(1);
        run(venue, 120);

        assertThat(trades).isGreaterThan(50);
        assertThat(seen.gaps()).isZero();
        assertThat(seen.bidLevels()).isGreaterThan(20);
        assertThat(seen.askLevels()).isGreaterThan(20);
    }

    @Test
    void shouldSayTheSameAgainWithTheSameSeedAndOtherThingsWithAnother()
    {
        final long first = sayHash(1, 1);
        assertThat(sayHash(1, 1)).isEqualTo(first);
        assertThat(sayHash(2, 1)).isNotEqualTo(first);
        assertThat(sayHash(1, 2)).as("our orders move the market").isNotEqualTo(first);
    }

    private static long sayHash(final long seed, final long tradingSeed)
    {
        final MatchingVenueTest test = new MatchingVenueTest();
        final MatchingVenue venue = venue(seed);
        test.trade(venue, new SplittableRandom(tradingSeed), 1, 120);
        return test.said.value();
    }

    @Test
    void shouldNotMindHowOftenItIsPolled()
    {
        final MatchingVenueTest rare = new MatchingVenueTest();
        rare.run(venue(3), 30);
        final MatchingVenueTest often = new MatchingVenueTest();
        final MatchingVenue polledOften = venue(3);
        for (int step = 0; step <= 3_000; step++)
        {
            often.run(polledOften, step / 100.0);
        }

        assertThat(often.said.value()).isEqualTo(rare.said.value());
    }

    @Test
    void shouldGoOnFromASnapshotAtAnySecond()
    {
        for (int second = 10; second < 130; second += 30)
        {
            final MatchingVenueTest whole = new MatchingVenueTest();
            final MatchingVenue uninterrupted = venue(4);
            whole.trade(uninterrupted, new SplittableRandom(4), 1, second);
            final SnapshotWriter writer = new SnapshotWriter();
            uninterrupted.visitState(writer);
            final MatchingVenue restored = venue(4);
            final SnapshotReader reader = new SnapshotReader().wrap(writer.buffer(), 0, writer.length());
            restored.visitState(reader);
            assertThat(reader.remaining()).isZero();
            assertThat(hash(restored)).isEqualTo(hash(uninterrupted));

            final MatchingVenueTest rest = new MatchingVenueTest();
            rest.lastTimeNs = whole.lastTimeNs;
            rest.bidTicks = whole.bidTicks;
            rest.askTicks = whole.askTicks;
            whole.said.reset();
            whole.reports.clear();
            restoreBook(whole, rest);
            whole.trade(uninterrupted, new SplittableRandom(5), second + 1, 60);
            rest.trade(restored, new SplittableRandom(5), second + 1, 60);
            assertThat(rest.reports).isEqualTo(whole.reports);
            assertThat(rest.said.value()).as("from second " + second).isEqualTo(whole.said.value());
            assertThat(hash(restored)).isEqualTo(hash(uninterrupted));
        }
    }

    private static void restoreBook(final MatchingVenueTest whole, final MatchingVenueTest rest)
    {
        final SnapshotWriter writer = new SnapshotWriter();
        whole.seen.visitState(writer);
        rest.seen.visitState(new SnapshotReader().wrap(writer.buffer(), 0, writer.length()));
    }

    @Test
    void shouldStandInTheQueueBehindThoseWhoWereThereAndFillAfterThem()
    {
        final MatchingVenue venue = venue(5);
        run(venue, 10);
        final long ticks = bidTicks;
        final long displayed = seen.bidLotsAtPrice(ticks);
        limit(venue, 1, Side.BUY, ticks, 50);
        run(venue, 10.01);
        assertThat(reports).containsExactly("1 ACCEPTED");
        final long ahead = venue.aheadLots(1);
        assertThat(ahead).isBetween(1L, Math.max(1, 3 * displayed));

        market(venue, 2, Side.SELL, Math.max(1, ahead));
        run(venue, 10.0201);
        assertThat(venue.aheadLots(1)).as("those before us are served").isLessThanOrEqualTo(ahead);
        assertThat(reports).doesNotContain("1 FILL MAKER");
    }

    @Test
    void shouldMoveTheMarketByWhatWeTake()
    {
        final MatchingVenueTest with = new MatchingVenueTest();
        final MatchingVenue moved = venue(6);
        with.run(moved, 20);
        final long before = with.askTicks;
        with.market(moved, 1, Side.BUY, 20_000);
        with.run(moved, 20.0015);

        assertThat(with.reports).contains("1 FILL TAKER");
        assertThat(with.askTicks).isGreaterThan(before + 5);
    }

    @Test
    void shouldWakeAStopAndKeepReduceOnlyOrdersWithinThePosition()
    {
        final MatchingVenue venue = venue(7);
        run(venue, 5);
        send(venue, 1, Side.SELL, OrderType.MARKET, Units.NULL_TICKS, Units.NULL_TICKS, 10, TimeInForce.IOC, true);
        run(venue, 5.01);
        assertThat(reports).containsExactly("1 REJECTED REDUCE_ONLY");

        market(venue, 2, Side.BUY, 10);
        run(venue, 5.02);
        assertThat(venue.netLots(ACCOUNT)).isEqualTo(10);
        send(venue, 3, Side.SELL, OrderType.LIMIT, askTicks + 50, Units.NULL_TICKS, 10, TimeInForce.GTC, true);
        send(venue, 4, Side.SELL, OrderType.STOP, Units.NULL_TICKS, askTicks + 20, 30, TimeInForce.GTC, true);
        run(venue, 5.04);

        assertThat(reports).contains("4 TRIGGERED", "4 FILL TAKER", "3 CANCELLED REDUCE_ONLY");
        assertThat(venue.netLots(ACCOUNT)).isZero();
        assertThat(reports.get(reports.size() - 1)).contains("REDUCE_ONLY");
    }

    @Test
    void shouldEndTimedOrdersAtTheirTimeAndRefuseThoseWithoutOne()
    {
        final MatchingVenue venue = venue(11);
        run(venue, 5);
        linked(venue, 1, Side.BUY, bidTicks - 30, 5, at(5.5), Units.NULL_ID);
        send(venue, 2, Side.BUY, OrderType.STOP, Units.NULL_TICKS, askTicks + 500, 5, TimeInForce.DAY, false);
        expiresNs = at(5.6);
        send(venue, 3, Side.BUY, OrderType.STOP, Units.NULL_TICKS, askTicks + 500, 5, TimeInForce.DAY, false);
        linked(venue, 4, Side.BUY, bidTicks - 30, 5, at(4.9), Units.NULL_ID);
        run(venue, 5.4);
        assertThat(reports).containsExactly("1 ACCEPTED", "2 REJECTED NOT_SUPPORTED", "3 ACCEPTED",
            "4 REJECTED TIME_REACHED");
        assertThat(venue.aheadLots(1)).isNotNegative();
        final long toldNs = at(5.5) + LatencySettings.DEFAULT.reportNs();
        run(venue, (toldNs - 1 - at(0)) / (double)SECOND_NS);
        assertThat(reports).hasSize(4);
        run(venue, 5.7);

        assertThat(reports.subList(4, 6)).containsExactly("1 EXPIRED TIME_REACHED", "3 EXPIRED TIME_REACHED");
        assertThat(venue.aheadLots(1)).isEqualTo(Units.NULL_LOTS);
    }

    @Test
    void shouldTakeTheOthersOfAGroupOutOfTheBookWhenOneHasFilledInTheSameSweep()
    {
        final MatchingVenue venue = venue(12);
        run(venue, 5);
        final long insideTicks = bidTicks + 1;
        assertThat(insideTicks).isLessThan(askTicks);
        linked(venue, 1, Side.BUY, insideTicks, 5, Units.NULL_TIME_NS, 77);
        linked(venue, 2, Side.BUY, insideTicks - 1, 5, Units.NULL_TIME_NS, 77);
        linked(venue, 3, Side.BUY, insideTicks - 1, 5, Units.NULL_TIME_NS, 78);
        run(venue, 5.0021);
        account = ACCOUNT + 1;
        market(venue, 4, Side.SELL, 20_000);
        run(venue, 5.01);

        assertThat(reports).contains("1 FILL MAKER", "2 CANCELLED LINKED_ORDER", "3 FILL MAKER");
        assertThat(reports).doesNotContain("2 FILL MAKER");
        assertThat(venue.aheadLots(2)).isEqualTo(Units.NULL_LOTS);
        assertThat(venue.netLots(ACCOUNT)).isEqualTo(10);
    }

    @Test
    void shouldMoveTheTriggerOfAStopAndWakeItWhereTheLastTradeReachedItAlready()
    {
        final MatchingVenue venue = venue(13);
        run(venue, 5);
        send(venue, 1, Side.SELL, OrderType.STOP, Units.NULL_TICKS, bidTicks - 400, 5, TimeInForce.GTC, false);
        run(venue, 5.01);
        retrigger(venue, 1, bidTicks - 300);
        run(venue, 5.02);
        assertThat(reports).containsExactly("1 ACCEPTED", "1 REPLACED");
        retrigger(venue, 1, askTicks + 300);
        run(venue, 5.03);

        assertThat(reports.subList(2, 5)).containsExactly("1 REPLACED", "1 TRIGGERED", "1 FILL TAKER");
    }

    @Test
    void shouldNotTradeWithOurselves()
    {
        final MatchingVenue venue = venue(8);
        run(venue, 5);
        limit(venue, 1, Side.SELL, bidTicks + 1, 10);
        run(venue, 5.003);
        limit(venue, 2, Side.BUY, bidTicks + 5, 10);
        run(venue, 5.006);

        assertThat(reports).contains("2 CANCELLED SELF_TRADE");
    }

    @Test
    void shouldAnswerEveryOrderToItsEnd()
    {
        final MatchingVenue venue = venue(9);
        trade(venue, new SplittableRandom(9), 1, 300);
        for (int id = 1; id <= 300; id++)
        {
            cancel(venue, id);
        }
        run(venue, 310);

        for (int id = 1; id <= 300; id++)
        {
            final String prefix = id + " ";
            assertThat(reports.stream().filter(text -> text.startsWith(prefix + "ACCEPTED") ||
                text.startsWith(prefix + "REJECTED")).count()).as("order %d", id).isEqualTo(1);
            assertThat(reports.stream().filter(text -> text.startsWith(prefix)).reduce((a, b) -> b).orElseThrow())
                .as("last word on order %d", id).doesNotMatch(prefix + "(ACCEPTED|TRIGGERED|REPLACED)");
        }
    }
}
