package io.petrel.bench.indicator;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.core.feature.PriceLine;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** Values first: what differs is not timed. Then passes in turns; processor time of the thread, per bar. */
public final class IndicatorComparison
{
    private static final int BARS = 4_096;
    private static final int SETTLED_AFTER = 1_000;
    private static final double TOLERANCE = 1e-9;
    private static final int OUR_PASSES = 40;
    /**
     * The JVM compiles a loop for good when it was entered hundreds of times, or else enters the compiled loop only
     * after thousands of steps of code that still counts them: half of a pass of ours. Each value of ta4j is a call.
     */
    private static final int OUR_WARM_UP_PASSES = 2_000;
    private static final int WARM_UP_ROUNDS = 12;
    private static final long SEED = 42;

    private IndicatorComparison()
    {
    }

    /**
     * Measures and adds rows.
     *
     * @param run to add to.
     */
    public static void run(final BenchRun run)
    {
        final PriceLine bars = PriceLine.of(BARS, SEED);
        final BarSeries doubles = series(bars, DoubleNum::valueOf);
        final BarSeries decimals = series(bars, DecimalNum::valueOf);
        for (final IndicatorPeer peer : IndicatorPeer.ALL)
        {
            run.progress(peer.name());
            requireSame(peer, bars, doubles);
            measure(run, peer, bars, doubles, decimals);
        }
    }

    /**
     * Throws if the two differ once the first values, which each begins its own way, weigh nothing any more.
     *
     * @param peer   to compare.
     * @param bars   of both.
     * @param series of the same bars.
     */
    static void requireSame(final IndicatorPeer peer, final PriceLine bars, final BarSeries series)
    {
        final double[] ours = new double[BARS];
        peer.ours().accept(bars, ours);
        final Indicator<Num> theirs = peer.theirs().apply(series);
        for (int i = 0; i < BARS; i++)
        {
            final double value = theirs.getValue(i).doubleValue();
            final double size = Math.max(1, Math.abs(ours[i]));
            if (i >= SETTLED_AFTER && !(Math.abs(value - ours[i]) <= TOLERANCE * size))
            {
                throw new IllegalStateException(
                    peer.name() + " at bar " + i + ": ours " + ours[i] + ", that of ta4j " + value);
            }
        }
    }

    static BarSeries series(final PriceLine bars, final Function<Number, Num> number)
    {
        final BarSeries series = new BaseBarSeriesBuilder().withNumTypeOf(number).build();
        final ZonedDateTime start = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        for (int i = 0; i < BARS; i++)
        {
            series.addBar(Duration.ofHours(1), start.plusHours(i + 1L), number.apply(bars.open()[i]),
                number.apply(bars.high()[i]), number.apply(bars.low()[i]), number.apply(bars.close()[i]),
                number.apply(1));
        }
        return series;
    }

    private static void measure(
        final BenchRun run,
        final IndicatorPeer peer,
        final PriceLine bars,
        final BarSeries doubles,
        final BarSeries decimals)
    {
        final Rounds ours = new Rounds();
        final Rounds theirs = new Rounds();
        final Rounds theirDecimals = new Rounds();
        final double[] out = new double[BARS];
        for (int pass = 0; pass < OUR_WARM_UP_PASSES; pass++)
        {
            peer.ours().accept(bars, out);
        }
        for (int round = -WARM_UP_ROUNDS; round < run.rounds(5, 9); round++)
        {
            final double ourNs = ourNs(peer, bars, out);
            final double theirNs = theirNs(peer, doubles, out[BARS - 1]);
            final double decimalNs = theirNs(peer, decimals, out[BARS - 1]);
            if (round >= 0)
            {
                ours.add(Sample.of(ourNs));
                theirs.add(Sample.of(theirNs));
                theirDecimals.add(Sample.of(decimalNs));
            }
        }
        run.add(RowText.of(peer.name(), "ns", "per bar, processor time"), ours);
        run.add(RowText.of("ta4j with doubles: " + peer.name(), "ns", "same values"), theirs, peer.name(), ours);
        run.add(RowText.of("ta4j as it is shipped, decimals", "ns", ""), theirDecimals, peer.name(), ours);
    }

    private static double ourNs(final IndicatorPeer peer, final PriceLine bars, final double[] out)
    {
        final long startNs = cpuNs();
        for (int pass = 0; pass < OUR_PASSES; pass++)
        {
            peer.ours().accept(bars, out);
        }
        return (double)(cpuNs() - startNs) / OUR_PASSES / BARS;
    }

    private static double theirNs(final IndicatorPeer peer, final BarSeries series, final double lastValue)
    {
        final long startNs = cpuNs();
        final Indicator<Num> indicator = peer.theirs().apply(series);
        Num last = null;
        for (int i = 0; i < BARS; i++)
        {
            last = indicator.getValue(i);
        }
        final double ns = (double)(cpuNs() - startNs) / BARS;
        if (!(Math.abs(last.doubleValue() - lastValue) <= TOLERANCE * Math.max(1, Math.abs(lastValue))))
        {
            throw new IllegalStateException(peer.name() + " ended at " + last + ", ours at " + lastValue);
        }
        return ns;
    }

    private static long cpuNs()
    {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
