package io.petrel.bench.path;

import io.petrel.bench.tape.SharedTapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does the whole feature vector cost per tick and per bar? {@code features} does what {@code market}
 * does (decode, book, bars) and keeps all features as well: the difference is theirs. One operation is one pass over a
 * recorded run; {@code event} and {@code bar} are the same time per event and per closed bar. Workloads: {@code ticks},
 * a futures capture without bars; {@code bars}, four-hour bars of two coins.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-Dagrona.disable.bounds.checks=true",
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED", "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
    "-Dchronicle.analytics.disable=true", "-Dchronicle.announcer.disable=true",
    "-Dchronicle.disk.monitor.disable=true"})
public class FeatureBenchmark
{
    private static final Path CONFIG = Path.of("config");

    /** What is run. */
    @Param({"ticks", "bars"})
    public String workload;

    private RecordedEvents events;
    private long ready;

    /** Time per event and per bar. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counts
    {
        /** Inbound events. */
        public long event;
        /** Closed bars. */
        public long bar;
    }

    /**
     * Records a run over the workload's tape.
     *
     * @throws IOException when the recorded data is missing.
     */
    @Setup(Level.Trial)
    public void record() throws IOException
    {
        final Path folder = Files.createTempDirectory("petrel-bench");
        try
        {
            final boolean isBars = workload.equals("bars");
            final Path tape = folder.resolve("tape");
            events = RecordedEvents.of(
                CONFIG.resolve(isBars ? "crypto-bars.yaml" : "paper.yaml"),
                isBars ? SharedTapes.bars4h(tape) : SharedTapes.capture("usdm", tape),
                folder.resolve("journal"),
                Map.of());
        }
        finally
        {
            IoUtil.delete(folder.toFile(), false);
        }
    }

    /**
     * Decode, book and bars.
     *
     * @param counts of events and bars.
     * @return bars closed.
     */
    @Benchmark
    public long market(final Counts counts)
    {
        return pass(false, counts).closedBars();
    }

    /**
     * The same, and all features.
     *
     * @param counts of events and bars.
     * @return features ready at the bars.
     */
    @Benchmark
    public long features(final Counts counts)
    {
        final long now = pass(true, counts).ready();
        if (0 != ready && now != ready || workload.equals("bars") && 0 == now)
        {
            throw new IllegalStateException(now + " features ready, " + ready + " the pass before");
        }
        ready = now;
        return now;
    }

    private FeatureLane pass(final boolean hasFeatures, final Counts counts)
    {
        final FeatureLane lane = new FeatureLane(hasFeatures, Integer.MAX_VALUE);
        for (int i = 0; i < events.count(); i++)
        {
            lane.onEvent(events.ingestTimeNs(i), events.bytes(), events.offset(i));
        }
        counts.event += events.count();
        counts.bar += lane.closedBars();
        return lane;
    }
}
