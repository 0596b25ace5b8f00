package io.petrel.wire.app;

import io.petrel.journal.append.Journal;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.sim.SimSettings;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.feed.FeedSubscriber;
import io.petrel.wire.order.VenueBook;
import io.petrel.wire.order.VenueServer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.agrona.concurrent.IdleStrategy;

/**
 * The simulated venue in a process of its own. It subscribes to the same feed as the node, so that queues and fills are
 * those of that market at that time, and keeps a journal, so that it comes back with its books.
 */
public final class VenueProcess
{
    private final WireSettings settings;
    private final WireCounters counters;
    private final SimSettings venue;
    private final SnapshotSettings snapshots;

    /**
     * A venue that is not there yet.
     *
     * @param settings  channels and streams.
     * @param counters  of this process.
     * @param venue     what it assumes.
     * @param snapshots when they are taken.
     */
    public VenueProcess(
        final WireSettings settings,
        final WireCounters counters,
        final SimSettings venue,
        final SnapshotSettings snapshots)
    {
        this.snapshots = snapshots;
        this.settings = settings;
        this.counters = counters;
        this.venue = venue;
    }

    /**
     * Serves until a stop is asked for or, if so wished, the feed has ended and no node has a session.
     *
     * @param name     of it: that of its journal.
     * @param journals opens the venue's journal once the feed is known; closed here.
     * @param session  of this process, unlike any before.
     * @param untilEnd whether the end of the feed is the end of the venue.
     * @param stopping asked all the time.
     * @return what it did, null when it was stopped before it knew the feed.
     */
    public VenueSummary run(
        final String name,
        final Function<TapeFacts, Journal> journals,
        final long session,
        final boolean untilEnd,
        final BooleanSupplier stopping)
    {
        try (Wire wire = new Wire(settings, counters))
        {
            final IdleStrategy idle = wire.newIdle();
            final FeedSubscriber feed = new FeedSubscriber(wire, settings, counters, LiveNode.newId());
            final TapeFacts facts = LiveNode.await(wire, feed, idle, stopping);
            if (null == facts)
            {
                return null;
            }
            try (Journal journal = journals.apply(facts);
                VenueBook book = new VenueBook(venue, journal, snapshots))
            {
                feed.name(LiveNode.fullName(name, journal.manifest().createdNs()));
                feed.resume(book.feedPlace(), book.instrumentIds());
                final VenueServer server =
                    new VenueServer(wire, settings, counters, book, session, journal.manifest().createdNs());
                server.standing(feed::standing);
                serve(wire, feed, book, server, idle, untilEnd, stopping);
                book.snapshots().atRest();
                return new VenueSummary(facts.feedName(), book.recovery(), book.feedPlace().sequence(),
                    journal.inbound().lastSequence(), journal.outbound().lastSequence(), book.snapshots().written(),
                    book.snapshots().problem());
            }
        }
    }

    private static void serve(
        final Wire wire,
        final FeedSubscriber feed,
        final VenueBook book,
        final VenueServer server,
        final IdleStrategy idle,
        final boolean untilEnd,
        final BooleanSupplier stopping)
    {
        final Runnable connect = () ->
        {
            feed.connect(wire);
            server.connect(wire);
        };
        while (!stopping.getAsBoolean() && !(untilEnd && feed.hasEnded() && !server.hasNode()))
        {
            wire.mend(connect);
            idle.idle(feed.poll(book) + server.poll());
        }
    }
}
