package io.petrel.wire.app;

import io.petrel.node.app.Session;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.host.Engine;
import io.petrel.node.ring.LiveSink;
import io.petrel.node.ring.LiveSource;
import io.petrel.sim.SimulatedVenue;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireException;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.feed.FeedSubscriber;
import io.petrel.wire.order.VenueLink;
import io.petrel.wire.order.WireVenue;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * A node's ends of the wire: a feed's subscriber and, where the venue is in another process, a session with it. Asked
 * by the thread that publishes to the ring.
 *
 * <pre>
 *   awaitFeed ──> Session.open with newVenue ──> awaitVenue ──> begin ──> RingHost.run
 * </pre>
 */
public final class LiveNode implements LiveSource, AutoCloseable
{
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

    private static final AtomicLong IDS = new AtomicLong(
        TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) + ProcessHandle.current().pid() % 1_000_000);

    private final Runnable connecting = this::connect;
    private final WireSettings settings;
    private final WireCounters counters;
    private final Wire wire;
    private final IdleStrategy idle;
    private final FeedSubscriber feed;
    private final String name;

    private VenueLink link;

    /**
     * Joins the media driver, or runs it.
     *
     * @param settings channels and streams.
     * @param counters of this process.
     * @param name     of the node: that of its journal. With the moment at which that was made it is nobody else's.
     */
    public LiveNode(final WireSettings settings, final WireCounters counters, final String name)
    {
        this.settings = settings;
        this.counters = counters;
        this.name = name;
        wire = new Wire(settings, counters);
        idle = wire.newIdle();
        feed = new FeedSubscriber(wire, settings, counters, newId());
    }

    /**
     * Waits until the feed says which it is.
     *
     * @param stopping ends the wait.
     * @return its facts, null when a stop was asked for.
     */
    public TapeFacts awaitFeed(final BooleanSupplier stopping)
    {
        return await(wire, feed, idle, stopping);
    }

    /**
     * The venue for the session's engine.
     *
     * @param books that its orders were sent to in earlier runs, or {@link VenueLink#ANY_BOOKS}.
     * @return a fresh one.
     */
    public SimulatedVenue newVenue(final long books)
    {
        link = new VenueLink(wire, settings, counters, newId(), books);
        return new WireVenue(link, counters);
    }

    /**
     * Logs on to the venue.
     *
     * @param session  recovered or new: what it has taken of the feed the venue compares with its books.
     * @param stopping ends the wait.
     * @return which books the venue keeps; {@link VenueLink#ANY_BOOKS} when a stop was asked for.
     * @throws WireException when no session comes about, with the reason.
     */
    public long awaitVenue(final Session session, final BooleanSupplier stopping)
    {
        link.name(fullName(name, session.createdNs()));
        link.feedTaken(session.engine().counters().feedPlace().lastSequence());
        final long startNs = System.nanoTime();
        while (!link.logOn() && !stopping.getAsBoolean())
        {
            wire.mend(connecting);
            idle.idle();
            requireHope(startNs);
        }
        return link.books();
    }

    /**
     * Brings the session to where the feed is.
     *
     * @param session recovered or new.
     */
    public void begin(final Session session)
    {
        final Engine engine = session.engine();
        final int[] instrumentIds = new int[engine.pipeline().instrumentCount()];
        for (int i = 0; i < instrumentIds.length; i++)
        {
            instrumentIds[i] = engine.pipeline().market(i).instrument().id();
        }
        feed.name(fullName(name, session.createdNs()));
        feed.resume(engine.counters().feedPlace(), instrumentIds);
        session.begin(feed.timeNs());
    }

    @Override
    public int poll(final LiveSink sink)
    {
        wire.mend(connecting);
        final int work = feed.poll(sink);
        if (null == link)
        {
            return work;
        }
        link.feedTaken(feed.lastTaken());
        return work + link.poll(sink, feed.timeNs());
    }

    @Override
    public boolean hasEnded()
    {
        return feed.hasEnded();
    }

    /**
     * How the thread waits that asks this source.
     *
     * @return a strategy of its own.
     */
    public IdleStrategy idle()
    {
        return idle;
    }

    @Override
    public void close()
    {
        try
        {
            if (null != link)
            {
                link.logOut();
            }
        }
        finally
        {
            wire.close();
        }
    }

    /** A number that no other process has had lately. */
    static long newId()
    {
        return IDS.incrementAndGet();
    }

    /** Two hosts may have one name and their journals one path; that both were made at one moment is past belief. */
    static String fullName(final String name, final long createdNs)
    {
        return name + ", made " + Instant.ofEpochSecond(0, createdNs);
    }

    static TapeFacts await(
        final Wire wire, final FeedSubscriber feed, final IdleStrategy idle, final BooleanSupplier stopping)
    {
        TapeFacts facts = feed.ask();
        while (null == facts && !stopping.getAsBoolean())
        {
            wire.mend(() -> feed.connect(wire));
            idle.idle();
            facts = feed.ask();
        }
        return facts;
    }

    private void connect()
    {
        feed.connect(wire);
        if (null != link)
        {
            link.connect(wire);
        }
    }

    private void requireHope(final long startNs)
    {
        if (link.isUnfit() || System.nanoTime() - startNs > PATIENCE_NS)
        {
            throw new WireException(null == link.refusal() ?
                "no venue answers on " + settings.orderChannel() + " stream " + settings.orderStream() +
                "; start ./petrel venue, with the same --driver" : link.refusal());
        }
    }
}
