package io.petrel.node;

import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.EmbeddedMarket;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.ClockFeed;
import io.petrel.node.feed.Feed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.replay.Queues;
import io.petrel.sim.agents.MarketParam;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;

/** Runs sessions on a market that agents make, on the calling thread. */
final class MarketDrive
{
    static final long SECOND_NS = 1_000_000_000L;
    static final PetrelConfig CONFIG = PetrelConfig.load(
        Path.of(System.getProperty("petrel.root"), "engine", "node", "src", "test", "resources",
            "synthetic-patient.yaml"));

    private static final int IDLE_TICKS = 60;

    private MarketDrive()
    {
    }

    static EmbeddedMarket market(final long seed)
    {
        return EmbeddedMarket.of(CONFIG).with(MarketParam.SEED, seed);
    }

    static SessionSettings settings(final Path journal, final EmbeddedMarket market)
    {
        return new SessionSettings(
            journal,
            CONFIG.values(market.instrument().settlementCurrency()),
            "test",
            CONFIG.venue().sim(),
            new TickSchedule(SECOND_NS, IDLE_TICKS),
            JournalSettings.SMALL,
            "test",
            market.facts().feedName(),
            0);
    }

    static Session open(final SessionSettings settings, final EmbeddedMarket market)
    {
        return Session.open(settings, OrderListener.NONE, Companion.NONE, market.newVenue(), Drive.SILENT);
    }

    /** Pulses of some length from the market's start until a second of it. */
    static Feed clock(final EmbeddedMarket market, final double untilS, final long stepNs)
    {
        final long startNs = market.market().startNs();
        return new ClockFeed(startNs, startNs + (long)(untilS * SECOND_NS), stepNs);
    }

    /** Begins a journal, or continues it, until a second of the market, and leaves it as a kill would. */
    static RunSummary run(
        final Path journal, final EmbeddedMarket market, final double untilS, final long stepNs)
    {
        try (Feed clock = clock(market, untilS, stepNs);
            Session session = open(settings(journal, market), market))
        {
            advance(session, clock);
            return RunSummary.of(session.engine());
        }
    }

    /** Carries all pulses that are left. */
    static void advance(final Session session, final Feed clock)
    {
        for (boolean hasPulse = session.begin(clock); hasPulse; hasPulse = clock.next())
        {
            session.engine().advanceTo(clock.ingestTimeNs());
        }
    }

    /** Bodies of the inbound queue, one after the other. */
    static byte[] inboundBytes(final Path journal)
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (QueueReader reader = Queues.inbound(journal))
        {
            while (reader.next())
            {
                final byte[] body = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), body);
                bytes.writeBytes(body);
            }
        }
        return bytes.toByteArray();
    }
}
