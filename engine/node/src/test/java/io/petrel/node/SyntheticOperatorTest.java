package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.lmax.disruptor.SleepingWaitStrategy;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandEncoder;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.node.app.EmbeddedMarket;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.replay.Queues;
import io.petrel.node.replay.Replay;
import io.petrel.node.ring.ControlInbox;
import io.petrel.node.ring.RingHost;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that come while the clock of a made market stands after its last event, before the next. */
class SyntheticOperatorTest
{
    private static final long SECOND_NS = MarketDrive.SECOND_NS;
    private static final long PULSE_NS = SECOND_NS / 4;
    private static final long SEED = 12;
    /** There is a position then. */
    private static final double FLATTEN_S = 420.25;
    private static final double KILL_S = 421;
    private static final double END_S = 440;

    @TempDir
    private Path folder;

    /** On the ring until a second of the market; the command comes after the pulse of its second. */
    private static RunSummary run(
        final Path journal, final double flattenS, final double untilS, final boolean isCleanStop)
    {
        final EmbeddedMarket market = MarketDrive.market(SEED);
        try (Feed clock = MarketDrive.clock(market, untilS, PULSE_NS);
            Session session = MarketDrive.open(
                MarketDrive.settings(journal, market).with(new SnapshotSettings(1_000 * SECOND_NS, 2)), market);
            NodeCounters counters = new NodeCounters(journal))
        {
            if (session.begin(clock))
            {
                new RingHost(
                    session.engine(), new Telemetry(counters), 64, new SleepingWaitStrategy(), RingHost.ANY_CORE)
                    .run(clock, Pace.parse("max"), () -> false,
                        new OneCommand(clock, market.market().startNs() + (long)(flattenS * SECOND_NS)));
            }
            if (isCleanStop)
            {
                session.snapshots().atRest();
            }
            return RunSummary.of(session.engine());
        }
    }

    /** Time of the operator's command after the event before it, ns. */
    private static long commandAfterNs(final Path journal)
    {
        try (QueueReader inbound = Queues.inbound(journal))
        {
            long beforeNs = 0;
            while (inbound.next() && Source.OPERATOR != inbound.source())
            {
                beforeNs = inbound.ingestTimeNs();
            }
            assertThat(inbound.source()).isEqualTo(Source.OPERATOR);
            return inbound.ingestTimeNs() - beforeNs;
        }
    }

    private static void assertSame(final Path one, final Path other)
    {
        assertThat(MarketDrive.inboundBytes(one)).isEqualTo(MarketDrive.inboundBytes(other));
        assertThat(Drive.outboundBytes(one, Long.MAX_VALUE)).isEqualTo(Drive.outboundBytes(other, Long.MAX_VALUE));
    }

    @Test
    void shouldRecoverOrdersThatACommandCausedBetweenTwoEventsOfTheMarket()
    {
        final Path whole = folder.resolve("whole");
        final RunSummary expected = run(whole, FLATTEN_S, END_S, false);
        final Path killed = folder.resolve("killed");
        final RunSummary atKill = run(killed, FLATTEN_S, KILL_S, false);
        final RunSummary end = run(killed, END_S + 1, END_S, false);

        assertThat(commandAfterNs(whole)).as("the clock had gone on").isPositive();
        final Path before = folder.resolve("before");
        final RunSummary held = run(before, END_S + 1, FLATTEN_S, false);
        assertThat(atKill.orders()).as("the command sent an order").isGreaterThan(held.orders());
        assertThat(end).isEqualTo(expected);
        assertSame(killed, whole);
        assertThat(new Replay(whole).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldGiveACommandAfterARestartFromASnapshotTheTimeThatTheMarketHasReached() throws IOException
    {
        final Path journal = folder.resolve("journal");
        run(journal, END_S + 1, FLATTEN_S, true);
        final RunSummary stopped = run(journal, 0, KILL_S, false);
        assertThat(commandAfterNs(journal)).isPositive();
        for (final Path snapshot : new SnapshotFolder(journal).newestFirst())
        {
            Files.delete(snapshot);
        }

        assertThat(run(journal, END_S + 1, 0, false)).as("from the beginning of the journal").isEqualTo(stopped);
    }

    /** Flattens once the clock has said a time; nobody waits for its end. */
    private static final class OneCommand implements ControlInbox
    {
        private final OperatorCommandEncoder command = new OperatorCommandEncoder();
        private final Feed clock;
        private final long afterNs;
        private boolean isTaken;

        OneCommand(final Feed clock, final long afterNs)
        {
            this.clock = clock;
            this.afterNs = afterNs;
        }

        @Override
        public int take(final MutableDirectBuffer buffer)
        {
            if (isTaken || clock.ingestTimeNs() <= afterNs)
            {
                return 0;
            }
            isTaken = true;
            command.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .eventTimeNs(afterNs).accountId(1).action(OperatorAction.FLATTEN).reason("test");
            return MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength();
        }

        @Override
        public void published(final long ringSequence)
        {
            // Nobody waits for it.
        }

        @Override
        public void carried(final long ringSequence)
        {
            // Nobody waits for it.
        }
    }
}
