package io.petrel.node.app;

import io.petrel.codecs.event.FeatureVectorSnapshotDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.node.feed.Feed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.Engine;
import io.petrel.node.host.OrderListener;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.sim.SimulatedVenue;
import java.util.function.Supplier;
import org.agrona.IoUtil;

/**
 * A second node that plays a recorded market, an event when it is asked to: the code that the node needs next stays in
 * the processor's caches and its branches in the predictor's memory. It has its own core, venue and clock, keeps the
 * market in memory, records nothing and touches no file once it is open. When the market is over it goes back to the
 * state that it had after the first tenth, by when it knows its instruments, and plays the rest again: so it stands
 * each time where it stood, and no account of it is killed for good. One thread at a time; a step allocates nothing, a
 * restart makes the node anew.
 */
public final class Understudy
{
    private static final int FIRST_SHARE = 10;
    /** A decision is practised as often as this, or as often as the market allows: between two its code stays near. */
    private static final long EVENTS_A_DECISION = 20;

    private final Supplier<Engine> engines;
    private final EventMemory market;
    private final SnapshotWriter image = new SnapshotWriter();
    private final int first;
    private final long firstOrders;

    private Engine engine;
    private int at;
    private long played;
    private long earlierOrders;

    private Understudy(final Engine beginner, final Feed feed, final Supplier<Engine> engines)
    {
        this.engines = engines;
        engine = beginner;
        market = EventMemory.of(feed);
        first = market.count() / FIRST_SHARE;
        while (at < first)
        {
            step();
        }
        firstOrders = sent();
        engine.visitState(image);
        restart();
    }

    /**
     * Opens it on a market.
     *
     * @param settings of the node, but with a journal folder of its own, to which its configuration is written.
     * @param feeds    opens the market, at its start.
     * @param venues   makes a fresh one.
     * @return ready to step; it needs the folder no more.
     */
    public static Understudy open(
        final SessionSettings settings, final Supplier<Feed> feeds, final Supplier<SimulatedVenue> venues)
    {
        try (Feed feed = feeds.get();
            Session session = Session.open(settings.with(SnapshotSettings.ON_COMMAND), OrderListener.NONE,
                Companion.NONE, venues.get(), done ->
                {
                }))
        {
            if (!session.begin(feed))
            {
                throw new IllegalArgumentException("a market without an event cannot be rehearsed");
            }
            final long configured = session.engine().counters().inboundEvents();
            session.engine().logs(new NoLog(configured), new NoLog(configured));
            return new Understudy(session.engine(), feed, () ->
                new Engine(settings.ticks().fresh(), venues.get(), OrderListener.NONE));
        }
    }

    /**
     * Opens one that decides more often than the node that it stands in for: what is rare there, and so always cold,
     * comes once in twenty events here, by shorter bars.
     *
     * @param settings of the node, but with a journal folder of its own, to which its configuration is written.
     * @param feeds    opens the market, at its start.
     * @param venues   makes a fresh one.
     * @return ready to step; it needs the folder no more.
     */
    public static Understudy deciding(
        final SessionSettings settings, final Supplier<Feed> feeds, final Supplier<SimulatedVenue> venues)
    {
        final Understudy usual = open(settings, feeds, venues);
        final long share = usual.events() / Math.max(1, usual.decisions()) / EVENTS_A_DECISION;
        if (share <= 1)
        {
            return usual;
        }
        IoUtil.delete(settings.journal().toFile(), false);
        return open(settings.deciding(share), feeds, venues);
    }

    /**
     * Plays one event.
     *
     * @return false when the market is over, and {@link #restart} is due.
     */
    public boolean step()
    {
        final boolean hasEvent = at < market.count();
        if (hasEvent)
        {
            engine.onFeed(market.ingestTimeNs(at), market.buffer(), market.offset(at), market.length(at));
            at++;
            played++;
        }
        return hasEvent;
    }

    /** Goes back to where the market is played from, with a node made anew; takes milliseconds. */
    public void restart()
    {
        earlierOrders += sent() - firstOrders;
        final Engine next = engines.get();
        new SnapshotReader().wrap(image.buffer(), 0, image.length()).restore(next);
        final NoLog log = new NoLog(next.counters().inboundEvents());
        next.logs(log, log);
        engine = next;
        at = first;
    }

    /** {@return events that it has played} */
    public long events()
    {
        return played;
    }

    /** {@return decisions that it has made since it was made anew, those of the first tenth included} */
    public long decisions()
    {
        return engine.counters().count(FeatureVectorSnapshotDecoder.TEMPLATE_ID);
    }

    /** {@return orders that it has sent to its own venue} */
    public long orders()
    {
        return earlierOrders + sent();
    }

    /** {@return hash of its core's state, the same at the end of every pass} */
    public long stateHash()
    {
        return engine.pipeline().stateHash();
    }

    private long sent()
    {
        return engine.counters().count(NewOrderDecoder.TEMPLATE_ID);
    }
}
