package io.petrel.bench.stage;

import com.sun.management.ThreadMXBean;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.Sample;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Stages that take turns: one short iteration of each a round, so that a change of the machine meets all of them. One
 * thread.
 */
public final class StageRounds
{
    /** On a machine that does much else, a tape lasts longer than a warm-up. */
    private static final int WHOLE_TRIES = 40;
    private static final int SETTLE_MOST = 60;
    private static final int SETTLED_AFTER = 6;
    private static final double FASTER = 0.97;
    private static final int ALLOCATION_BATCHES = 500;
    private static final int ALLOCATION_TRIES = 7;

    private final Map<String, Rounds> rounds = new LinkedHashMap<>();
    private final Map<String, StageWork> works = new LinkedHashMap<>();
    private final Map<String, CodecReference> references = new LinkedHashMap<>();
    private final Stopwatch stopwatch;
    private final int iterationMs;

    /**
     * Nothing measured yet.
     *
     * @param iterationMs length of an iteration, which JMH times.
     */
    public StageRounds(final int iterationMs)
    {
        this(new JmhStopwatch(), iterationMs);
    }

    /**
     * Nothing measured yet.
     *
     * @param stopwatch   that says what an iteration costs.
     * @param iterationMs length of an iteration.
     */
    public StageRounds(final Stopwatch stopwatch, final int iterationMs)
    {
        this.stopwatch = stopwatch;
        this.iterationMs = iterationMs;
    }

    /**
     * Adds a stage, warms it up and checks it.
     *
     * @param name     of the stage.
     * @param work     prepared.
     * @param warmUpMs how long.
     */
    public void add(final String name, final StageWork work, final int warmUpMs)
    {
        works.put(name, work);
        rounds.put(name, new Rounds());
        iterate(name, warmUpMs);
        for (int i = 0; i < WHOLE_TRIES && !work.isWhole(); i++)
        {
            iterate(name, warmUpMs);
        }
        work.check();
        settle(name);
    }

    /**
     * Adds what another process measures when it is its turn.
     *
     * @param name      of it.
     * @param reference which is closed with the stages.
     */
    public void add(final String name, final CodecReference reference)
    {
        references.put(name, reference);
        rounds.put(name, new Rounds());
    }

    /** One round: an iteration of each stage, in the order they were added. */
    public void round()
    {
        round(name -> true);
    }

    /**
     * One round of some of the stages, in the order they were added.
     *
     * @param isWanted by name.
     */
    public void round(final Predicate<String> isWanted)
    {
        for (final String name : rounds.keySet())
        {
            if (isWanted.test(name))
            {
                final CodecReference elsewhere = references.get(name);
                rounds.get(name).add(null == elsewhere ? iterate(name, iterationMs) : elsewhere.sample());
            }
        }
    }

    /**
     * Rounds of a stage.
     *
     * @param name of the stage.
     * @return them, in ns per operation.
     */
    public Rounds of(final String name)
    {
        return rounds.get(name);
    }

    /**
     * What a stage allocates: the least of several tries, since what the JVM allocates while it compiles does not come
     * every time.
     *
     * @param name of the stage.
     * @return bytes per operation.
     */
    public double allocatedBytes(final String name)
    {
        if (references.containsKey(name))
        {
            return references.get(name).allocatedBytes();
        }
        final StageWork work = works.get(name);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ALLOCATION_TRIES; i++)
        {
            least = Math.min(least, steadyBytes(work));
        }
        return least / ((double)ALLOCATION_BATCHES * work.operations());
    }

    /** Checks every stage once more and lets go of it. */
    public void close()
    {
        references.values().forEach(CodecReference::close);
        for (final String name : rounds.keySet())
        {
            if (!references.containsKey(name))
            {
                final StageWork work = works.remove(name);
                work.check();
                work.close();
            }
        }
    }

    /** Of so many batches in which nothing had to be made anew. */
    private static long steadyBytes(final StageWork work)
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        long sum = 0;
        long bytes = 0;
        int batches = 0;
        while (batches < ALLOCATION_BATCHES)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            sum += work.batch();
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            if (work.isSteady())
            {
                bytes += allocated;
                batches++;
            }
        }
        if (Long.MIN_VALUE == sum)
        {
            throw new IllegalStateException("no work of " + work);
        }
        return bytes;
    }

    /** Goes on until a stage has not become faster for some iterations: compilers take their time, more under load. */
    private void settle(final String name)
    {
        double best = Double.MAX_VALUE;
        int alike = 0;
        for (int i = 0; i < SETTLE_MOST && alike < SETTLED_AFTER; i++)
        {
            final double now = iterate(name, iterationMs).p50();
            alike = now < best * FASTER ? 0 : alike + 1;
            best = Math.min(best, now);
        }
    }

    private Sample iterate(final String name, final int lengthMs)
    {
        return stopwatch.iterate(name, works.get(name), lengthMs);
    }
}
