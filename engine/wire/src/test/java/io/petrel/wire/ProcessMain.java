package io.petrel.wire;

import com.lmax.disruptor.SleepingWaitStrategy;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.ring.ControlInbox;
import io.petrel.node.ring.RingHost;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import io.petrel.wire.app.FeedProcess;
import io.petrel.wire.app.LiveNode;
import io.petrel.wire.app.VenueBooks;
import io.petrel.wire.app.VenueProcess;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A feed, a venue or a node in a process of its own, so that it can be killed. */
public final class ProcessMain
{
    private static final BooleanSupplier NEVER = () -> false;
    private static final int RING_SLOTS = 1024;
    private static final long TICK_NS = 1_000_000_000L;
    private static final SnapshotSettings SNAPSHOTS = new SnapshotSettings(TICK_NS, 2);
    private static final long SESSION = System.currentTimeMillis();

    private ProcessMain()
    {
    }

    /**
     * Runs one role to the end of the feed.
     *
     * @param args role, folder of the driver, journal or tape, speed of a feed.
     */
    public static void main(final String[] args)
    {
        final WireSettings settings = WireSettings.ipc(Path.of(args[1]));
        final Path path = Path.of(args[2]);
        try (WireCounters counters = new WireCounters(settings.folder(), args[0]))
        {
            switch (args[0])
            {
                case "feed":
                    feed(settings, counters, path, args[3]);
                    break;
                case "venue":
                    venue(settings, counters, path);
                    break;
                default:
                    node(settings, counters, path);
                    break;
            }
        }
    }

    static PetrelConfig config()
    {
        return PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "bench.yaml"));
    }

    private static void feed(
        final WireSettings settings, final WireCounters counters, final Path tape, final String speed)
    {
        try (Feed feed = new TapeFeed(tape))
        {
            new FeedProcess(settings, counters, TapeFacts.of(tape))
                .run(feed, Pace.parse(speed), 2, Long.MAX_VALUE, SESSION, NEVER);
        }
    }

    private static void venue(final WireSettings settings, final WireCounters counters, final Path journal)
    {
        new VenueProcess(settings, counters, config().venue().sim(), SNAPSHOTS)
            .run(journal.toString(), facts -> Journal.exists(journal) ? Journal.open(journal, JournalSettings.SMALL) :
                Journal.create(journal, Manifest.ofJournal("test", "test", 0, SESSION, Map.of()),
                    JournalSettings.SMALL), SESSION, true, NEVER);
    }

    private static void node(final WireSettings settings, final WireCounters counters, final Path journal)
    {
        try (LiveNode live = new LiveNode(settings, counters, journal.toString()))
        {
            final TapeFacts facts = live.awaitFeed(NEVER);
            final VenueBooks books = new VenueBooks(journal);
            try (Session session = Session.open(settings(journal, facts), OrderListener.NONE, Companion.NONE,
                    live.newVenue(books.remembered()), done ->
                    {
                    });
                NodeCounters nodeCounters = new NodeCounters(journal))
            {
                books.remember(live.awaitVenue(session, NEVER));
                live.begin(session);
                new RingHost(session.engine(), new Telemetry(nodeCounters), RING_SLOTS, new SleepingWaitStrategy(),
                    RingHost.ANY_CORE).run(live, live.idle(), NEVER, ControlInbox.EMPTY);
            }
        }
    }

    private static SessionSettings settings(final Path journal, final TapeFacts facts)
    {
        return new SessionSettings(journal, config().values("USDT"), "test", config().venue().sim(),
            new TickSchedule(TICK_NS, 60), JournalSettings.SMALL, "test", facts.feedName(), 0).with(config().terms());
    }
}
