package io.petrel.core.feature;

import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.event.DepthKind;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.bar.Bar;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Time frames against plain ones that cut the whole history by the calendar. */
final class TimeframeFeaturesTest
{
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int[] FRAMES_MINUTES = {1, 5, 15, 30, 60, 240, 1_440, 10_080};
    private static final int FAST = 5;
    private static final int SLOW = 21;

    private final List<Bar> bars = new ArrayList<>();
    private Features features = features();

    @Test
    void shouldEqualPlainFramesOverTimeBars()
    {
        for (final int minutes : new int[]{1, 5, 60, 240, 1_440})
        {
            Seeds.forEach(2, random ->
            {
                restart();
                long timeNs = Instant.parse("2024-02-27T00:00:00Z").getEpochSecond() * 1_000_000_000;
                long close = 100_000;
                for (int i = 0; i < 400; i++)
                {
                    timeNs += minutes * MINUTE_NS * (random.nextInt(40) == 0 ? random.nextInt(1, 50) : 1);
                    close += random.nextLong(-100, 104);
                    add(bar(BarKind.TIME, timeNs - minutes * MINUTE_NS, timeNs, close));
                    assertPlain(i);
                }
                assertThat(features.vector().isReady(Feature.TIMEFRAME_ALIGNMENT)).isTrue();
            });
        }
    }

    @Test
    void shouldEqualPlainFramesOverTradeBars()
    {
        Seeds.forEach(6, random ->
        {
            restart();
            final long meanNs = random.nextLong(MINUTE_NS / 10, MINUTE_NS * 20);
            long timeNs = Instant.parse("2024-02-27T23:11:07Z").getEpochSecond() * 1_000_000_000;
            long close = 100_000;
            for (int i = 0; i < 500; i++)
            {
                final long startNs = timeNs;
                timeNs += random.nextInt(20) == 0 ? -random.nextLong(meanNs) : random.nextLong(2 * meanNs);
                timeNs += random.nextInt(20) == 0 ? MINUTE_NS - timeNs % MINUTE_NS : 0;
                close += random.nextLong(-100, 104);
                add(bar(BarKind.TICK, startNs, timeNs, close));
                assertPlain(i);
            }
            assertThat(features.vector().isReady(Feature.TIMEFRAME_ALIGNMENT)).isTrue();
        });
    }

    @Test
    void shouldCloseAWeekOnMondayMidnight()
    {
        long timeNs = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000;
        final long dayNs = 1_440 * MINUTE_NS;
        for (int day = 1; day <= 7 * (SLOW + 1); day++)
        {
            timeNs += dayNs;
            add(bar(BarKind.TIME, timeNs - dayNs, timeNs, 100_000 + 10L * day));
            assertThat(features.vector().isReady(Feature.TIMEFRAME_GATE)).as("days need two frames above").isFalse();
            assertThat(warmFrames()).isEqualTo((day > SLOW ? 1 : 0) + (day == 7 * (SLOW + 1) ? 1 : 0));
        }
        assertThat(features.vector().value(Feature.TIMEFRAME_ALIGNMENT)).isPositive();
    }

    @Test
    void shouldOpenTheGateOnlyWhereDayAndWeekAgree()
    {
        long timeNs = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000;
        final long barNs = 240 * MINUTE_NS;
        for (int i = 1; i <= 7 * 6 * 30; i++)
        {
            timeNs += barNs;
            add(bar(BarKind.TIME, timeNs - barNs, timeNs, 100_000 + 10L * i));
        }
        assertThat(features.vector().value(Feature.TIMEFRAME_GATE)).isEqualTo(1);
        for (int i = 1; i <= 6 * 12; i++)
        {
            timeNs += barNs;
            add(bar(BarKind.TIME, timeNs - barNs, timeNs, 112_600 - 20L * i));
        }
        assertThat(features.vector().value(Feature.TIMEFRAME_GATE)).as("days fall, weeks still rise").isZero();
    }

    @Test
    void shouldShowNothingWhereFramesAreShorterThanTheBars()
    {
        long timeNs = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000;
        final long barNs = 3 * 7 * 1_440 * MINUTE_NS;
        for (int i = 1; i <= 300; i++)
        {
            timeNs += barNs;
            add(bar(BarKind.TICK, timeNs - barNs, timeNs, 100_000 + 10L * i));
        }
        assertThat(features.vector().isReady(Feature.TIMEFRAME_ALIGNMENT)).isFalse();
        assertThat(features.vector().isReady(Feature.TIMEFRAME_GATE)).isFalse();
    }

    private static Features features()
    {
        return Huracan.features(Markets.market(DepthKind.TRADES_ONLY));
    }

    private void restart()
    {
        bars.clear();
        features = features();
    }

    private void add(final Bar bar)
    {
        bars.add(bar);
        features.onBar(bar);
    }

    private static Bar bar(final BarKind kind, final long startNs, final long endNs, final long close)
    {
        final Bar bar = new Bar();
        bar.series(0, kind, 1);
        bar.span(startNs, endNs);
        bar.prices(close, close + 1, close - 1, close);
        bar.sums(10, 5, 0, 1);
        return bar;
    }

    private void assertPlain(final int index)
    {
        final FeatureVector vector = features.vector();
        double sum = 0;
        double weights = 0;
        int warm = 0;
        final List<Double> directions = new ArrayList<>();
        for (int i = 0; i < FRAMES_MINUTES.length; i++)
        {
            final double[] trend = trend(FRAMES_MINUTES[i]);
            if (!Double.isNaN(trend[0]) && FRAMES_MINUTES[i] * MINUTE_NS >= meanSpanNs())
            {
                sum += Math.pow(1.5, i) * trend[0];
                weights += Math.pow(1.5, i);
                warm++;
            }
            if (!Double.isNaN(trend[0]) && FRAMES_MINUTES[i] * MINUTE_NS > meanSpanNs())
            {
                directions.add(0, trend[1]);
            }
        }
        assertThat(vector.isReady(Feature.TIMEFRAME_ALIGNMENT)).as("bar %s", index).isEqualTo(warm >= 2);
        if (warm >= 2)
        {
            assertThat(Math.abs(vector.value(Feature.TIMEFRAME_ALIGNMENT) - sum / weights)).isLessThan(1e-9);
        }
        assertThat(vector.isReady(Feature.TIMEFRAME_GATE)).isEqualTo(directions.size() >= 2);
        if (directions.size() >= 2)
        {
            assertThat(vector.value(Feature.TIMEFRAME_GATE))
                .isEqualTo(directions.get(0).equals(directions.get(1)) ? directions.get(0) : 0.0);
        }
    }

    private int warmFrames()
    {
        int warm = 0;
        for (final int minutes : FRAMES_MINUTES)
        {
            warm += !Double.isNaN(trend(minutes)[0]) && minutes * MINUTE_NS >= meanSpanNs() ? 1 : 0;
        }
        assertThat(features.vector().isReady(Feature.TIMEFRAME_ALIGNMENT)).isEqualTo(warm >= 2);
        return warm;
    }

    private double meanSpanNs()
    {
        return bars.subList(Math.max(0, bars.size() - SLOW), bars.size()).stream()
            .mapToLong(bar -> Math.max(0, bar.endTimeNs() - bar.startTimeNs())).average().orElseThrow();
    }

    /** Strength and direction; not-a-number before warm. */
    private static double[] trendOf(final List<Double> closes)
    {
        if (closes.size() <= SLOW)
        {
            return new double[]{Double.NaN, Double.NaN};
        }
        final List<Double> changes = new ArrayList<>();
        for (int i = 1; i < closes.size(); i++)
        {
            changes.add(Math.abs(closes.get(i) - closes.get(i - 1)));
        }
        final double distance = ema(closes, FAST) - ema(closes, SLOW);
        return new double[]{StrictMath.tanh(0.5 * distance / ema(changes, SLOW)), Math.signum(distance)};
    }

    private double[] trend(final int minutes)
    {
        final List<Double> closes = new ArrayList<>();
        LocalDateTime open = null;
        double close = 0;
        LocalDateTime closed = LocalDateTime.MIN;
        for (final Bar bar : bars)
        {
            final boolean isTime = BarKind.TIME == bar.kind();
            final LocalDateTime newest = periodOf(bar.endTimeNs() - (isTime ? 1 : 0), minutes);
            if (null != open && newest.isAfter(open))
            {
                closes.add(close);
                closed = open;
                open = null;
            }
            if (null == open && newest.isAfter(closed))
            {
                open = newest;
            }
            close = bar.closeTicks();
            if (null != open && isTime && periodOf(bar.endTimeNs(), minutes).isAfter(open))
            {
                closes.add(close);
                closed = open;
                open = null;
            }
        }
        return trendOf(closes);
    }

    /** Start of the period by the calendar of UTC. */
    private static LocalDateTime periodOf(final long timeNs, final int minutes)
    {
        final LocalDateTime time = LocalDateTime.ofEpochSecond(
            Math.floorDiv(timeNs, 1_000_000_000L), (int)Math.floorMod(timeNs, 1_000_000_000L), ZoneOffset.UTC);
        final LocalDate date = time.toLocalDate();
        if (10_080 == minutes)
        {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
        }
        final int minuteOfDay = time.getHour() * 60 + time.getMinute();
        return date.atStartOfDay().plusMinutes(minuteOfDay / minutes * minutes);
    }

    private static double ema(final List<Double> values, final int period)
    {
        double ema = values.subList(0, period).stream().mapToDouble(v -> v).average().orElseThrow();
        for (final double value : values.subList(period, values.size()))
        {
            ema += 2.0 / (period + 1) * (value - ema);
        }
        return ema;
    }
}
