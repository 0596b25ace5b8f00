package io.petrel.bench.plain;

import java.util.List;

/** Whether the two longest time frames that are warm agree on a direction. */
final class TimeFrames
{
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long DAY_NS = 1_440 * MINUTE_NS;
    private static final List<Long> PERIODS_NS = List.of(MINUTE_NS, 5 * MINUTE_NS, 15 * MINUTE_NS, 30 * MINUTE_NS,
        60 * MINUTE_NS, 240 * MINUTE_NS, DAY_NS, 7 * DAY_NS);

    private final List<Frame> frames;
    private final Window spansNs;
    private final int spanBars;
    private final Settings settings;

    TimeFrames(final Settings settings)
    {
        this.settings = settings;
        spanBars = settings.whole("feature.ema_slow_bars");
        spansNs = new Window(spanBars);
        frames = PERIODS_NS.stream().map(periodNs -> new Frame(periodNs, settings)).toList();
    }

    void onBar(final Bar bar, final double close)
    {
        frames.forEach(frame -> frame.onClose(close, bar.endNs()));
        spansNs.add(Math.max(0, bar.endNs() - bar.startNs()));
    }

    /** Mean trend of the frames that are warm and no shorter than the bars, the longer the heavier; null of too few. */
    Double alignment()
    {
        final double meanSpanNs = spansNs.sum() / spanBars;
        double weight = 1;
        double weights = 0;
        double trends = 0;
        int warm = 0;
        for (final Frame frame : frames)
        {
            if (frame.isWarm() && frame.periodNs >= meanSpanNs)
            {
                trends += weight * frame.trend(settings.number("feature.timeframe_scale"));
                weights += weight;
                warm++;
            }
            weight *= settings.number("feature.timeframe_weight_ratio");
        }
        return warm >= settings.whole("feature.timeframe_frames_min") ? Double.valueOf(trends / weights) : null;
    }

    /** 1 up, -1 down, 0 where they differ; null while two are not warm. */
    Double gate()
    {
        final double meanSpanNs = spansNs.sum() / spanBars;
        final List<Double> directions = new java.util.ArrayList<>();
        for (int i = frames.size() - 1; i >= 0 && directions.size() < 2; i--)
        {
            final Frame frame = frames.get(i);
            if (frame.isWarm() && frame.periodNs > meanSpanNs)
            {
                directions.add(frame.direction());
            }
        }
        if (directions.size() < 2)
        {
            return null;
        }
        return directions.get(0).equals(directions.get(1)) ? directions.get(0) : Double.valueOf(0);
    }

    /** Averages over the closes of one period, which its first later close ends. */
    private static final class Frame
    {
        private final long periodNs;
        private final long originNs;
        private final Average fast;
        private final Average slow;
        private final Average change;
        private Long openNs;
        private double openClose;
        private Double lastClose;

        private Frame(final long periodNs, final Settings settings)
        {
            this.periodNs = periodNs;
            originNs = 0 == periodNs % (7 * DAY_NS) ? 4 * DAY_NS : 0;
            fast = Average.exponential(settings.whole("feature.ema_fast_bars"));
            slow = Average.exponential(settings.whole("feature.ema_slow_bars"));
            change = Average.exponential(settings.whole("feature.ema_slow_bars"));
        }

        private void onClose(final double close, final long timeNs)
        {
            final long startNs = Math.floorDiv(timeNs - originNs, periodNs) * periodNs + originNs;
            if (null != openNs && startNs > openNs)
            {
                fast.add(openClose);
                slow.add(openClose);
                if (null != lastClose)
                {
                    change.add(Math.abs(openClose - lastClose));
                }
                lastClose = openClose;
                openNs = null;
            }
            openNs = null == openNs ? Long.valueOf(startNs) : openNs;
            openClose = close;
        }

        private boolean isWarm()
        {
            return null != fast.value() && null != slow.value() && null != change.value() && change.value() > 0;
        }

        private double trend(final double scale)
        {
            return Math.tanh(scale * (fast.value() - slow.value()) / change.value());
        }

        private double direction()
        {
            return Math.signum(fast.value() - slow.value());
        }
    }
}
