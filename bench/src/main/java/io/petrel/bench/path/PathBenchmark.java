package io.petrel.bench.path;

import io.petrel.bench.tape.SharedTapes;
import io.petrel.codecs.event.DecisionDecoder;
import io.petrel.core.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does the whole path cost, from an inbound event to the last outbound message it causes, without ring
 * and journal? One operation is one pass over a recorded run; {@code event} and {@code decision} are the same time per
 * event and per decision. Workloads: {@code ticks}, a futures capture without decision bars, so every event is a tick;
 * {@code capture}, the same as it is shipped; {@code bars}, four-hour bars of two coins, so nearly every event is a bar
 * that is decided on.
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
public class PathBenchmark
{
    private static final Path CONFIG = Path.of("config");

    /** What is run. */
    @Param({"ticks", "capture", "bars"})
    public String workload;

    private RecordedEvents events;
    private long decisions;
    private long lastHash;

    /** Time per event and per decision. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counts
    {
        /** Inbound events. */
        public long event;
        /** Decisions of the coordinator. */
        public long decision;
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
            events = switch (workload)
            {
                case "ticks" -> capture(folder, Map.of("bar.decision_events", (long)Integer.MAX_VALUE));
                case "capture" -> capture(folder, Map.of());
                case "bars" -> RecordedEvents.of(CONFIG.resolve("crypto-bars.yaml"),
                    SharedTapes.bars4h(folder.resolve("tape")), folder.resolve("journal"), Map.of());
                default -> throw new IllegalArgumentException(workload);
            };
        }
        finally
        {
            IoUtil.delete(folder.toFile(), false);
        }
    }

    /** A pass must leave the same state each time. */
    @TearDown(Level.Iteration)
    public void check()
    {
        final long hash = pass(null);
        if (0 != lastHash && hash != lastHash)
        {
            throw new IllegalStateException("two passes ended in different states");
        }
        lastHash = hash;
    }

    /**
     * One pass.
     *
     * @param counts of events and decisions.
     * @return hash of the state it ends in.
     */
    @Benchmark
    public long path(final Counts counts)
    {
        return pass(counts);
    }

    private long pass(final Counts counts)
    {
        decisions = 0;
        final Pipeline pipeline = new Pipeline(this::onMessage);
        for (int i = 0; i < events.count(); i++)
        {
            pipeline.onEvent(i + 1, events.ingestTimeNs(i), events.bytes(), events.offset(i), events.length(i));
        }
        if (null != counts)
        {
            counts.event += events.count();
            counts.decision += decisions;
        }
        return pipeline.stateHash();
    }

    private void onMessage(
        final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        if (DecisionDecoder.TEMPLATE_ID == templateId)
        {
            decisions++;
        }
    }

    private static RecordedEvents capture(final Path folder, final Map<String, Long> changes) throws IOException
    {
        return RecordedEvents.of(CONFIG.resolve("paper.yaml"), SharedTapes.capture("usdm", folder.resolve("tape")),
            folder.resolve("journal"), changes);
    }
}
