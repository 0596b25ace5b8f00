package io.petrel.core.feature;

import io.petrel.codecs.event.BarKind;
import io.petrel.core.bar.Bar;
import io.petrel.core.param.Parameters;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The time frames of one series, cut by the calendar of UTC. Not-a-number means not ready. */
final class PlainTimeframes
{
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int WEEK_MINUTES = 10_080;
    private static final int[] MINUTES = {1, 5, 15, 30, 60, 240, 1_440, WEEK_MINUTES};

    /** Closes of the periods that are over, and their averages. */
    private final class Frame
    {
        private final int minutes;
        private final List<Double> closes = new ArrayList<>();
        private final IntToDoubleFunction fast;
        private final IntToDoubleFunction slow;
        private final IntToDoubleFunction usualChange;
        private LocalDateTime open;
        private LocalDateTime closed = LocalDateTime.MIN;
        private double close;

        Frame(final int minutes)
        {
            this.minutes = minutes;
            fast = PlainSeries.emaLine(closes::get, 0, parameters.param("feature.ema_fast_bars").asInt());
            slow = PlainSeries.emaLine(closes::get, 0, slowBars);
            usualChange = PlainSeries.emaLine(at -> Math.abs(closes.get(at) - closes.get(at - 1)), 1, slowBars);
        }

        void add(final Bar bar)
        {
            final boolean isTime = BarKind.TIME == bar.kind();
            final LocalDateTime newest = periodOf(bar.endTimeNs() - (isTime ? 1 : 0), minutes);
            if (null != open && newest.isAfter(open))
            {
                end();
            }
            open = null == open && newest.isAfter(closed) ? newest : open;
            close = bar.closeTicks();
            if (null != open && isTime && periodOf(bar.endTimeNs(), minutes).isAfter(open))
            {
                end();
            }
        }

        boolean isWarm()
        {
            return closes.size() > slowBars && usualChange.applyAsDouble(closes.size() - 1) > 0;
        }

        double distance()
        {
            return fast.applyAsDouble(closes.size() - 1) - slow.applyAsDouble(closes.size() - 1);
        }

        double trend()
        {
            return StrictMath.tanh(parameters.param("feature.timeframe_scale").asDouble() * distance() /
                usualChange.applyAsDouble(closes.size() - 1));
        }

        private void end()
        {
            closes.add(close);
            closed = open;
            open = null;
        }
    }

    private final Parameters parameters;
    private final int slowBars;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Long> spansNs = new ArrayList<>();

    PlainTimeframes(final Parameters parameters)
    {
        this.parameters = parameters;
        slowBars = parameters.param("feature.ema_slow_bars").asInt();
        for (final int minutes : MINUTES)
        {
            frames.add(new Frame(minutes));
        }
    }

    void add(final Bar bar)
    {
        frames.forEach(frame -> frame.add(bar));
        spansNs.add(Math.max(0, bar.endTimeNs() - bar.startTimeNs()));
    }

    double alignment()
    {
        double sum = 0;
        double weights = 0;
        int warm = 0;
        for (int i = 0; i < MINUTES.length; i++)
        {
            if (frames.get(i).isWarm() && MINUTES[i] * MINUTE_NS >= meanSpanNs())
            {
                final double weight =
                    StrictMath.pow(parameters.param("feature.timeframe_weight_ratio").asDouble(), i);
                sum += weight * frames.get(i).trend();
                weights += weight;
                warm++;
            }
        }
        return warm < parameters.param("feature.timeframe_frames_min").asInt() ? Double.NaN : sum / weights;
    }

    double gate()
    {
        final List<Double> directions = new ArrayList<>();
        for (int i = MINUTES.length - 1; i >= 0; i--)
        {
            if (frames.get(i).isWarm() && MINUTES[i] * MINUTE_NS > meanSpanNs())
            {
                directions.add(Math.signum(frames.get(i).distance()));
            }
        }
        return directions.size() < 2 ? Double.NaN :
            directions.get(0).equals(directions.get(1)) ? directions.get(0) : 0;
    }

    private double meanSpanNs()
    {
        return spansNs.subList(Math.max(0, spansNs.size() - slowBars), spansNs.size()).stream()
            .mapToLong(span -> span).average().orElseThrow();
    }

    private static LocalDateTime periodOf(final long timeNs, final int minutes)
    {
        final LocalDateTime time = LocalDateTime.ofEpochSecond(
            Math.floorDiv(timeNs, 1_000_000_000L), (int)Math.floorMod(timeNs, 1_000_000_000L), ZoneOffset.UTC);
        final LocalDate date = time.toLocalDate();
        final int minuteOfDay = time.getHour() * 60 + time.getMinute();
        return WEEK_MINUTES == minutes ?
            date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay() :
            date.atStartOfDay().plusMinutes(minuteOfDay / minutes * minutes);
    }
}
