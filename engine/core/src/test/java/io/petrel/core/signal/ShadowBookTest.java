package io.petrel.core.signal;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.ExitReason;
import io.petrel.codecs.event.HoldReason;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.TestMarket;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Features;
import io.petrel.core.feature.Vectors;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;
import io.petrel.testing.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ShadowBookTest implements OutcomeSink
{
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long MAX_HOLD_NS = 120 * MINUTE_NS;
    private static final int INSTRUMENT = 7;
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);
    /** Fee and slippage on both sides, the spread once. */
    private static final double ROUND_TRIP_BPS = 2 * (8 + 4) + 6;

    private final Parameters parameters = Huracan.configured();
    private final Vectors features = new Vectors();
    private final List<String> outcomes = new ArrayList<>();
    private final List<PlainShadows.End> ends = new ArrayList<>();
    private final Vote vote = new Vote(1);
    private final Bar bar = new Bar();
    private TrackRecord record = new TrackRecord(parameters);
    private FeatureImportance importance = new FeatureImportance(parameters);
    private ShadowBook book = newBook();
    private int eventIndex;
    private int importances;
    private boolean recording = true;

    @Test
    void shouldEndAtTheTargetAndChargeBothSides()
    {
        vote(EngineId.TREND, Direction.LONG, 10_000, 0);
        book.onPrice(10_150, 1);
        book.onPrice(9_930, 2);
        book.onPrice(10_199, 3);
        assertThat(outcomes).isEmpty();
        book.onPrice(10_204, 4);

        assertThat(outcomes).containsExactly(
            "7 TREND LONG TREND TARGET 10000 -> 10204 gross 204 cost 30 adverse 70 favourable 204 samples 1");
        assertThat(book.isOpen()).isFalse();
        assertThat(record.of(EngineId.TREND).averageWinBps()).isCloseTo(204 - ROUND_TRIP_BPS, CLOSE);
    }

    @Test
    void shouldEndAShortAtTheStopWhereThePriceIsAndNotWhereItWasPlanned()
    {
        vote(EngineId.TAPE, Direction.SHORT, 10_000, 0);
        book.onPrice(10_099, 1);
        book.onPrice(10_130, 2);

        assertThat(outcomes).containsExactly(
            "7 TAPE SHORT TREND STOP 10000 -> 10130 gross -130 cost 30 adverse 130 favourable 0 samples 1");
        assertThat(record.of(EngineId.TAPE).averageLossBps()).isCloseTo(130 + ROUND_TRIP_BPS, CLOSE);
    }

    @Test
    void shouldEndWithTheFirstEventAfterTheLongestHold()
    {
        vote(EngineId.TREND, Direction.LONG, 10_000, 5);
        book.onPrice(10_020, MAX_HOLD_NS + 4);
        assertThat(outcomes).isEmpty();
        book.onPrice(10_010, MAX_HOLD_NS + 5);

        assertThat(outcomes).containsExactly(
            "7 TREND LONG TREND MAX_HOLD 10000 -> 10010 gross 10 cost 30 adverse 0 favourable 20 samples 1");
        assertThat(record.of(EngineId.TREND).winRate()).as("costs more than it earns").isLessThan(0.58);
    }

    @Test
    void shouldChargeTheSpreadAtTheEndAndNotThatOfTheLastBar()
    {
        final MarketState market = TestMarket.quoted(INSTRUMENT, ContractType.LINEAR);
        final Features live = new Features(market, parameters, new CrossAssets(parameters));
        book = new ShadowBook(INSTRUMENT, live::vector, parameters, record, importance, this);
        TestMarket.quote(market, 9_997, 10_003);
        vote(EngineId.TREND, Direction.LONG, market.referenceTicks(), 0);
        TestMarket.quote(market, 9_880, 9_906);
        book.onPrice(market.referenceTicks(), 1);

        assertThat(outcomes).containsExactly(
            "7 TREND LONG TREND STOP 10000 -> 9893 gross -107 cost 40 adverse 107 favourable 0 samples 1");
    }

    @Test
    void shouldTakeTheStopFirstWhenABarHoldsBoth()
    {
        vote(EngineId.TREND, Direction.LONG, 10_000, 0);
        bar(10_000, 10_300, 9_850, 10_250, 1);
        vote(EngineId.TREND, Direction.SHORT, 10_000, 1);
        bar(10_000, 10_300, 9_700, 9_750, 2);

        assertThat(outcomes).containsExactly(
            "7 TREND LONG TREND STOP 10000 -> 9900 gross -100 cost 30 adverse 100 favourable 0 samples 1",
            "7 TREND SHORT TREND STOP 10000 -> 10100 gross -100 cost 30 adverse 100 favourable 0 samples 2");
    }

    @Test
    void shouldLeaveAtTheOpenWhenABarOpensBeyondTheStopAndEarnNoMoreThanTheTarget()
    {
        vote(EngineId.TREND, Direction.LONG, 10_000, 0);
        bar(9_700, 9_750, 9_600, 9_650, 1);
        vote(EngineId.TREND, Direction.LONG, 10_000, 1);
        bar(10_400, 10_500, 10_350, 10_450, 2);

        assertThat(outcomes).containsExactly(
            "7 TREND LONG TREND STOP 10000 -> 9700 gross -300 cost 30 adverse 300 favourable 0 samples 1",
            "7 TREND LONG TREND TARGET 10000 -> 10200 gross 200 cost 30 adverse 0 favourable 200 samples 2");
    }

    @Test
    void shouldMoveABarOfBidsToTheMiddleOfTheMarket()
    {
        vote(EngineId.TREND, Direction.SHORT, 10_000, 0);
        bar.prices(9_990, 10_095, 9_985, 10_000);
        book.onBar(bar, 5, 1);

        assertThat(outcomes).singleElement().asString().contains("STOP 10000 -> 10100");
    }

    @Test
    void shouldHoldOneTradeOfAnEngineAtATime()
    {
        vote(EngineId.TREND, Direction.LONG, 10_000, 0);
        vote(EngineId.TREND, Direction.SHORT, 10_050, 1);
        vote(EngineId.PCA, Direction.SHORT, 10_050, 1);
        book.onPrice(10_200, 2);

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).startsWith("7 TREND LONG TREND TARGET 10000");
        assertThat(outcomes.get(1)).startsWith("7 PCA SHORT TREND STOP 10050");
    }

    @Test
    void shouldFollowWhatAnEngineNamedThoughItsVoteWasHeldBack()
    {
        vote.begin(EngineId.TREND, Direction.LONG);
        vote.holdBack(HoldReason.NOT_CALIBRATED);
        assertThat(vote.direction()).isEqualTo(Direction.HOLD);
        assertThat(vote.holdReason()).isEqualTo(HoldReason.NOT_CALIBRATED);

        book.onVote(vote, Regime.TREND, 10_000, 0);
        book.onPrice(10_200, 1);

        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0)).startsWith("7 TREND LONG TREND TARGET 10000");
    }

    @Test
    void shouldOpenNothingOnAHoldWithoutAPriceOrWithoutNumbers()
    {
        vote.hold(EngineId.TREND, HoldReason.ENTRY_NOT_MET);
        book.onVote(vote, Regime.TREND, 10_000, 0);
        vote(EngineId.TREND, Direction.LONG, Units.NULL_TICKS, 0);
        assertThat(book.isOpen()).isFalse();
        for (final String missing : List.of("exit.stop_bps", "cost.fee_bps"))
        {
            final Parameters some = Huracan.configuredBut(missing);
            book = new ShadowBook(INSTRUMENT, features::vector, some, record, importance, this);
            vote(EngineId.TREND, Direction.LONG, 10_000, 0);
            assertThat(book.isOpen()).as(missing).isFalse();
        }
    }

    @Test
    void shouldTellTheFeaturesOfTheVoteAndNotOfTheEnd()
    {
        Huracan.set(parameters, "signal.importance_batch", 2);
        trade(10, 10_200);
        trade(20, 9_900);
        assertThat(importances).isEqualTo(1);
        assertThat(importance.importance(Feature.ADX.ordinal())).isCloseTo(1, CLOSE);
    }

    @Test
    void shouldAgreeWithThePlainReferenceOnTicksAndBars()
    {
        Seeds.forEach(60, random ->
        {
            reset();
            final boolean isBars = random.nextBoolean();
            final List<PlainShadows.Event> events = new ArrayList<>();
            final List<PlainShadows.Call> calls = new ArrayList<>();
            stream(random, isBars, 2_000, events, calls);
            assertThat(ends).isNotEmpty().isEqualTo(PlainShadows.ends(events, calls));
        });
    }

    @Test
    void shouldEndTheSameTradesOnAPrefixAsOnTheWhole()
    {
        Seeds.forEach(20, random ->
        {
            final long seed = random.nextLong();
            reset();
            stream(new SplittableRandom(seed), true, 500, new ArrayList<>(), new ArrayList<>());
            final List<PlainShadows.End> prefix = List.copyOf(ends);
            final long prefixHash = hash();
            reset();
            stream(new SplittableRandom(seed), true, 500, new ArrayList<>(), new ArrayList<>());
            assertThat(hash()).isEqualTo(prefixHash);
            reset();
            stream(new SplittableRandom(seed), true, 1_000, new ArrayList<>(), new ArrayList<>());
            assertThat(ends.subList(0, prefix.size())).isEqualTo(prefix);
        });
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        recording = false;
        final SplittableRandom random = new SplittableRandom(3);
        final long[] now = {0};
        final Runnable work = () ->
        {
            for (int i = 0; i < 20_000; i++)
            {
                now[0] += MINUTE_NS;
                vote(0 == i % 2 ? EngineId.TREND : EngineId.SWEEP,
                    random.nextBoolean() ? Direction.LONG : Direction.SHORT, 10_000, now[0]);
                book.onPrice(10_000 + random.nextInt(-210, 210), now[0]);
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
        assertThat(record.of(EngineId.TREND).samples()).isPositive();
    }

    @Override
    public void onOutcome(final int instrumentId, final ShadowTrade trade, final EngineStats stats)
    {
        if (!recording)
        {
            return;
        }
        outcomes.add(String.format("%d %s %s %s %s %d -> %d gross %.0f cost %.0f", instrumentId, trade.engine(),
            trade.direction(), trade.regime(), trade.reason(), trade.entryTicks(), trade.exitTicks(),
            trade.grossBps(), trade.costBps()) + String.format(" adverse %.0f favourable %.0f samples %d",
            trade.adverseBps(), trade.favourableBps(), stats.samples()));
        final long sign = Direction.LONG == trade.direction() ? 1 : -1;
        final double tick = sign * trade.entryTicks() / 10_000.0;
        ends.add(new PlainShadows.End(AlphaEngines.IDS.indexOf(trade.engine()), eventIndex, trade.entryTicks(),
            trade.exitTicks(), trade.reason().name(),
            trade.entryTicks() - Math.round(trade.adverseBps() * tick),
            trade.entryTicks() + Math.round(trade.favourableBps() * tick)));
        assertThat(trade.reason()).isNotEqualTo(ExitReason.NULL_VAL);
        assertThat(trade.netBps()).isCloseTo(trade.grossBps() - trade.costBps(), CLOSE);
    }

    @Override
    public void onImportance(final FeatureImportance judged)
    {
        importances++;
    }

    /** A random walk of prices or bars, after each event of which some engine may vote. */
    private void stream(
        final SplittableRandom random,
        final boolean isBars,
        final int length,
        final List<PlainShadows.Event> events,
        final List<PlainShadows.Call> calls)
    {
        final ExitPlan plan = new ExitPlan(parameters);
        long price = 20_000;
        long now = 0;
        for (eventIndex = 0; eventIndex < length; eventIndex++)
        {
            now += random.nextLong(MINUTE_NS * 5);
            final PlainShadows.Event event = isBars ? randomBar(random, price, now) : randomPrice(random, price, now);
            price = event.close();
            events.add(event);
            follow(event, isBars);
            if (0 == random.nextInt(3))
            {
                final int engine = random.nextInt(AlphaEngines.IDS.size());
                final boolean isLong = random.nextBoolean();
                final Direction direction = isLong ? Direction.LONG : Direction.SHORT;
                plan.plan(direction, price, features.vector(), Regime.TREND);
                calls.add(new PlainShadows.Call(engine, eventIndex, isLong, price, plan.stopTicks(),
                    plan.targetTicks(), plan.maxHoldNs()));
                vote(AlphaEngines.IDS.get(engine), direction, price, now);
            }
        }
    }

    private void follow(final PlainShadows.Event event, final boolean isBars)
    {
        if (isBars)
        {
            bar(event.open(), event.high(), event.low(), event.close(), event.timeNs());
        }
        else
        {
            book.onPrice(event.close(), event.timeNs());
        }
    }

    private static PlainShadows.Event randomPrice(final SplittableRandom random, final long from, final long now)
    {
        final long price = Math.max(5_000, from + random.nextInt(-60, 61));
        return new PlainShadows.Event(now, price, price, price, price);
    }

    private static PlainShadows.Event randomBar(final SplittableRandom random, final long from, final long now)
    {
        final long open = Math.max(5_000, from + random.nextInt(-40, 41));
        final long close = Math.max(5_000, open + random.nextInt(-120, 121));
        final long high = Math.max(open, close) + 1 + random.nextInt(100);
        final long low = Math.min(open, close) - random.nextInt(100);
        return new PlainShadows.Event(now, open, high, low, close);
    }

    private void reset()
    {
        record = new TrackRecord(parameters);
        importance = new FeatureImportance(parameters);
        book = newBook();
        ends.clear();
        outcomes.clear();
    }

    private ShadowBook newBook()
    {
        return new ShadowBook(INSTRUMENT, features::vector, parameters, record, importance, this);
    }

    private void trade(final double adx, final long exitTicks)
    {
        features.with(Feature.ADX, adx);
        vote(EngineId.TREND, Direction.LONG, 10_000, 0);
        features.with(Feature.ADX, 15);
        book.onPrice(exitTicks, 1);
    }

    private void vote(final EngineId engine, final Direction direction, final long priceTicks, final long nowNs)
    {
        vote.begin(engine, direction);
        book.onVote(vote, Regime.TREND, priceTicks, nowNs);
    }

    private void bar(final long open, final long high, final long low, final long close, final long nowNs)
    {
        bar.prices(open, high, low, close);
        book.onBar(bar, 0, nowNs);
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        book.visitState(hash);
        record.visitState(hash);
        importance.visitState(hash);
        return hash.value();
    }
}
