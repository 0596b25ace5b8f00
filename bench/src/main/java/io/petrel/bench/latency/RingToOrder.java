package io.petrel.bench.latency;

import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Replay;
import io.petrel.node.ring.RingHost;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.agrona.IoUtil;

/**
 * Question: how fast is the whole engine, journal on? Throughput: the tape inline, as a backtest runs it. Latency:
 * the tape through the ring at a multiple of the speed it was recorded at, each event timed from the moment it was
 * due, so that a stall counts for every event it delays (open loop). Every pass must end in the same state, and the
 * first is replayed from its journal.
 *
 * <pre>
 *   RingToOrder CONFIG TAPE [SPEED [PASSES]]      e.g. config/bench.yaml data/tapes/usdm x20 5
 * </pre>
 *
 * Ten inline passes and one through the ring warm up and are not counted. Journals go to the system's temporary
 * folder and are removed.
 */
public final class RingToOrder
{
    private static final double NS_PER_SECOND = 1e9;
    private static final int WARM_UP_PASSES = 10;

    private final PetrelConfig config;
    private final Path tape;
    private final Path folder;
    private int journals;
    private long stateHash;

    private RingToOrder(final PetrelConfig config, final Path tape, final Path folder)
    {
        this.config = config;
        this.tape = tape;
        this.folder = folder;
    }

    /**
     * Runs the bench and prints one table.
     *
     * @param args configuration, tape, speed, passes.
     * @throws IOException when the temporary folder cannot be made.
     */
    public static void main(final String[] args) throws IOException
    {
        final Path folder = Files.createTempDirectory("petrel-bench-");
        try
        {
            final RingToOrder bench = new RingToOrder(PetrelConfig.load(Path.of(args[0])), Path.of(args[1]), folder);
            final String speed = args.length > 2 ? args[2] : "x20";
            final int passes = args.length > 3 ? Integer.parseInt(args[3]) : 5;
            System.out.printf("JDK %s, %d cores, tape %s, config %s, %d passes after the warm-up%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                args[1],
                args[0],
                passes);
            bench.throughput(passes);
            bench.latency(speed, passes);
        }
        finally
        {
            IoUtil.delete(folder.toFile(), true);
        }
    }

    private void throughput(final int passes)
    {
        final List<Double> eventsPerSecond = new ArrayList<>();
        for (int pass = -WARM_UP_PASSES; pass < passes; pass++)
        {
            final Path journal = nextJournal();
            final double rate = inlinePass(journal);
            if (-WARM_UP_PASSES == pass)
            {
                requireReplays(journal);
            }
            if (pass >= 0)
            {
                eventsPerSecond.add(rate);
            }
            IoUtil.delete(journal.toFile(), true);
        }
        final double[] rates = eventsPerSecond.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(Locale.ROOT, "backtest, events/s: median %,.0f, min %,.0f, max %,.0f%n",
            rates[rates.length / 2], rates[0], rates[rates.length - 1]);
    }

    private void latency(final String speed, final int passes)
    {
        System.out.printf("open loop at %s, ns from the due time%n", speed);
        System.out.printf("%-16s %9s %9s %9s %9s %11s%n", "", "count", "p50", "p99", "p99.9", "max");
        final long[][] toOrder = new long[passes][];
        final long[][] toDone = new long[passes][];
        for (int pass = 0; pass <= passes; pass++)
        {
            final Path journal = nextJournal();
            final Telemetry telemetry = ringPass(journal, Pace.parse(0 == pass ? "max" : speed));
            IoUtil.delete(journal.toFile(), true);
            if (pass > 0)
            {
                toOrder[pass - 1] = percentiles(telemetry.ringToOrderNs());
                toDone[pass - 1] = percentiles(telemetry.ringToDoneNs());
            }
        }
        row("ring to order", toOrder);
        row("ring to done", toDone);
    }

    private double inlinePass(final Path journal)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = open(journal, OrderListener.NONE))
        {
            final long startNs = System.nanoTime();
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            final long elapsedNs = System.nanoTime() - startNs;
            return requireSame(session) * NS_PER_SECOND / elapsedNs;
        }
    }

    private Telemetry ringPass(final Path journal, final Pace pace)
    {
        final Telemetry[] listener = new Telemetry[1];
        try (Feed feed = new TapeFeed(tape);
            Session session = open(journal, () -> listener[0].onOrderSent());
            NodeCounters counters = new NodeCounters(journal))
        {
            listener[0] = new Telemetry(counters);
            if (session.begin(feed))
            {
                new RingHost(
                    session.engine(),
                    listener[0],
                    config.node().ringSlots(),
                    Setup.waitStrategy(config.node().waitMode()),
                    config.node().engineCore()).run(feed, pace, () -> false);
            }
            requireSame(session);
            return listener[0];
        }
    }

    private Session open(final Path journal, final OrderListener orders)
    {
        final SessionSettings settings = Setup.session(config, journal, TapeFacts.of(tape), "bench", 0);
        return Session.open(settings, orders, done ->
        {
        });
    }

    /** Every pass must end in the same state; returns the inbound events of the pass. */
    private long requireSame(final Session session)
    {
        final RunSummary summary = RunSummary.of(session.engine());
        if (0 != stateHash && stateHash != summary.stateHash())
        {
            throw new IllegalStateException("two passes ended in different states: " + summary);
        }
        stateHash = summary.stateHash();
        return summary.inboundEvents();
    }

    private void requireReplays(final Path journal)
    {
        if (!new Replay(journal).run(Replay.TO_THE_END, done ->
        {
        }).isIdentical())
        {
            throw new IllegalStateException("the journal does not replay to itself");
        }
    }

    private Path nextJournal()
    {
        return folder.resolve("journal-" + journals++);
    }

    private static long[] percentiles(final Histogram histogram)
    {
        return new long[]{
            histogram.getTotalCount(),
            histogram.getValueAtPercentile(50),
            histogram.getValueAtPercentile(99),
            histogram.getValueAtPercentile(99.9),
            histogram.getMaxValue()};
    }

    /** Medians over the passes, column by column, and their range. */
    private static void row(final String name, final long[][] passes)
    {
        final StringBuilder medians = new StringBuilder(String.format("%-16s", name));
        final StringBuilder ranges = new StringBuilder(String.format("%-16s", "  min..max"));
        for (int column = 0; column < passes[0].length; column++)
        {
            final int index = column;
            final long[] sorted = Arrays.stream(passes).mapToLong(pass -> pass[index]).sorted().toArray();
            medians.append(String.format(Locale.ROOT, column < 4 ? " %9d" : " %11d", sorted[sorted.length / 2]));
            ranges.append(String.format(Locale.ROOT, " %d..%d", sorted[0], sorted[sorted.length - 1]));
        }
        System.out.println(medians);
        System.out.println(ranges);
    }
}
