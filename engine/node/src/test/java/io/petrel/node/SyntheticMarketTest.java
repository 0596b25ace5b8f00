package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.node.app.EmbeddedMarket;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.feed.Feed;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.sim.agents.MarketParam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node on a market that agents make: the same seed gives the same bytes, whole, replayed, stopped or killed. */
class SyntheticMarketTest
{
    private static final long SECOND_NS = MarketDrive.SECOND_NS;
    private static final long PULSE_NS = SECOND_NS / 100;
    private static final int SECONDS = 240;
    /** Of this seed's market the strategy trades from its sixth minute on. */
    private static final long TRADED_SEED = 12;
    private static final int TRADED_FROM_S = 360;
    private static final int TRADED_UNTIL_S = 480;
    private static final int KILLS = 6;
    /** Of 10 ms each: all kills together do not come to the end, however late they are. */
    private static final int PULSES_MAX = 100 * (TRADED_UNTIL_S - TRADED_FROM_S) / (KILLS + 1);

    private static final SnapshotSettings OFTEN = new SnapshotSettings(7 * SECOND_NS, 3);

    @TempDir
    private Path folder;

    private static RunSummary run(final Path journal, final long seed, final double untilS)
    {
        return MarketDrive.run(journal, MarketDrive.market(seed), untilS, PULSE_NS);
    }

    private void assertSame(final Path journal, final RunSummary summary, final Path whole, final RunSummary expected)
    {
        assertThat(summary).isEqualTo(expected);
        assertThat(MarketDrive.inboundBytes(journal)).isEqualTo(MarketDrive.inboundBytes(whole));
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(whole, Long.MAX_VALUE));
    }

    @Test
    void shouldGiveTheSameBytesHoweverLongThePulsesAndReplayThem()
    {
        final Path whole = folder.resolve("whole");
        final RunSummary expected = run(whole, 11, SECONDS);
        final Path other = folder.resolve("other");

        assertThat(expected.feedEvents()).isGreaterThan(3_000);
        assertSame(other, MarketDrive.run(other, MarketDrive.market(11), SECONDS, SECOND_NS / 4), whole, expected);
        final ReplayResult replay = new Replay(whole).run(Replay.TO_THE_END, Drive.SILENT);
        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.stateHash()).isEqualTo(expected.stateHash());

        final Path another = folder.resolve("another");
        run(another, 12, SECONDS);
        assertThat(MarketDrive.inboundBytes(another)).isNotEqualTo(MarketDrive.inboundBytes(whole));
    }

    @Test
    void shouldFindEveryNumberOfTheMarketInItsFileAsMeasured() throws IOException
    {
        final String file = Files.readString(
            Path.of(System.getProperty("petrel.root"), "config", "market", "synthetic.yaml"));
        for (final MarketParam param : MarketParam.values())
        {
            assertThat(file).contains("\n" + param.key() + ": ");
            assertThat(MarketDrive.CONFIG.market().value(param)).as(param.key()).isEqualTo(param.standard());
        }
    }

    @Test
    void shouldGoOnWhereItStopped()
    {
        final Path whole = folder.resolve("whole");
        final RunSummary expected = run(whole, 13, SECONDS);
        final Path stopped = folder.resolve("stopped");
        final SplittableRandom random = new SplittableRandom(13);
        double reachedS = 0;
        for (int stop = 0; stop < 5; stop++)
        {
            reachedS += random.nextDouble(SECONDS / 6.0);
            run(stopped, 13, reachedS);
        }

        assertSame(stopped, run(stopped, 13, SECONDS), whole, expected);
    }

    @Test
    void shouldStandWhereAnUnkilledRunStandsAfterKillsWhileItTrades() throws IOException, InterruptedException
    {
        final Path whole = folder.resolve("whole");
        final RunSummary expected = run(whole, TRADED_SEED, TRADED_UNTIL_S);
        final Path killed = folder.resolve("killed");
        final RunSummary before = run(killed, TRADED_SEED, TRADED_FROM_S);
        assertThat(before.fills()).isPositive();
        final SplittableRandom random = new SplittableRandom(14);
        for (int kill = 0; kill < KILLS; kill++)
        {
            KillTest.killAfter(random.nextLong(SECOND_NS / 2), KilledMarketNode.class, killed.toString(),
                Long.toString(TRADED_SEED), Integer.toString(PULSES_MAX));
        }

        assertThat(Drive.count(killed, NewOrderDecoder.TEMPLATE_ID)).isGreaterThanOrEqualTo(before.orders());
        assertThat(expected.fills()).isGreaterThan(2 * before.fills());
        assertSame(killed, run(killed, TRADED_SEED, TRADED_UNTIL_S), whole, expected);
    }

    @Test
    void shouldGoOnFromSnapshotsOfAVenueThatHoldsItsOrders()
    {
        final EmbeddedMarket market = MarketDrive.market(TRADED_SEED);
        final Path whole = folder.resolve("whole");
        final RunSummary expected = run(whole, TRADED_SEED, TRADED_UNTIL_S);
        final Path stopped = folder.resolve("stopped");
        final SplittableRandom random = new SplittableRandom(15);
        long restored = 0;
        RunSummary last = null;
        for (double untilS = TRADED_FROM_S; untilS <= TRADED_UNTIL_S; untilS = next(untilS, random))
        {
            try (Feed clock = MarketDrive.clock(market, untilS, PULSE_NS);
                Session session = MarketDrive.open(MarketDrive.settings(stopped, market).with(OFTEN), market))
            {
                restored += session.recovery().snapshotSequence() > 0 ? 1 : 0;
                MarketDrive.advance(session, clock);
                if (random.nextBoolean())
                {
                    session.snapshots().atRest();
                }
                assertThat(session.snapshots().problem()).isNull();
                last = RunSummary.of(session.engine());
            }
        }

        assertThat(restored).as("restarts from a snapshot").isGreaterThan(5);
        assertSame(stopped, last, whole, expected);
    }

    /** A little later; the last is the end itself. */
    private static double next(final double untilS, final SplittableRandom random)
    {
        return untilS == TRADED_UNTIL_S ? Double.POSITIVE_INFINITY :
            Math.min(TRADED_UNTIL_S, untilS + random.nextDouble(TRADED_UNTIL_S / 20.0));
    }
}
