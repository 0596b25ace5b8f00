package io.petrel.node;

import io.petrel.node.app.EmbeddedMarket;
import io.petrel.node.app.Session;
import io.petrel.node.feed.Feed;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A node on a market of agents in a process of its own, slow enough to be killed in the middle of its work. */
public final class KilledMarketNode
{
    private static final long PAUSE_NS = 400_000;

    private KilledMarketNode()
    {
    }

    /**
     * Continues a journal; says when it is ready.
     *
     * @param args journal, seed, and after how many pulses it waits for the kill.
     */
    public static void main(final String[] args)
    {
        final EmbeddedMarket market = MarketDrive.market(Long.parseLong(args[1]));
        try (Feed clock = market.feed();
            Session session =
                MarketDrive.open(MarketDrive.settings(Path.of(args[0]), market), market))
        {
            boolean hasPulse = session.begin(clock);
            System.out.println(KilledNode.READY);
            for (long left = Long.parseLong(args[2]); hasPulse; left--)
            {
                if (0 == left)
                {
                    KilledNode.fallSilent();
                }
                session.engine().advanceTo(clock.ingestTimeNs());
                LockSupport.parkNanos(PAUSE_NS);
                hasPulse = clock.next();
            }
        }
    }
}
