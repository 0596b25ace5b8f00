package io.petrel.wire.app;

import io.petrel.node.app.TapeFacts;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.feed.FeedServer;
import java.util.function.BooleanSupplier;

/**
 * A feed in a process of its own: publishes a recording at its own pace or another. One that was killed and is started
 * again goes on where its subscribers are.
 */
public final class FeedProcess
{
    private static final int ATTEND_MASK = 0xF;

    private final WireSettings settings;
    private final WireCounters counters;
    private final TapeFacts facts;

    private long published;

    /**
     * A feed that has not begun.
     *
     * @param settings channels and streams.
     * @param counters of this process.
     * @param facts    of the recording.
     */
    public FeedProcess(final WireSettings settings, final WireCounters counters, final TapeFacts facts)
    {
        this.settings = settings;
        this.counters = counters;
        this.facts = facts;
    }

    /**
     * Publishes until the recording ends or a stop is asked for.
     *
     * @param feed        at its start; closed by its owner.
     * @param pace        how fast.
     * @param subscribers to wait for before the first event.
     * @param patienceNs  how long an event waits for a slow subscriber; {@link Long#MAX_VALUE} for ever.
     * @param session     of this process, unlike any before.
     * @param stopping    asked all the time.
     */
    public void run(
        final Feed feed,
        final Pace pace,
        final int subscribers,
        final long patienceNs,
        final long session,
        final BooleanSupplier stopping)
    {
        try (Wire wire = new Wire(settings, counters);
            FeedServer server = new FeedServer(wire, settings, counters, facts, session, patienceNs))
        {
            boolean hasEvent = feed.next();
            if (hasEvent)
            {
                server.opens(feed.ingestTimeNs());
                long taken = server.awaitSubscribers(subscribers, stopping);
                for (; hasEvent && taken > 0; taken--)
                {
                    server.skip(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                    hasEvent = feed.next();
                }
                publish(server, feed, hasEvent, pace, stopping);
            }
            if (!stopping.getAsBoolean())
            {
                server.end();
            }
        }
    }

    /**
     * Events published by this process.
     *
     * @return their count.
     */
    public long published()
    {
        return published;
    }

    private void publish(
        final FeedServer server,
        final Feed feed,
        final boolean hasFirst,
        final Pace pace,
        final BooleanSupplier stopping)
    {
        final BooleanSupplier attending = () ->
        {
            server.attend(Math.min(pace.nowNs(), feed.ingestTimeNs()));
            return stopping.getAsBoolean();
        };
        boolean hasEvent = hasFirst;
        while (hasEvent && !stopping.getAsBoolean())
        {
            pace.await(feed.ingestTimeNs(), attending);
            if (0 == (published & ATTEND_MASK))
            {
                attending.getAsBoolean();
            }
            server.publish(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            published++;
            hasEvent = feed.next();
        }
    }
}
