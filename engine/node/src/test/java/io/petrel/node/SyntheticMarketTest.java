package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import io.petrel.sim.agents.MarketParam;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node on a market that agents make: the same seed gives the same bytes, whole, replayed, stopped or killed. */
class SyntheticMarketTest
{
    private static final long TICK_NS = 1_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int SECONDS = 240;
    private static final int KILLS = 6;
    private static final PetrelConfig CONFIG =
        PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "synthetic.yaml"));

    @TempDir
    private Path folder;

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
            new TickSchedule(TICK_NS, 60),
            JournalSettings.SMALL,
            "test",
            market.facts().feedName(),
            0);
    }

    /** Goes on until a second of the market, on pulses of some length. */
    private static RunSummary run(
        final Path journal, final EmbeddedMarket market, final double untilS, final long stepNs)
    {
        final long startNs = market.market().startNs();
        try (Feed clock = new ClockFeed(startNs, startNs + (long)(untilS * SECOND_NS), stepNs);
            Session session = Session.open(
                settings(journal, market), OrderListener.NONE, Companion.NONE, market.newVenue(), Drive.SILENT))
        {
            for (boolean hasPulse = session.begin(clock); hasPulse; hasPulse = clock.next())
            {
                session.engine().advanceTo(clock.ingestTimeNs());
            }
            return RunSummary.of(session.engine());
        }
    }

    private static byte[] inboundBytes(final Path journal)
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

    private void assertSame(final Path journal, final RunSummary summary, final Path whole, final RunSummary expected)
    {
        assertThat(summary).isEqualTo(expected);
        assertThat(inboundBytes(journal)).isEqualTo(inboundBytes(whole));
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(whole, Long.MAX_VALUE));
    }

    @Test
    void shouldGiveTheSameBytesHoweverLongThePulsesAndReplayThem()
    {
        final Path whole = folder.resolve("whole");
        final RunSummary expected = run(whole, market(11), SECONDS, SECOND_NS / 100);
        final Path other = folder.resolve("other");

        assertThat(expected.feedEvents()).isGreaterThan(3_000);
        assertSame(other, run(other, market(11), SECONDS, SECOND_NS / 4), whole, expected);
        final ReplayResult replay = new Replay(whole).run(Replay.TO_THE_END, Drive.SILENT);
        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.stateHash()).isEqualTo(expected.stateHash());

        final Path another = folder.resolve("another");
        run(another, market(12), SECONDS, SECOND_NS / 100);
        assertThat(inboundBytes(another)).isNotEqualTo(inboundBytes(whole));
    }

    @Test
    void shouldGoOnWhereItStopped()
    {
        final Path whole = folder.resolve("whole");
        final RunSummary expected = run(whole, market(13), SECONDS, SECOND_NS / 100);
        final Path stopped = folder.resolve("stopped");
        final SplittableRandom random = new SplittableRandom(13);
        double reachedS = 0;
        for (int stop = 0; stop < 5; stop++)
        {
            reachedS += random.nextDouble(SECONDS / 6.0);
            run(stopped, market(13), reachedS, SECOND_NS / 100);
        }

        assertSame(stopped, run(stopped, market(13), SECONDS, SECOND_NS / 100), whole, expected);
    }

    @Test
    void shouldStandWhereAnUnkilledRunStandsAfterKills() throws IOException, InterruptedException
    {
        final Path whole = folder.resolve("whole");
        final RunSummary expected = run(whole, market(14), SECONDS, SECOND_NS / 100);
        final Path killed = folder.resolve("killed");
        final SplittableRandom random = new SplittableRandom(14);
        for (int kill = 0; kill < KILLS; kill++)
        {
            KillTest.killAfter(random.nextLong(SECOND_NS / 2), KilledMarketNode.class, killed.toString(), "14");
        }

        assertThat(Drive.lastInbound(killed)).isPositive();
        assertSame(killed, run(killed, market(14), SECONDS, SECOND_NS / 100), whole, expected);
    }
}
