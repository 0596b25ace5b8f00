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
import org.HdrHistogram.Histogram;
import org.agrona.IoUtil;

/** From the moment an event was due on the ring to the order journaled and sent, at several rates, beside the floor. */
public final class LatencySuite implements Suite
{
    private static final int WARM_UP_PASSES = 8;
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
        final Rounds bare = new Rounds();
        final Rounds bareTail = new Rounds();
        final Rounds order = new Rounds();
        final Rounds orderTail = new Rounds();
        final Rounds done = new Rounds();
        final String floorName = "floor at " + pace + ": hop, decode, encode, two appends";
        final String orderName = "ring to order at " + pace;
        final String doneName = "ring to done at " + pace;
        long orders = 0;
        for (int round = run.rounds(3, 5); round > 0; round--)
        {
            run.progress("open loop at " + pace + ", " + round + " rounds left");
            final Histogram floor = bare(run, runs.config().node(), tape, pace);
            add(floor, bare, bareTail);
            final Path journal = run.newPath();
            final OpenLoop loop = runs.ring(journal, Pace.parse(pace), LONGEST_NS);
            remove(journal);
            orders += loop.toOrderNs().getTotalCount();
            add(loop.toOrderNs(), order, orderTail);
            done.add(Sample.of(loop.toDoneNs()));
            run.distribution(floorName, floor);
            run.distribution(orderName, loop.toOrderNs());
            run.distribution(doneName, loop.toDoneNs());
        }
        run.add(RowText.of(floorName, "ns", ""), bare);
        run.add(RowText.of(orderName, "ns", orders + " orders"), order, floorName, bare);
        run.add(RowText.of("the same, p99", "ns", ""), orderTail, floorName + ", p99", bareTail);
        run.add(RowText.of(doneName, "ns", "every event"), done, floorName, bare);
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

    private static void add(final Histogram histogram, final Rounds all, final Rounds tail)
    {
        final Sample sample = Sample.of(histogram);
        all.add(sample);
        tail.add(Sample.of(sample.p99()));
    }
}
