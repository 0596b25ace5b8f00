package io.petrel.bench.latency;

import com.lmax.disruptor.WaitStrategy;
import com.sun.management.ThreadMXBean;
import io.petrel.bench.tape.LoopedFeed;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.journal.append.Journal;
import io.petrel.node.app.Rehearsal;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.app.Understudy;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.config.WaitMode;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Engine;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Replay;
import io.petrel.node.ring.IdleWorkWaitStrategy;
import io.petrel.node.ring.RingHost;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import io.petrel.sim.SimVenue;
import io.petrel.sim.SimulatedVenue;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.agrona.IoUtil;

/**
 * The whole engine over one tape: inline, as a backtest runs it, or through the ring at a pace. Whole runs must end in
 * the same state each time. One thread beside those of the engine.
 */
public final class EngineRuns
{
    private static final BooleanSupplier NEVER = () -> false;
    private static final LongConsumer SILENT = done ->
    {
    };

    private final PetrelConfig config;
    private final Path tape;
    private final TapeFacts facts;
    private long stateHash;
    private double allocatedBytes = Double.NaN;

    /**
     * Nothing has run yet.
     *
     * @param configName file in {@code config}.
     * @param tape       to run.
     */
    public EngineRuns(final String configName, final Path tape)
    {
        this.config =
            PetrelConfig.load(Path.of(System.getProperty("petrel.root", "")).resolve("config").resolve(configName));
        this.tape = tape;
        facts = TapeFacts.of(tape);
    }

    /**
     * Configuration.
     *
     * @return of the runs.
     */
    public PetrelConfig config()
    {
        return config;
    }

    /**
     * Runs the tape inline.
     *
     * @param journal to make.
     * @return inbound events a second, from the first event on.
     */
    public double inline(final Path journal)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = open(journal, OrderListener.NONE, SnapshotSettings.ON_COMMAND))
        {
            final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
            final Halfway half = new Halfway(threads, facts.records() / 2);
            final long startNs = System.nanoTime();
            final long events = session.carry(feed, Long.MAX_VALUE, half);
            final long elapsedNs = System.nanoTime() - startNs;
            allocatedBytes = half.allocatedSince(events);
            return requireSame(session) * 1e9 / elapsedNs;
        }
    }

    /**
     * What the last run inline allocated, reading the tape and the simulated venue included.
     *
     * @return bytes an event of the tape's second half.
     */
    public double allocatedBytes()
    {
        return allocatedBytes;
    }

    /**
     * Runs the tape, again and again where it is too short, until a journal holds so many feed events. One that exists
     * goes on where it stopped.
     *
     * @param journal    to make or continue.
     * @param feedEvents to hold in the end.
     * @param isSnapshot whether to leave a snapshot of the state it ends in.
     */
    public void grow(final Path journal, final long feedEvents, final boolean isSnapshot)
    {
        final SnapshotSettings snapshots =
            isSnapshot ? new SnapshotSettings(Long.MAX_VALUE / 2, 1) : SnapshotSettings.ON_COMMAND;
        try (Feed feed = new LoopedFeed(tape);
            Session session = open(journal, OrderListener.NONE, snapshots))
        {
            session.carry(feed, feedEvents - session.engine().counters().feedEvents(), SILENT);
            session.snapshots().atRest();
        }
    }

    /**
     * Opens a journal that exists and lets go of it.
     *
     * @param journal to recover.
     * @return ns that it took to stand where it stopped.
     */
    public long recover(final Path journal)
    {
        if (!Journal.exists(journal))
        {
            throw new IllegalArgumentException("no journal to recover: " + journal);
        }
        final long startNs = System.nanoTime();
        try (Session session = open(journal, OrderListener.NONE, SnapshotSettings.ON_COMMAND))
        {
            final long elapsedNs = System.nanoTime() - startNs;
            if (0 == session.engine().counters().feedEvents())
            {
                throw new IllegalStateException("nothing was recovered from " + journal);
            }
            return elapsedNs;
        }
    }

    /**
     * Runs the tape through the ring; what was journaled must replay to itself.
     *
     * @param journal to make.
     * @param pace    of the feed.
     * @param longest that it may run, ns.
     * @return what was measured, from the moment each event was due.
     */
    public OpenLoop ring(final Path journal, final Pace pace, final long longest)
    {
        return replayed(journal,
            openLoop(journal, pace, longest, core -> Setup.waitStrategy(config.node().waitMode())));
    }

    /**
     * The same, with an engine thread that rehearses while no event comes.
     *
     * @param journal to make.
     * @param pace    of the feed.
     * @param longest that it may run, ns.
     * @param afterNs time without an event after which it rehearses one.
     * @return what was measured, from the moment each event was due.
     */
    public OpenLoop rehearsed(final Path journal, final Pace pace, final long longest, final long afterNs)
    {
        final Path own = journal.resolveSibling(journal.getFileName() + "-understudy");
        final Understudy understudy = Understudy.deciding(
            Setup.session(config, own, facts, "bench", 0), () -> new TapeFeed(tape), this::newVenue);
        IoUtil.delete(own.toFile(), true);
        final Rehearsal[] rehearsal = new Rehearsal[1];
        final OpenLoop loop = openLoop(journal, pace, longest, core ->
        {
            rehearsal[0] = new Rehearsal(understudy, core);
            return new IdleWorkWaitStrategy(rehearsal[0], afterNs, WaitMode.YIELDING == config.node().waitMode());
        });
        rehearsal[0].close();
        if (!rehearsal[0].problem().isEmpty() || 0 == understudy.orders())
        {
            throw new IllegalStateException(understudy.events() + " events rehearsed: " + rehearsal[0].problem());
        }
        return replayed(journal, loop);
    }

    private SimulatedVenue newVenue()
    {
        return new SimVenue(config.venue().sim());
    }

    private static OpenLoop replayed(final Path journal, final OpenLoop loop)
    {
        if (!new Replay(journal).run(Replay.TO_THE_END, SILENT).isIdentical())
        {
            throw new IllegalStateException("the journal of a run through the ring does not replay to itself");
        }
        return loop;
    }

    private OpenLoop openLoop(
        final Path journal, final Pace pace, final long longest, final Function<Pipeline, WaitStrategy> waiting)
    {
        final Telemetry[] listener = new Telemetry[1];
        final Engine[] engine = new Engine[1];
        final OrderGarbage garbage = new OrderGarbage();
        try (Feed feed = new TapeFeed(tape);
            Session session = open(journal, purpose ->
            {
                listener[0].onOrderSent(purpose);
                garbage.onOrder(engine[0]);
            }, SnapshotSettings.ON_COMMAND);
            NodeCounters counters = new NodeCounters(journal))
        {
            listener[0] = new Telemetry(counters);
            engine[0] = session.engine();
            final long startNs = System.nanoTime();
            final BooleanSupplier stopping =
                Long.MAX_VALUE == longest ? NEVER : () -> System.nanoTime() - startNs > longest;
            final RingHost host = new RingHost(session.engine(), listener[0], config.node().ringSlots(),
                waiting.apply(session.engine().pipeline()), config.node().engineCore());
            if (session.begin(feed))
            {
                host.run(feed, pace, stopping);
            }
            final long elapsedNs = System.nanoTime() - startNs;
            return new OpenLoop(listener[0].ringToOrderNs(), listener[0].ringToEntryNs(),
                listener[0].ringToDoneNs(), elapsedNs, garbage.bytesPerEvent());
        }
    }

    private Session open(final Path journal, final OrderListener orders, final SnapshotSettings snapshots)
    {
        final SessionSettings settings = Setup.session(config, journal, facts, "bench", 0).with(snapshots);
        return Session.open(settings, orders, SILENT);
    }

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

    /** What the thread had allocated by the time that half of the events were carried. */
    private static final class Halfway implements LongConsumer
    {
        private final ThreadMXBean threads;
        private final long halfEvents;
        private long events;
        private long allocatedBytes;

        private Halfway(final ThreadMXBean threads, final long halfEvents)
        {
            this.threads = threads;
            this.halfEvents = halfEvents;
            allocatedBytes = threads.getCurrentThreadAllocatedBytes();
        }

        @Override
        public void accept(final long done)
        {
            if (0 == events && done >= halfEvents)
            {
                events = done;
                allocatedBytes = threads.getCurrentThreadAllocatedBytes();
            }
        }

        /** Bytes an event since then. */
        private double allocatedSince(final long allEvents)
        {
            return (double)(threads.getCurrentThreadAllocatedBytes() - allocatedBytes) / (allEvents - events);
        }
    }
}
