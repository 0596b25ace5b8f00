package io.petrel.bench.suite;

import io.petrel.bench.floor.BarePath;
import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.latency.EngineRuns;
import io.petrel.bench.latency.OpenLoop;
import io.petrel.node.app.Setup;
import io.petrel.node.config.NodeConfig;
import io.petrel.node.feed.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.agrona.IoUtil;

/** From the moment an event was due on the ring to the order journaled and sent, at several rates, beside the floor. */
public final class LatencySuite implements Suite
{
    /** A decision runs once in 130 events, and is compiled for good after some ten thousand. */
    private static final int WARM_UP_PASSES = 48;
    private static final long REHEARSE_AFTER_NS = 5_000;
    private static final long LONGEST_NS = TimeUnit.MILLISECONDS.toNanos(2_500);
    private static final List<String> QUICK_PACES = List.of("x40");
    private static final List<String> FULL_PACES = List.of("x10", "x40", "x100");

    @Override
    public String name()
    {
        return "latency";
    }

    @Override
    public String question()
    {
        return "How long from ring to order with the journal on, at several rates, and how far above the bare floor?";
    }

    @Override
    public boolean isQuick()
    {
        return true;
    }

    @Override
    public void run(final BenchRun run)
    {
        final Path tape = run.work().tape().path();
        final EngineRuns runs = new EngineRuns("bench.yaml", tape);
        warmUp(run, runs);
        for (final String pace : run.work().isQuick() ? QUICK_PACES : FULL_PACES)
        {
            measure(run, runs, tape, pace);
        }
    }

    /** Lets the compilers finish with inline passes and one through the ring, each journal removed. */
    static void warmUp(final BenchRun run, final EngineRuns runs)
    {
        run.progress("warming up");
        for (int pass = 0; pass < WARM_UP_PASSES; pass++)
        {
            final Path journal = run.newPath();
            runs.inline(journal);
            remove(journal);
        }
        final Path journal = run.newPath();
        runs.ring(journal, Pace.parse("max"), Long.MAX_VALUE);
        remove(journal);
    }

    static void remove(final Path journal)
    {
        IoUtil.delete(journal.toFile(), true);
    }

    private static void measure(final BenchRun run, final EngineRuns runs, final Path tape, final String pace)
    {
        final Measured bare = new Measured(run, "floor at " + pace + ": hop, decode, encode, two appends");
        final Measured entry = new Measured(run, "tick to order at " + pace);
        final Measured rehearsed = new Measured(run, "tick to order at " + pace + ", rehearsing");
        final Measured order = new Measured(run, "any order at " + pace);
        final Measured done = new Measured(run, "ring to done at " + pace);
        for (int round = run.rounds(3, 5); round > 0; round--)
        {
            run.progress("open loop at " + pace + ", " + round + " rounds left");
            bare.add(bare(run, runs.config().node(), tape, pace), Double.NaN);
            final OpenLoop loop = once(run, journal -> runs.ring(journal, Pace.parse(pace), LONGEST_NS));
            entry.add(loop.toEntryNs(), loop.bytesPerEvent());
            order.add(loop.toOrderNs(), loop.bytesPerEvent());
            done.add(loop.toDoneNs(), loop.bytesPerEvent());
            final OpenLoop busy = once(run, journal ->
                runs.rehearsed(journal, Pace.parse(pace), LONGEST_NS, REHEARSE_AFTER_NS));
            rehearsed.add(busy.toEntryNs(), busy.bytesPerEvent());
        }
        run.add(RowText.of(bare.name, "ns", ""), bare.all);
        entry.report("the whole decision path, " + entry.count + " times", bare);
        rehearsed.report("the engine's thread busy while no event comes", bare);
        order.report(order.count + " orders, exits too", bare);
        done.report("every event", bare);
    }

    private static OpenLoop once(final BenchRun run, final Function<Path, OpenLoop> loop)
    {
        final Path journal = run.newPath();
        try
        {
            return loop.apply(journal);
        }
        finally
        {
            remove(journal);
        }
    }

    private static Histogram bare(
        final BenchRun run, final NodeConfig node, final Path tape, final String pace)
    {
        final Path folder = run.newPath();
        try (BarePath path = new BarePath(folder))
        {
            return path.run(tape, Pace.parse(pace), Setup.waitStrategy(node.waitMode()), node.ringSlots(), LONGEST_NS);
        }
        finally
        {
            remove(folder);
        }
    }

    /** Rounds of one thing, as a whole and at p99. */
    private static final class Measured
    {
        private final BenchRun run;
        private final String name;
        private final Rounds all = new Rounds();
        private final Rounds tail = new Rounds();
        private double leastBytes = Double.NaN;
        private long count;

        private Measured(final BenchRun run, final String name)
        {
            this.run = run;
            this.name = name;
        }

        /** A round; whatever else the JVM does only adds to the bytes, so the least tells what the engine needs. */
        private void add(final Histogram histogram, final double bytesPerEvent)
        {
            leastBytes = Double.isNaN(leastBytes) ? bytesPerEvent : Math.min(leastBytes, bytesPerEvent);
            final Sample sample = Sample.of(histogram);
            all.add(sample);
            tail.add(Sample.of(sample.p99()));
            count += histogram.getTotalCount();
            run.distribution(name, histogram);
        }

        private void report(final String remark, final Measured floor)
        {
            run.add(new RowText(name, "ns", leastBytes, remark), all, floor.name, floor.all);
            run.add(new RowText(name + ", p99", "ns", leastBytes, ""), tail, floor.name + ", p99", floor.tail);
        }
    }
}
