package io.petrel.node;

import com.lmax.disruptor.SleepingWaitStrategy;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.feed.DelegatingFeed;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.operator.OperatorInbox;
import io.petrel.node.ring.RingHost;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A node in a process of its own, fed slowly, so that it can be killed in the middle of its work. */
public final class KilledNode
{
    static final String READY = "ready";

    private static final int RING_SLOTS = 256;
    private static final long PAUSE_NS = 200_000;
    /** So often that kills fall into the writing of one. */
    private static final SnapshotSettings SNAPSHOTS = new SnapshotSettings(50_000_000L, 3);

    private KilledNode()
    {
    }

    /**
     * Continues a journal to the end of a tape; says when it is ready, and at its end where it stands.
     *
     * @param args journal, tape, and after how many events the feed falls silent for ever; without it never.
     */
    public static void main(final String[] args)
    {
        final Path journal = Path.of(args[0]);
        try (Feed feed = new TapeFeed(Path.of(args[1]));
            Session session = Session.open(Drive.settings(journal).with(SNAPSHOTS), OrderListener.NONE, Drive.SILENT);
            NodeCounters counters = new NodeCounters(journal);
            OperatorInbox inbox = OperatorInbox.open(journal))
        {
            if (session.begin(feed))
            {
                System.out.println(READY);
                final RingHost host = new RingHost(
                    session.engine(),
                    new Telemetry(counters),
                    RING_SLOTS,
                    new SleepingWaitStrategy(),
                    RingHost.ANY_CORE);
                final long events = args.length > 2 ? Long.parseLong(args[2]) : Long.MAX_VALUE;
                host.run(new SlowFeed(feed, events), Pace.parse("max"), () -> false, inbox);
            }
            System.out.println(RunSummary.of(session.engine()));
        }
    }

    /** Waits for the kill: however late that is on a busy machine, the tape does not end before. */
    static void fallSilent()
    {
        while (true)
        {
            LockSupport.parkNanos(Long.MAX_VALUE);
        }
    }

    /** A feed that takes its time. */
    private static final class SlowFeed extends DelegatingFeed
    {
        private long left;

        private SlowFeed(final Feed feed, final long events)
        {
            super(feed);
            left = events;
        }

        @Override
        public boolean next()
        {
            if (0 == left--)
            {
                fallSilent();
            }
            LockSupport.parkNanos(PAUSE_NS);
            return super.next();
        }
    }
}
