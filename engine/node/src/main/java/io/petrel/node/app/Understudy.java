package io.petrel.node.app;

import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.LoopedFeed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.OrderListener;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.sim.SimulatedVenue;
import java.util.function.Supplier;
import org.agrona.IoUtil;

/**
 * A second node that plays a recorded market over and over, an event when it is asked to: the code that the node needs
 * next stays in the processor's caches and its branches in the predictor's memory. It has its own core, venue and
 * clock, and after its start records nothing. One thread; allocates at its start only.
 */
public final class Understudy implements AutoCloseable
{
    private final Runnable ending;
    private final Session session;
    private final Feed feed;
    private boolean hasEvent;

    private Understudy(final Session session, final Feed feed, final Runnable ending)
    {
        this.ending = ending;
        this.session = session;
        this.feed = feed;
        hasEvent = session.begin(feed);
        final NoLog log = new NoLog(session.engine().counters().inboundEvents());
        session.engine().logs(log, log);
    }

    /**
     * Opens it before its first event.
     *
     * @param settings of the node, but with a journal folder of its own, which is deleted at its end.
     * @param feeds    opens the market, at its start.
     * @param venue    of its own, fresh.
     * @return ready to step.
     */
    public static Understudy open(
        final SessionSettings settings, final Supplier<Feed> feeds, final SimulatedVenue venue)
    {
        return open(settings, feeds, venue, () -> IoUtil.delete(settings.journal().toFile(), true));
    }

    static Understudy open(
        final SessionSettings settings,
        final Supplier<Feed> feeds,
        final SimulatedVenue venue,
        final Runnable ending)
    {
        final Session session = Session.open(settings.with(SnapshotSettings.ON_COMMAND), OrderListener.NONE,
            Companion.NONE, venue, done ->
            {
            });
        return new Understudy(session, new LoopedFeed(feeds), ending);
    }

    /** Plays one event, if the market has any. */
    public void step()
    {
        if (hasEvent)
        {
            session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            hasEvent = feed.next();
        }
    }

    /** {@return events that it has played} */
    public long events()
    {
        return session.engine().counters().feedEvents();
    }

    /** {@return orders that it has sent to its own venue} */
    public long orders()
    {
        return session.engine().counters().count(NewOrderDecoder.TEMPLATE_ID);
    }

    @Override
    public void close()
    {
        feed.close();
        session.close();
        ending.run();
    }
}
