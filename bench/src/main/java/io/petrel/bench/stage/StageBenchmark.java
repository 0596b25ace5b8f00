package io.petrel.bench.stage;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Question: what does one stage cost? Driven by {@link StageRounds}, which has prepared the stage and lets stage and
 * reference take turns; a sample is one batch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StageBenchmark
{
    /** Which one. */
    @Param("")
    public String stage;

    private StageWork work;

    /** Takes what was prepared. */
    @Setup(Level.Trial)
    public void find()
    {
        work = StageRounds.prepared(stage);
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
}
