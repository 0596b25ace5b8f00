package io.petrel.bench.stage;

import io.petrel.bench.path.RecordedEvents;
import io.petrel.bench.tape.SharedTapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;
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
 * Question: what does one stage cost? Driven by {@link StageRounds}, which has prepared the stage and lets stage and
 * reference take turns; or by JMH alone, with its profilers, where {@code -p} names a stage. A sample is one batch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"@config/jvm/base.args", "@config/jvm/engine.args"})
public class StageBenchmark
{
    /** Which one. */
    @Param("whole core, per event")
    public String stage;

    private StageWork work;
    private boolean isAlone;

    /**
     * Takes what was prepared, or prepares it.
     *
     * @throws IOException when no tape can be made.
     */
    @Setup(Level.Trial)
    public void find() throws IOException
    {
        work = JmhStopwatch.current(stage);
        isAlone = null == work;
        if (isAlone)
        {
            work = alone();
        }
    }

    /** Checks what was computed, where nobody else does. */
    @TearDown(Level.Trial)
    public void check()
    {
        if (isAlone)
        {
            work.check();
            work.close();
        }
    }

    /**
     * One batch.
     *
     * @return what it computed.
     */
    @Benchmark
    public long batch()
    {
        return work.batch();
    }

    private StageWork alone() throws IOException
    {
        final Path folder = Files.createTempDirectory("petrel-stage-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> IoUtil.delete(folder.toFile(), true)));
        final RecordedEvents events =
            Stages.events(SharedTapes.bookOrAgents(folder.resolve("tape"), text ->
            {
            }).path(), folder.resolve("run"));
        final int[] paths = new int[1];
        final Map<String, StageWork> stages = Stages.of(() -> folder.resolve("part-" + paths[0]++), events);
        // a comma ends a value on JMH's command line, so that the beginning of a name must do
        final List<String> found = stages.keySet().stream().filter(name -> name.startsWith(stage)).toList();
        if (1 != found.size())
        {
            throw new IllegalArgumentException("'" + stage + "' begins " + found.size() + " of " + stages.keySet());
        }
        return stages.get(found.get(0));
    }
}
