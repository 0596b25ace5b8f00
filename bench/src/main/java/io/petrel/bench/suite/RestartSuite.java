package io.petrel.bench.suite;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Probe;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.latency.EngineRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Start-up and recovery, each in a JVM that has run nothing before, as a node's is. */
public final class RestartSuite implements Suite
{
    private static final long[] QUICK_EVENTS = {100_000};
    private static final long[] FULL_EVENTS = {100_000, 1_000_000};
    private static final double NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int SNAPSHOT_AT_TENTHS = 9;
    private static final int TENTHS = 10;

    @Override
    public String name()
    {
        return "restart";
    }

    @Override
    public String question()
    {
        return "How long until a node stands: new, from its journal, from a snapshot and what came after?";
    }

    @Override
    public boolean isQuick()
    {
        return false;
    }

    @Override
    public void run(final BenchRun run) throws IOException
    {
        final Path tape = run.work().tape().path();
        final EngineRuns runs = new EngineRuns("paper.yaml", tape);
        final int rounds = run.rounds(3, 5);
        measure(run, "start-up: JVM, configuration, new journal, first event", "", rounds,
            () -> Probe.of("start", run.newPath().toString(), tape.toString()));
        for (final long events : run.work().isQuick() ? QUICK_EVENTS : FULL_EVENTS)
        {
            run.progress("making journals of " + events + " events");
            final Path whole = run.newPath();
            runs.grow(whole, events, false);
            final Path marked = run.newPath();
            runs.grow(marked, events / TENTHS * SNAPSHOT_AT_TENTHS, true);
            runs.grow(marked, events, false);
            measure(run, "recovery of " + events + " events from the journal alone", "cold JVM", rounds,
                () -> Probe.of("recover", whole.toString(), tape.toString()));
            measure(run, "recovery of " + events + " events from a snapshot and a tenth", "cold JVM", rounds,
                () -> Probe.of("recover", marked.toString(), tape.toString()));
            LatencySuite.remove(whole);
            LatencySuite.remove(marked);
        }
    }

    private static void measure(
        final BenchRun run, final String name, final String note, final int rounds, final Measuring measuring)
        throws IOException
    {
        run.progress(name);
        final Rounds measured = new Rounds();
        for (int round = 0; round < rounds; round++)
        {
            measured.add(Sample.of(measuring.ns() / NS_PER_MS));
        }
        run.add(RowText.of(name, "ms", note), measured);
    }

    /** One measurement in a process of its own. */
    private interface Measuring
    {
        long ns() throws IOException;
    }
}
