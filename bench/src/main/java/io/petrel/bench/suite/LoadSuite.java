package io.petrel.bench.suite;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.latency.EngineRuns;
import io.petrel.bench.latency.OpenLoop;
import io.petrel.node.feed.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The load generator: a tape at its own pace, at multiples of it, and at the highest multiple whose 99.9th percentile
 * from ring to done stays under a bound, found by bisection.
 */
public final class LoadSuite implements Suite
{
    private static final long PACED_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long TRIAL_NS = TimeUnit.SECONDS.toNanos(2);
    private static final double LEAST_MULTIPLE = 1;
    private static final double MOST_MULTIPLE = 1 << 14;
    private static final double CLOSE_ENOUGH = 1.1;
    private static final List<String> PACES = List.of("real", "x10");

    @Override
    public String name()
    {
        return "load";
    }

    @Override
    public String question()
    {
        return "How does the engine take the recorded book at its own pace, at 10x, and which rate does it hold?";
    }

    @Override
    public boolean isQuick()
    {
        return false;
    }

    @Override
    public void run(final BenchRun run)
    {
        final EngineRuns runs = new EngineRuns("paper.yaml", run.work().tape().path());
        final List<String> wanted = run.work().paces();
        LatencySuite.warmUp(run, runs);
        for (final String pace : wanted.isEmpty() ? PACES : wanted)
        {
            paced(run, runs, pace);
        }
        if (wanted.isEmpty())
        {
            highest(run, runs);
        }
    }

    private static void paced(final BenchRun run, final EngineRuns runs, final String pace)
    {
        run.progress("open loop at " + pace);
        final OpenLoop loop = trial(run, runs, pace, PACED_NS);
        final long events = loop.toDoneNs().getTotalCount();
        final String name = "ring to done at " + pace;
        run.distribution(name, loop.toDoneNs());
        run.add(RowText.of(name, "ns", events + " events"),
            Rounds.of(Sample.of(loop.toDoneNs())));
    }

    private static void highest(final BenchRun run, final EngineRuns runs)
    {
        final long boundNs = run.work().boundNs();
        final Rounds rates = new Rounds();
        final Rounds multiples = new Rounds();
        for (int round = run.rounds(1, 2); round > 0; round--)
        {
            double held = LEAST_MULTIPLE;
            double missed = MOST_MULTIPLE;
            double rate = Double.NaN;
            while (missed / held > CLOSE_ENOUGH)
            {
                final double multiple = Math.sqrt(held * missed);
                final OpenLoop loop = trial(run, runs, "x" + multiple, TRIAL_NS);
                final double p999 = Sample.of(loop.toDoneNs()).p999();
                final boolean isHeld = p999 < boundNs;
                run.progress(String.format("x%.1f: p99.9 %.0f us, %s", multiple, p999 / 1e3, isHeld ? "held" : "not"));
                rate = isHeld ? loop.eventsPerSecond() : rate;
                held = isHeld ? multiple : held;
                missed = isHeld ? missed : multiple;
            }
            rates.add(Sample.of(rate));
            multiples.add(Sample.of(Double.isNaN(rate) ? Double.NaN : held));
        }
        final String note = "p99.9 from ring to done under " + TimeUnit.NANOSECONDS.toMicros(boundNs) + " us";
        run.add(RowText.of("highest rate held", "events/s", note), rates);
        run.add(RowText.of("that is so many times the recorded speed", "x", note), multiples);
    }

    private static OpenLoop trial(final BenchRun run, final EngineRuns runs, final String pace, final long longestNs)
    {
        final Path journal = run.newPath();
        final OpenLoop loop = runs.ring(journal, Pace.parse(pace), longestNs);
        LatencySuite.remove(journal);
        return loop;
    }
}
