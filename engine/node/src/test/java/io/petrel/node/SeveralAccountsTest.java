package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Queues;
import io.petrel.node.replay.Replay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts on one core, over a whole run. */
class SeveralAccountsTest
{
    private static final int STEPS = 20_000;
    private static final String KILL = "risk.drawdown_kill_fraction";
    private static final long HOUR_NS = 3_600_000_000_000L;

    @TempDir
    private Path folder;

    private Path tape;

    @BeforeEach
    void write()
    {
        tape = SyntheticTape.write(folder.resolve("tape"), 11, STEPS);
    }

    @Test
    void shouldGiveOneAccountTheSameTradesWhetherOrNotAHaltedOneStandsBesideIt()
    {
        final RunSummary alone = Drive.toTheEnd(folder.resolve("alone"), tape);
        final RunSummary both = run(folder.resolve("both"), Long.MAX_VALUE, 2);
        assertThat(alone.accounts().get(0).orders()).isPositive();
        assertThat(both.accounts().get(0)).isEqualTo(alone.accounts().get(0));
        assertThat(both.accounts().get(1).orders()).isZero();
        assertThat(both.accounts().get(1).guardian()).isEqualTo(GuardianStateKind.LOCKED_UNTIL_RESET);
    }

    @Test
    void shouldNeverGiveTwoOrdersOneIdAndReplayToTheSameBytes()
    {
        final Path journal = folder.resolve("journal");
        final RunSummary summary = run(journal, Long.MAX_VALUE, Units.NULL_ID);
        assertThat(summary.accounts()).allSatisfy(account -> assertThat(account.orders()).isPositive());
        final Set<Long> ids = new HashSet<>();
        final Set<Integer> accounts = new HashSet<>();
        final NewOrderDecoder order = new NewOrderDecoder();
        try (QueueReader outbound = Queues.outbound(journal))
        {
            while (outbound.next())
            {
                if (NewOrderDecoder.TEMPLATE_ID == outbound.type())
                {
                    order.wrapAndApplyHeader(outbound.buffer(), outbound.offset(), new MessageHeaderDecoder());
                    assertThat(ids.add(order.clientOrderId())).as("id %d", order.clientOrderId()).isTrue();
                    accounts.add(order.accountId());
                }
            }
        }
        assertThat(accounts).containsExactlyInAnyOrder(1, 2);
        assertThat((long)ids.size()).isEqualTo(summary.orders());
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldStandWhereAnUninterruptedRunStandsWithValuesThatChangeAtADate()
    {
        final RunSummary whole = run(folder.resolve("whole"), Long.MAX_VALUE, Units.NULL_ID);
        final Path journal = folder.resolve("parts");
        for (int i = 0; i < 4; i++)
        {
            run(journal, STEPS / 5, Units.NULL_ID);
        }
        final RunSummary parts = run(journal, Long.MAX_VALUE, Units.NULL_ID);
        assertThat(parts).isEqualTo(whole);
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(folder.resolve("whole"), Long.MAX_VALUE));
    }

    /** Runs on for so many feed events, with one account halted from the first on, or none. */
    private RunSummary run(final Path journal, final long events, final long haltedAccount)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(settings(journal), OrderListener.NONE, Drive.SILENT))
        {
            long left = events;
            boolean hasEvent = session.begin(feed);
            if (Units.NULL_ID != haltedAccount)
            {
                halt(session, (int)haltedAccount);
            }
            for (; hasEvent && left > 0; hasEvent = feed.next(), left--)
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            return RunSummary.of(session.engine());
        }
    }

    /** A second account like the first, whose kill switch moves several times while the tape runs. */
    private SessionSettings settings(final Path journal)
    {
        final SessionSettings one = Drive.settings(journal);
        final List<ConfigValue> values = new ArrayList<>(one.values());
        one.values().stream().filter(value -> 1 == value.accountId()).forEach(value -> values.add(value.of(2)));
        final long startNs = firstNs();
        for (int i = 1; i < 20; i++)
        {
            values.add(new ConfigValue(KILL, ValueKind.DOUBLE,
                Double.doubleToLongBits(0.1 + 0.001 * i), "test", 2, startNs + i * HOUR_NS / 20));
        }
        return new SessionSettings(journal, values, one.configHash(), one.venue(), one.ticks(), one.files(),
            one.build(), one.feedName(), one.createdNs());
    }

    private long firstNs()
    {
        try (Feed feed = new TapeFeed(tape))
        {
            feed.next();
            return feed.ingestTimeNs();
        }
    }

    private static void halt(final Session session, final int accountId)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final OperatorCommandEncoder command = new OperatorCommandEncoder();
        command.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(1).accountId(accountId)
            .action(OperatorAction.HALT).reason("test");
        session.engine().onControl(session.engine().nowNs(), Source.OPERATOR, buffer, 0,
            MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
    }
}
