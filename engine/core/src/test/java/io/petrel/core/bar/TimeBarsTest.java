package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Restored;
import io.petrel.core.state.StateHash;
import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimeBarsTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final long HOUR_NS = 60 * MINUTE_NS;
    private static final long DAY_NS = 24 * HOUR_NS;
    private static final long NOON_NS = ns("2024-08-08T12:00:00Z");

    private final List<Bar> closed = new ArrayList<>();

    @Test
    void shouldCloseWithFirstTradeAtItsEnd()
    {
        final BarBuilder bars = bars(MINUTE_NS, EmptyBarPolicy.SKIP, 0, 0);
        trade(bars, 100, NOON_NS);
        trade(bars, 103, NOON_NS + 59 * SECOND_NS);
        trade(bars, 99, NOON_NS + MINUTE_NS - 1);
        assertThat(closed).isEmpty();

        trade(bars, 500, NOON_NS + MINUTE_NS);

        assertThat(closed).hasSize(1);
        assertThat(PlainBars.text(closed.get(0)))
            .isEqualTo(NOON_NS + ".." + (NOON_NS + MINUTE_NS) + " 100 103 99 99 v3 b3 m302000000 n3");
    }

    @Test
    void shouldCloseByTheClockOnlyAfterItsDelay()
    {
        final BarBuilder bars = bars(MINUTE_NS, EmptyBarPolicy.SKIP, 0, 250_000_000);
        trade(bars, 100, NOON_NS + 30 * SECOND_NS);

        bars.onTime(NOON_NS + MINUTE_NS + 249_999_999);
        trade(bars, 101, NOON_NS + 59 * SECOND_NS);
        assertThat(closed).isEmpty();

        bars.onTime(NOON_NS + MINUTE_NS + 250_000_000);
        assertThat(closed).hasSize(1);
        assertThat(closed.get(0).closeTicks()).isEqualTo(101);

        trade(bars, 900, NOON_NS + 59 * SECOND_NS);
        bars.onTime(NOON_NS + DAY_NS);
        assertThat(closed).hasSize(1);
        assertThat(bars.lateEvents()).isEqualTo(1);
    }

    @Test
    void shouldTakeTradesOfTheOpenBarInAnyOrder()
    {
        final BarBuilder bars = bars(MINUTE_NS, EmptyBarPolicy.SKIP, 0, 0);
        trade(bars, 100, NOON_NS + 30 * SECOND_NS);
        trade(bars, 105, NOON_NS + 10 * SECOND_NS);
        trade(bars, 110, NOON_NS + 10 * SECOND_NS);
        trade(bars, 101, NOON_NS + 30 * SECOND_NS);
        trade(bars, 95, NOON_NS + 20 * SECOND_NS);
        bars.onTime(NOON_NS + MINUTE_NS);

        assertThat(closed.get(0).openTicks()).isEqualTo(105);
        assertThat(closed.get(0).closeTicks()).isEqualTo(101);
        assertThat(closed.get(0).highTicks()).isEqualTo(110);
        assertThat(closed.get(0).lowTicks()).isEqualTo(95);
    }

    @Test
    void shouldStartDaysAtMidnightAndWeeksOnMonday()
    {
        final BarBuilder days = bars(DAY_NS, EmptyBarPolicy.SKIP, 0, 0);
        final BarBuilder weeks = bars(7 * DAY_NS, EmptyBarPolicy.SKIP, 0, 0);
        final BarBuilder beforeTheEpoch = bars(7 * DAY_NS, EmptyBarPolicy.SKIP, 0, 0);
        for (final BarBuilder bars : List.of(days, weeks))
        {
            trade(bars, 100, ns("2024-08-08T12:00:00Z"));
            bars.onTime(ns("2024-08-20T00:00:00Z"));
        }
        trade(beforeTheEpoch, 100, ns("1969-12-31T23:59:59Z"));
        beforeTheEpoch.onTime(0);
        beforeTheEpoch.onTime(ns("1970-01-05T00:00:00Z"));

        assertThat(closed).extracting(Bar::startTimeNs).containsExactly(
            ns("2024-08-08T00:00:00Z"), ns("2024-08-05T00:00:00Z"), ns("1969-12-29T00:00:00Z"));
    }

    @Test
    void shouldBoundEmptyBarsOfYearLongPause()
    {
        final BarBuilder bars = bars(MINUTE_NS, EmptyBarPolicy.REPEAT_CLOSE, 3, 0);
        trade(bars, 100, NOON_NS);
        trade(bars, 200, NOON_NS + 365 * DAY_NS);
        trade(bars, 201, NOON_NS + 365 * DAY_NS + 2 * MINUTE_NS);
        bars.onTime(NOON_NS + 365 * DAY_NS + 3 * MINUTE_NS);

        assertThat(closed).extracting(Bar::tradeCount).containsExactly(1, 0, 0, 0, 1, 0, 1);
        assertThat(closed).extracting(Bar::closeTicks).containsExactly(100L, 100L, 100L, 100L, 200L, 200L, 201L);
        assertThat(closed.get(3).startTimeNs()).isEqualTo(NOON_NS + 3 * MINUTE_NS);
        assertThat(((TimeBars)bars).suppressedBars()).isEqualTo(365 * 24 * 60 - 4);
    }

    @Test
    void shouldGiveSameEmptyBarsByClockAsByTrade()
    {
        final BarBuilder clocked = bars(MINUTE_NS, EmptyBarPolicy.REPEAT_CLOSE, 5, 0);
        trade(clocked, 100, NOON_NS);
        for (long nowNs = NOON_NS; nowNs < NOON_NS + HOUR_NS; nowNs += 7 * SECOND_NS)
        {
            clocked.onTime(nowNs);
        }
        trade(clocked, 101, NOON_NS + HOUR_NS);
        final List<String> byClock = closed.stream().map(PlainBars::text).toList();
        closed.clear();

        final BarBuilder traded = bars(MINUTE_NS, EmptyBarPolicy.REPEAT_CLOSE, 5, 0);
        trade(traded, 100, NOON_NS);
        trade(traded, 101, NOON_NS + HOUR_NS);

        assertThat(closed.stream().map(PlainBars::text).toList()).isEqualTo(byClock).hasSize(6);
    }

    @Test
    void shouldEmitNothingBeforeTheFirstEvent()
    {
        final BarBuilder bars = bars(MINUTE_NS, EmptyBarPolicy.REPEAT_CLOSE, 5, 0);
        bars.onTime(NOON_NS);
        bars.onTime(NOON_NS + HOUR_NS);

        assertThat(closed).isEmpty();
    }

    @Test
    void shouldRefuseImpossibleTrades()
    {
        final BarBuilder bars = bars(MINUTE_NS, EmptyBarPolicy.SKIP, 0, 0);
        bars.onTrade(0, 1, AggressorSide.BUYER, NOON_NS);
        bars.onTrade(1, 0, AggressorSide.BUYER, NOON_NS);
        bars.onTrade(Units.NULL_TICKS, 1, AggressorSide.BUYER, NOON_NS);
        bars.onTime(NOON_NS + HOUR_NS);

        assertThat(bars.refusedEvents()).isEqualTo(3);
        assertThat(closed).isEmpty();
    }

    @Test
    void shouldPassImportedBarsThroughAndAddThemUp()
    {
        final BarBuilder bars = new InstrumentBars(List.of(imported(0, HOUR_NS), imported(1, 4 * HOUR_NS)),
            contract(), this::keep);
        for (int hour = 0; hour < 9; hour++)
        {
            bars.onImportedBar(hourBar(hour, 100 + hour, 5));
        }

        assertThat(closed).extracting(Bar::seriesId).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        final Bar four = closed.get(9);
        assertThat(four.startTimeNs()).isEqualTo(NOON_NS + 4 * HOUR_NS);
        assertThat(four.openTicks()).isEqualTo(104);
        assertThat(four.highTicks()).isEqualTo(117);
        assertThat(four.lowTicks()).isEqualTo(94);
        assertThat(four.closeTicks()).isEqualTo(108);
        assertThat(four.volumeLots()).isEqualTo(20);
        assertThat(four.buyVolumeLots()).isEqualTo(Units.NULL_LOTS);
        assertThat(four.notionalE8()).isEqualTo(Units.NULL_E8);
        assertThat(four.tradeCount()).isEqualTo(Bar.NULL_COUNT);
    }

    @Test
    void shouldCloseSumWithMissingPartByTheNextOne()
    {
        final BarBuilder bars = imported(1, 4 * HOUR_NS).builder(contract(), this::keep);
        bars.onImportedBar(hourBar(0, 100, 5));
        bars.onImportedBar(hourBar(2, 102, 5));
        bars.onTime(NOON_NS + DAY_NS);
        assertThat(closed).isEmpty();

        bars.onImportedBar(hourBar(5, 105, 5));
        assertThat(closed).hasSize(1);
        assertThat(closed.get(0).volumeLots()).isEqualTo(10);
        assertThat(closed.get(0).endTimeNs()).isEqualTo(NOON_NS + 4 * HOUR_NS);
    }

    @Test
    void shouldCountRepeatedLateAndCrossingParts()
    {
        final BarBuilder bars = imported(1, 4 * HOUR_NS).builder(contract(), this::keep);
        bars.onImportedBar(hourBar(4, 104, 5));
        bars.onImportedBar(hourBar(4, 104, 5));
        bars.onImportedBar(hourBar(3, 104, 5));
        assertThat(bars.lateEvents()).isEqualTo(2);

        final Bar crossing = hourBar(7, 107, 5);
        crossing.span(crossing.startTimeNs(), crossing.endTimeNs() + 1);
        bars.onImportedBar(crossing);
        crossing.span(crossing.startTimeNs(), crossing.startTimeNs());
        bars.onImportedBar(crossing);
        assertThat(bars.refusedEvents()).isEqualTo(2);
        assertThat(closed).isEmpty();
    }

    @Test
    void shouldIgnoreWhatItIsNotBuiltFrom()
    {
        final BarBuilder trades = bars(MINUTE_NS, EmptyBarPolicy.SKIP, 0, 0);
        trades.onQuote(100, 101, NOON_NS);
        trades.onImportedBar(hourBar(0, 100, 5));
        trades.onTime(NOON_NS + DAY_NS);

        assertThat(closed).isEmpty();
    }

    @Test
    void shouldHashOpenBarAndCounters()
    {
        final BarBuilder bars = bars(MINUTE_NS, EmptyBarPolicy.SKIP, 0, 0);
        long last = hash(bars);
        for (final long timeNs : new long[]{ NOON_NS, NOON_NS + 1, NOON_NS + MINUTE_NS, NOON_NS })
        {
            trade(bars, 100, timeNs);
            assertThat(hash(bars)).isNotEqualTo(last);
            last = hash(bars);
        }
    }

    @Test
    void shouldBeRestoredWithItsOwnSeriesWhateverAFreshOneWouldHave()
    {
        final List<BarSpec> specs = List.of(
            new BarSpec(0, BarKind.TIME, MINUTE_NS, BarSource.TRADES, EmptyBarPolicy.REPEAT_CLOSE, 3, SECOND_NS),
            BarSpec.tick(1, 7), BarSpec.volume(2, 40), BarSpec.notional(3, 50_000_000_000L));
        final List<Bar> whole = closedWith(specs, new SplittableRandom(7), false);
        final List<Bar> restored = closedWith(specs, new SplittableRandom(7), true);

        assertThat(whole).hasSizeGreaterThan(100);
        assertThat(restored).usingRecursiveFieldByFieldElementComparator().isEqualTo(whole);
    }

    @Test
    void shouldRefuseImpossibleSpecs()
    {
        assertThatThrownBy(() -> BarSpec.time(1, 0)).hasMessageContaining("series 1").hasMessageContaining("positive");
        assertThatThrownBy(() -> BarSpec.time(-1, 1)).hasMessageContaining("series id");
        assertThatThrownBy(() -> new BarSpec(1, BarKind.VOLUME, 1, BarSource.MIDS, EmptyBarPolicy.SKIP, 0, 0))
            .hasMessageContaining("volume");
        assertThatThrownBy(() -> new BarSpec(1, BarKind.TICK, 1, BarSource.BARS, EmptyBarPolicy.SKIP, 0, 0))
            .hasMessageContaining("time bars");
        assertThatThrownBy(() -> new TimeBars(BarSpec.tick(1, 1), contract(), this::keep))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ThresholdBars(BarSpec.time(1, 1), contract(), this::keep))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothingOverMillionTrades()
    {
        final long[] sums = new long[1];
        final BarBuilder bars = new InstrumentBars(
            List.of(BarSpec.time(0, SECOND_NS), BarSpec.time(1, MINUTE_NS), BarSpec.tick(2, 100),
                BarSpec.volume(3, 1000), BarSpec.notional(4, 1_000_000_000_000L)),
            contract(), bar -> sums[0] += bar.tradeCount());
        final long[] timeNs = { NOON_NS };

        final long bytes = Allocation.ofRepeated(() ->
        {
            for (int i = 0; i < 1_000_000; i++)
            {
                timeNs[0] += 10_000_000;
                bars.onTrade(1000 + (i & 63), 1 + (i & 15), AggressorSide.SELLER, timeNs[0]);
                bars.onTime(timeNs[0]);
            }
        });

        assertThat(bytes).isZero();
        assertThat(sums[0]).isPositive();
    }

    private List<Bar> closedWith(final List<BarSpec> specs, final SplittableRandom random, final boolean isRestored)
    {
        closed.clear();
        InstrumentBars bars = new InstrumentBars(specs, contract(), this::keep);
        long timeNs = NOON_NS;
        for (int i = 0; i < 500; i++)
        {
            timeNs += random.nextLong(40 * SECOND_NS);
            bars.onTime(timeNs);
            bars.onTrade(1000 + random.nextInt(50), 1 + random.nextInt(9), AggressorSide.BUYER, timeNs);
            if (isRestored)
            {
                bars = Restored.from(bars, new InstrumentBars(List.of(), contract(), this::keep));
            }
        }
        return List.copyOf(closed);
    }

    private BarBuilder bars(
        final long periodNs, final EmptyBarPolicy policy, final int maxEmptyBars, final long closeDelayNs)
    {
        return new BarSpec(0, BarKind.TIME, periodNs, BarSource.TRADES, policy, maxEmptyBars, closeDelayNs)
            .builder(contract(), this::keep);
    }

    private void keep(final Bar bar)
    {
        final Bar copy = new Bar();
        copy.copyFrom(bar);
        closed.add(copy);
    }

    private static void trade(final BarBuilder bars, final long priceTicks, final long timeNs)
    {
        bars.onTrade(priceTicks, 1, AggressorSide.BUYER, timeNs);
    }

    private static BarSpec imported(final int seriesId, final long periodNs)
    {
        return new BarSpec(seriesId, BarKind.TIME, periodNs, BarSource.BARS, EmptyBarPolicy.SKIP, 0, 0);
    }

    private static Bar hourBar(final int hour, final long openTicks, final long volumeLots)
    {
        final Bar bar = new Bar();
        bar.span(NOON_NS + hour * HOUR_NS, NOON_NS + (hour + 1) * HOUR_NS);
        bar.prices(openTicks, openTicks + 10, openTicks - 10, openTicks + 1);
        bar.sums(volumeLots, Units.NULL_LOTS, Units.NULL_E8, Bar.NULL_COUNT);
        return bar;
    }

    private static long hash(final BarBuilder bars)
    {
        final StateHash hash = new StateHash();
        bars.visitState(hash);
        return hash.value();
    }

    private static ContractMath contract()
    {
        return new ContractMath(ContractType.SPOT, Step.parse("0.01"), Step.parse("1"), Step.parse("1"));
    }

    private static long ns(final String time)
    {
        return Instant.parse(time).getEpochSecond() * SECOND_NS;
    }
}
