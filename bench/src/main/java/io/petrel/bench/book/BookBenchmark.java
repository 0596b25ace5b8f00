package io.petrel.bench.book;

import io.petrel.core.market.L2Book;
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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Question: which structure takes the level changes of a real book fastest, when after each delta the best prices and
 * five levels a side are read? One operation replays a whole stream, snapshot and all; {@code cpuNs} over
 * {@code levels} is the cost of one level change, and holds on a shared machine too. Every trial checks its book
 * against the sorted maps first. {@code docs/book.md} has the answer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-Dagrona.disable.bounds.checks=true",
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"})
public class BookBenchmark
{
    private static final int TOP_LEVELS = 5;

    /** Structure under test. */
    @Param({"ladder", "ladder4K", "ladder256K", "sortedArray", "hashTop", "treeMap"})
    public String book;

    /** What is replayed. */
    @Param({"spot", "usdm", "synthetic"})
    public String stream;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private BookStream changes;
    private CandidateBook candidate;

    /** Level changes and the processor time they took, both per second of wall time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter
    {
        /** Level changes applied. */
        public long levels;
        /** Time on a core; less than the wall's where the machine is shared. */
        public long cpuNs;
    }

    /**
     * Loads the stream and checks the candidate.
     *
     * @throws IOException when the capture cannot be read.
     */
    @Setup(Level.Trial)
    public void setup() throws IOException
    {
        changes = BookStream.of(stream);
        candidate = candidate(book);
        final long expected = changes.replay(new TreeMapBook(), TOP_LEVELS);
        final long actual = changes.replay(candidate, TOP_LEVELS);
        if (expected != actual)
        {
            throw new IllegalStateException(book + " differs from the sorted maps on " + stream);
        }
    }

    /**
     * Replays the stream.
     *
     * @param counter of level changes.
     * @return the stream's check sum.
     */
    @Benchmark
    public long replay(final Counter counter)
    {
        final long startNs = threads.getCurrentThreadCpuTime();
        final long check = changes.replay(candidate, TOP_LEVELS);
        counter.cpuNs += threads.getCurrentThreadCpuTime() - startNs;
        counter.levels += changes.levels();
        return check;
    }

    private static CandidateBook candidate(final String name)
    {
        switch (name)
        {
            case "sortedArray":
                return new SortedArrayBook();
            case "ladder":
                return new LadderBook(L2Book.DEFAULT_WINDOW_TICKS);
            case "ladder4K":
                return new LadderBook(1 << 12);
            case "ladder256K":
                return new LadderBook(1 << 18);
            case "hashTop":
                return new HashTopBook();
            case "treeMap":
                return new TreeMapBook();
            default:
                throw new IllegalArgumentException("no book named " + name);
        }
    }
}
