package io.petrel.tools.backtest;

import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.feed.Feed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.OrderListener;
import io.petrel.node.snapshot.SnapshotSettings;
import java.util.function.LongConsumer;

/**
 * The engine of a live node, fed from tapes on the calling thread as fast as it goes: no ring, the same journal, core
 * and venue. One thread.
 */
public final class Backtest
{
    /**
     * What a backtest did.
     *
     * @param summary   of the engine.
     * @param elapsedNs wall time from the first event to the last.
     */
    public record Result(RunSummary summary, long elapsedNs)
    {
        /**
         * Speed.
         *
         * @return inbound events per second of wall time.
         */
        public long eventsPerSecond()
        {
            return Math.round(summary.inboundEvents() * 1e9 / Math.max(1, elapsedNs));
        }
    }

    private Backtest()
    {
    }

    /**
     * Runs a feed to its end into a new journal.
     *
     * @param settings  of the session; its journal does not exist yet.
     * @param feed      at its start.
     * @param companion to stand beside the core, fresh.
     * @param progress  told the number of feed events done, now and then.
     * @return what it did.
     */
    public static Result run(
        final SessionSettings settings, final Feed feed, final Companion companion, final LongConsumer progress)
    {
        final SessionSettings quiet = settings.with(SnapshotSettings.ON_COMMAND);
        try (Session session = Session.open(quiet, OrderListener.NONE, companion, progress))
        {
            final long startNs = System.nanoTime();
            session.carry(feed, Long.MAX_VALUE, progress);
            final long elapsedNs = System.nanoTime() - startNs;
            return new Result(RunSummary.of(session.engine()), elapsedNs);
        }
    }
}
