package io.petrel.node.app;

import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.host.Companion;
import io.petrel.node.ring.RingHost;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import io.petrel.sim.SimulatedVenue;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Practice before the first event: a second node, with the same configuration, carries a recorded market through its
 * own ring, core, journal and simulated venue, so that the node meets code that is compiled already.
 * <p>
 * Nothing of it can reach the node. It is given no part of it: it makes its own core, venue, clock, companion and
 * counters, journals into a folder of its own in the system's folder for temporary files, and deletes that; what was
 * killed before it could, a later one deletes. What stays is what the JVM learned. Any thread, before or beside a
 * session; allocates.
 */
public final class WarmUp
{
    private static final String FOLDER = "petrel-warm-up-";
    /** A market so short that it needed more takes longer to begin again than to play, and teaches nothing new. */
    private static final int PASSES_MAX = 10;
    private static final int RESTARTS_MAX = 100;

    private final PetrelConfig config;
    private final TapeFacts facts;
    private final Supplier<Feed> feeds;
    private final Supplier<SimulatedVenue> venues;

    /**
     * Practice on a market.
     *
     * @param config of the node.
     * @param facts  of the market.
     * @param feeds  opens it at its start.
     * @param venues makes a fresh venue for it.
     */
    public WarmUp(
        final PetrelConfig config,
        final TapeFacts facts,
        final Supplier<Feed> feeds,
        final Supplier<SimulatedVenue> venues)
    {
        this.config = config;
        this.facts = facts;
        this.feeds = feeds;
        this.venues = venues;
    }

    /** Removes what practice left that was killed: before room is looked for, since it takes some. */
    public static void sweep()
    {
        Scratch.sweep(WarmUpRoom.temporary(), FOLDER);
    }

    /**
     * Carries as many events as are configured, beginning again with a fresh node where the market ends before, ten
     * times at most; then more with a node that records nothing, which begins again a hundred times at most.
     *
     * @param completed  adds what the node's settings have besides the configuration.
     * @param companions makes a fresh companion for settings.
     * @param stopping   ends it early.
     * @return events carried.
     */
    public long run(
        final UnaryOperator<SessionSettings> completed,
        final Function<SessionSettings, Companion> companions,
        final BooleanSupplier stopping)
    {
        try (Scratch scratch = Scratch.make(WarmUpRoom.temporary(), FOLDER))
        {
            long carried = 0;
            long last = 1;
            for (int pass = 0;
                pass < PASSES_MAX && carried < events() && last > 0 && !stopping.getAsBoolean();
                pass++)
            {
                final Path journal = scratch.folder().resolve(Integer.toString(pass));
                final SessionSettings settings = completed.apply(
                    Setup.session(config, journal, facts, FOLDER, 0)).with(SnapshotSettings.ON_COMMAND);
                last = pass(settings, companions.apply(settings), events() - carried, stopping);
                carried += last;
            }
            return carried + unrecorded(completed, stopping);
        }
    }

    private long unrecorded(final UnaryOperator<SessionSettings> completed, final BooleanSupplier stopping)
    {
        final long events = config.node().warmUp().unrecordedEvents();
        if (0 == events || stopping.getAsBoolean())
        {
            return 0;
        }
        final Understudy understudy = make(completed, settings -> Understudy.open(settings, feeds, venues));
        int restarts = 0;
        while (understudy.events() < events && restarts < RESTARTS_MAX && !stopping.getAsBoolean())
        {
            if (!understudy.step())
            {
                understudy.restart();
                restarts++;
            }
        }
        return understudy.events();
    }

    /**
     * A node for the engine's thread to practise with while it waits, on the same market, which decides more often.
     *
     * @param completed adds what the node's settings have besides the configuration.
     * @return ready to step.
     */
    public Understudy understudy(final UnaryOperator<SessionSettings> completed)
    {
        return make(completed, settings -> Understudy.deciding(settings, feeds, venues));
    }

    private long pass(
        final SessionSettings settings, final Companion companion, final long events, final BooleanSupplier stopping)
    {
        final Telemetry[] orders = new Telemetry[1];
        try (FirstEvents feed = new FirstEvents(feeds.get(), events);
            Session session = Session.open(settings, purpose -> orders[0].onOrderSent(purpose), companion,
                venues.get(), done ->
                {
                });
            NodeCounters counters = new NodeCounters(settings.journal()))
        {
            orders[0] = new Telemetry(counters);
            if (session.begin(feed))
            {
                new RingHost(session.engine(), orders[0], config.node().ringSlots(),
                    Setup.waitStrategy(config.node().waitMode()), RingHost.ANY_CORE)
                    .run(feed, Pace.parse("max"), stopping);
            }
            return feed.delivered();
        }
    }

    private long events()
    {
        return config.node().warmUp().events();
    }

    private Understudy make(
        final UnaryOperator<SessionSettings> completed, final Function<SessionSettings, Understudy> opening)
    {
        try (Scratch scratch = Scratch.make(WarmUpRoom.temporary(), FOLDER))
        {
            final Path journal = scratch.folder().resolve(FOLDER);
            return opening.apply(completed.apply(Setup.session(config, journal, facts, FOLDER, 0)));
        }
    }
}
