package io.petrel.core.feature;

import io.petrel.codecs.event.BarKind;
import io.petrel.core.bar.Bar;
import io.petrel.core.math.RollingCounts;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Trend of the time frames from one minute to one week, and what they allow. Frames shorter than the bars of the
 * decision series show nothing that the bars do not; bars that are not of a fixed period are as long as they were on
 * average. The longer the frame, the more it weighs. Pipeline thread only; allocates nothing after the start.
 */
final class TimeframeFeatures implements Stateful
{
    static final ParamSpec SCALE = ParamSpec.ofPositive("feature.timeframe_scale", "1 / mean change",
        "How much trend one mean close change between the two EMAs of a time frame means, before tanh");
    private static final ParamSpec WEIGHT_RATIO = ParamSpec.ofDouble("feature.timeframe_weight_ratio", "1", 1, 10,
        "Weight of a time frame against the next shorter one");
    private static final ParamSpec FRAMES_MIN = ParamSpec.ofLong("feature.timeframe_frames_min", "frames", 1, 8,
        "Warm time frames that the alignment needs");

    static final List<ParamSpec> SPECS = List.of(SCALE, WEIGHT_RATIO, FRAMES_MIN);
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long HOUR_NS = 60 * MINUTE_NS;
    private static final long DAY_NS = 24 * HOUR_NS;
    /** M1, M5, M15, M30, H1, H4, D1, W1. */
    private static final long[] PERIODS_NS = {
        MINUTE_NS, 5 * MINUTE_NS, 15 * MINUTE_NS, 30 * MINUTE_NS, HOUR_NS, 4 * HOUR_NS, DAY_NS, 7 * DAY_NS
    };

    private final Timeframe[] frames = new Timeframe[PERIODS_NS.length];
    private final double[] weights = new double[PERIODS_NS.length];
    private final int framesMin;
    private final int spanBars;
    private final RollingCounts spansNs;

    TimeframeFeatures(final FeatureParams params)
    {
        double weight = 1.0;
        for (int i = 0; i < frames.length; i++)
        {
            frames[i] = new Timeframe(PERIODS_NS[i], params);
            weights[i] = weight;
            weight *= params.real(WEIGHT_RATIO);
        }
        framesMin = params.whole(FRAMES_MIN);
        spanBars = params.emaSlowBars();
        spansNs = new RollingCounts(spanBars);
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        final boolean isTime = BarKind.TIME == bar.kind();
        final long newestNs = isTime ? bar.endTimeNs() - 1 : bar.endTimeNs();
        final long completeNs = isTime ? bar.endTimeNs() : Long.MIN_VALUE;
        for (final Timeframe frame : frames)
        {
            frame.onBar(bar.closeTicks(), newestNs, completeNs);
        }
        spansNs.add(Math.max(0, bar.endTimeNs() - bar.startTimeNs()));
        writeGate(vector);
    }

    /** The rest of the bar. */
    void complete(final FeatureVector vector)
    {
        writeAlignment(vector);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        for (final Timeframe frame : frames)
        {
            frame.visitState(state);
        }
        spansNs.visitState(state);
    }

    private void writeAlignment(final FeatureVector vector)
    {
        double sum = 0.0;
        double weight = 0.0;
        int warm = 0;
        for (int i = 0; i < frames.length; i++)
        {
            if (frames[i].isWarm() && PERIODS_NS[i] >= meanSpanNs())
            {
                sum += weights[i] * frames[i].trend();
                weight += weights[i];
                warm++;
            }
        }
        final boolean isReady = warm >= framesMin;
        vector.putIf(isReady, Feature.TIMEFRAME_ALIGNMENT, isReady ? sum / weight : 0.0);
    }

    /** The two longest frames that are warm must agree; top-down, as an entry on the hour asks the day and the week. */
    private void writeGate(final FeatureVector vector)
    {
        double gate = 0.0;
        int warm = 0;
        for (int i = frames.length - 1; i >= 0 && warm < 2; i--)
        {
            if (frames[i].isWarm() && PERIODS_NS[i] > meanSpanNs())
            {
                final double direction = frames[i].direction();
                gate = 0 == warm || direction == gate ? direction : 0.0;
                warm++;
            }
        }
        vector.putIf(2 == warm, Feature.TIMEFRAME_GATE, gate);
    }

    /** The window is full before the first frame is warm: each period of a frame takes a bar at least. */
    private double meanSpanNs()
    {
        return (double)spansNs.sum() / spanBars;
    }
}
