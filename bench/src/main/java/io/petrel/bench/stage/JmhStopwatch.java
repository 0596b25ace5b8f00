package io.petrel.bench.stage;

import io.petrel.bench.harness.Sample;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Iterations of {@link StageBenchmark} under JMH in this process, which is a fork already. One at a time. */
final class JmhStopwatch implements Stopwatch
{
    private static final int TRIES = 8;

    /** What JMH's own thread is to find, under the name that it is given. */
    private static volatile Turn turn;

    /**
     * The stage whose turn it is.
     *
     * @param name of a stage.
     * @return its work; null where JMH was started by itself.
     */
    static StageWork current(final String name)
    {
        final Turn current = turn;
        return null != current && current.name.equals(name) ? current.work : null;
    }

    /** A machine that does much else may leave a short iteration no time at all: then the next is twice as long. */
    @Override
    public Sample iterate(final String name, final StageWork work, final int lengthMs)
    {
        turn = new Turn(name, work);
        try
        {
            return iterate(lengthMs);
        }
        finally
        {
            turn = null;
        }
    }

    private static Sample iterate(final int lengthMs)
    {
        RunnerException last = null;
        for (int i = 0; i < TRIES; i++)
        {
            try
            {
                return run(lengthMs << i);
            }
            catch (final RunnerException e)
            {
                last = e;
            }
        }
        throw new IllegalStateException("JMH could not measure " + turn.name, last);
    }

    private static Sample run(final int lengthMs) throws RunnerException
    {
        final RunResult result = new Runner(new OptionsBuilder()
            .include("^" + StageBenchmark.class.getName().replace(".", "\\.") + "\\.batch$")
            .param("stage", turn.name)
            .forks(0).threads(1)
            .warmupIterations(0)
            .measurementIterations(1).measurementTime(new TimeValue(lengthMs, TimeUnit.MILLISECONDS))
            .verbosity(VerboseMode.SILENT)
            .build()).runSingle();
        return Sample.of(result.getPrimaryResult().getStatistics(), turn.work.operations());
    }

    private record Turn(String name, StageWork work)
    {
    }
}
