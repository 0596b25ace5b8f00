package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.lmax.disruptor.SleepingWaitStrategy;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandDecoder;
import io.petrel.codecs.event.ParentAnswerDecoder;
import io.petrel.codecs.event.ParentRequestDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.SnapshotMarkDecoder;
import io.petrel.codecs.event.StateHashDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.GateSwitch;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.operator.OperatorCommandFile;
import io.petrel.node.operator.OperatorInbox;
import io.petrel.node.operator.ParentCancelFile;
import io.petrel.node.operator.ParentRequestFile;
import io.petrel.node.operator.SnapshotRequestFile;
import io.petrel.node.replay.Queues;
import io.petrel.node.replay.Replay;
import io.petrel.node.ring.RingHost;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's command: from its file into the journal, in a running node and in one that starts later. */
class OperatorInboxTest
{
    private static final int STEPS = 20_000;
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(5);

    @TempDir
    private Path folder;

    private Path tape;
    private Path journal;

    @BeforeEach
    void write()
    {
        tape = SyntheticTape.write(folder.resolve("tape"), 7, STEPS);
        journal = folder.resolve("journal");
    }

    @Test
    void shouldHaltARunningNodeAndKeepItHaltedThroughAKill() throws Exception
    {
        final Process node = KillTest.start(journal, tape);
        KillTest.awaitReady(node);
        assertThat(OperatorCommandFile.node(journal)).hasValueSatisfying(
            process -> assertThat(process.pid()).isEqualTo(node.pid()));
        final Path file = new OperatorCommandFile(1, 1, OperatorAction.HALT, "test").leave(journal);
        await(() -> !Files.exists(file));
        node.destroyForcibly();
        node.waitFor();
        assertThat(OperatorCommandFile.node(journal)).isEmpty();

        try (Session session = Session.open(Drive.settings(journal), OrderListener.NONE, Drive.SILENT))
        {
            assertThat(session.engine().pipeline().account(0).gateSwitch().isClosedFor(CloseReason.OPERATOR_HALT))
                .isTrue();
        }
        final RunSummary end = Drive.toTheEnd(journal, tape);
        assertThat(end.accounts().get(0).guardian()).isEqualTo(GuardianStateKind.LOCKED_UNTIL_RESET);
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldTakeWhatWasLeftForAStoppedNodeBeforeTheFirstFeedEvent() throws Exception
    {
        Drive.run(journal, tape, 100);
        final Path first = new OperatorCommandFile(1, Units.NULL_ACCOUNT, OperatorAction.HALT, "left").leave(journal);
        final Path second = new OperatorCommandFile(2, 1, OperatorAction.RESUME, "left").leave(journal);
        final Path broken = Files.writeString(first.resolveSibling("0.command"), "HALT");

        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(Drive.settings(journal), OrderListener.NONE, Drive.SILENT);
            NodeCounters counters = new NodeCounters(journal);
            OperatorInbox inbox = OperatorInbox.open(journal))
        {
            assertThat(session.begin(feed)).isTrue();
            assertThat(inbox.left()).as("two commands, and one that cannot be read").isEqualTo(3);
            final long feedEvents = session.engine().counters().feedEvents();
            new RingHost(session.engine(), new Telemetry(counters), 64, new SleepingWaitStrategy(), RingHost.ANY_CORE)
                .run(feed, Pace.parse("max"), () -> true, inbox);

            assertThat(session.engine().counters().count(OperatorCommandDecoder.TEMPLATE_ID)).isEqualTo(2);
            assertThat(session.engine().counters().feedEvents()).isEqualTo(feedEvents);
            assertThat(inbox.left()).isZero();
            final GateSwitch gate = session.engine().pipeline().account(0).gateSwitch();
            assertThat(gate.isClosedFor(CloseReason.OPERATOR_HALT)).isFalse();
            assertThat(gate.isClosedFor(CloseReason.RECONCILIATION)).as("books are not compared since").isTrue();
        }
        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
        assertThat(broken).doesNotExist();
        assertThat(broken.resolveSibling("0.command.refused")).exists();
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldTakeWhatWasLeftAfterTheLastEventOfTheFeed() throws Exception
    {
        Drive.toTheEnd(journal, tape);
        final Path file = new OperatorCommandFile(1, Units.NULL_ACCOUNT, OperatorAction.HALT, "late").leave(journal);

        assertThat(takeWhatIsLeft()).as("halted").isFalse();
        assertThat(file).doesNotExist();
        assertThat(commands()).isEqualTo(1);
        assertThat(takeWhatIsLeft()).as("still halted").isFalse();
        assertThat(commands()).isEqualTo(1);
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldNotTakeAgainWhatWasJournaledBeforeItsFileWasRemoved() throws Exception
    {
        Drive.run(journal, tape, 100);
        final OperatorCommandFile resume = new OperatorCommandFile(1, Units.NULL_ACCOUNT, OperatorAction.RESUME, "go");
        resume.leave(journal);
        assertThat(takeWhatIsLeft()).as("not halted").isTrue();
        assertThat(commands()).isEqualTo(1);
        new OperatorCommandFile(2, Units.NULL_ACCOUNT, OperatorAction.HALT, "stop").leave(journal);
        assertThat(takeWhatIsLeft()).as("halted").isFalse();

        final Path file = resume.leave(journal);
        assertThat(takeWhatIsLeft()).as("still halted").isFalse();
        assertThat(file).doesNotExist();
        assertThat(commands()).isEqualTo(2);

        final Path other =
            new OperatorCommandFile(1, Units.NULL_ACCOUNT, OperatorAction.RESUME, "again").leave(journal);
        assertThat(takeWhatIsLeft()).as("another command of the same time").isTrue();
        assertThat(other).doesNotExist();
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldWorkAnOrderOnceThoughItsFileWasThereAgainAfterAKillAndTakeItBack() throws Exception
    {
        Drive.run(journal, tape, 100);
        final ParentRequestFile order = new ParentRequestFile(7, 1, 1, Side.BUY, 5, ExecutionAlgorithm.TWAP,
            600_000_000_000L, Units.NULL_TICKS, Double.NaN, 0.5, Units.NULL_TICKS, Units.NULL_TICKS);
        order.leave(journal);
        takeWhatIsLeft();
        final Path again = order.leave(journal);
        takeWhatIsLeft();
        assertThat(again).doesNotExist();
        assertThat(inbound(ParentRequestDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(answers()).containsExactly("7 BEGUN");

        final ParentCancelFile cancel = new ParentCancelFile(8, 7, Units.NULL_ID, Units.NULL_ACCOUNT);
        cancel.leave(journal);
        takeWhatIsLeft();
        cancel.leave(journal);
        takeWhatIsLeft();
        new ParentCancelFile(9, 7, Units.NULL_ID, Units.NULL_ACCOUNT).leave(journal);
        takeWhatIsLeft();
        new ParentRequestFile(10, 1, 99, Side.BUY, 5, ExecutionAlgorithm.NULL_VAL, Units.NULL_TIME_NS,
            Units.NULL_TICKS, Double.NaN, Double.NaN, Units.NULL_TICKS, Units.NULL_TICKS).leave(journal);
        takeWhatIsLeft();

        assertThat(answers()).containsExactly("7 BEGUN", "8 CANCELLED", "9 ENDED", "10 UNKNOWN");
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldTakeTheSnapshotThatARunningNodeIsAskedFor() throws Exception
    {
        final Process node = KillTest.start(journal, tape);
        KillTest.awaitReady(node);
        final Path file = new SnapshotRequestFile(77).leave(journal);
        await(() -> !Files.exists(file));
        final long mark = marks(journal).get(0);
        await(() -> newestSnapshot() >= mark);
        node.destroyForcibly();
        node.waitFor();

        assertThat(marks(journal)).hasSize(1);
        assertThat(Drive.count(journal, StateHashDecoder.TEMPLATE_ID)).isEqualTo(1);
        try (Session session = Session.open(Drive.settings(journal), OrderListener.NONE, Drive.SILENT))
        {
            assertThat(session.recovery().snapshotSequence()).isGreaterThanOrEqualTo(mark);
        }
    }

    /** Whether or not the second comes while the first is still being written. */
    @Test
    void shouldTakeOneForEachRequestLeftForAStoppedNodeEvenWhereItTakesNoneByTime() throws Exception
    {
        Drive.run(journal, tape, 100);
        final Path first = new SnapshotRequestFile(1).leave(journal);
        final Path second = new SnapshotRequestFile(2).leave(journal);
        final Path broken = Files.writeString(first.resolveSibling("0.snapshot-request"), "now");
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(Drive.settings(journal), OrderListener.NONE, Drive.SILENT);
            NodeCounters counters = new NodeCounters(journal);
            OperatorInbox inbox = OperatorInbox.open(journal))
        {
            assertThat(session.begin(feed)).isTrue();
            new RingHost(session.engine(), new Telemetry(counters), 64, new SleepingWaitStrategy(), RingHost.ANY_CORE)
                .run(feed, Pace.parse("max"), () -> true, inbox);
            session.snapshots().atRest();
            assertThat(session.snapshots().problem()).isNull();
        }

        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
        assertThat(broken.resolveSibling("0.snapshot-request.refused")).exists();
        assertThat(marks(journal)).hasSize(2);
        assertThat(newestSnapshot()).isEqualTo(marks(journal).get(1));
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldRefuseAReasonThatIsNoneOrNoLine()
    {
        for (final String reason : new String[]{"", " ", "two\nlines", "x".repeat(401)})
        {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> new OperatorCommandFile(1, 1, OperatorAction.HALT, reason));
        }
    }

    /** A node that starts and stops; whether the operator lets it trade at its end. */
    private boolean takeWhatIsLeft() throws Exception
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(Drive.settings(journal), OrderListener.NONE, Drive.SILENT);
            NodeCounters counters = new NodeCounters(journal);
            OperatorInbox inbox = OperatorInbox.open(journal))
        {
            final boolean hasEvent = session.begin(feed);
            final RingHost host = new RingHost(
                session.engine(), new Telemetry(counters), 64, new SleepingWaitStrategy(), RingHost.ANY_CORE);
            if (hasEvent)
            {
                host.run(feed, Pace.parse("max"), () -> true, inbox);
            }
            else
            {
                host.run(inbox);
            }
            return !session.engine().pipeline().account(0).gateSwitch().isClosedFor(CloseReason.OPERATOR_HALT);
        }
    }

    private List<String> answers()
    {
        final List<String> answers = new ArrayList<>();
        final ParentAnswerDecoder answer = new ParentAnswerDecoder();
        try (QueueReader outbound = Queues.outbound(journal))
        {
            while (outbound.next())
            {
                if (ParentAnswerDecoder.TEMPLATE_ID == outbound.type())
                {
                    answer.wrapAndApplyHeader(outbound.buffer(), outbound.offset(), new MessageHeaderDecoder());
                    answers.add(answer.requestId() + " " + answer.answer());
                }
            }
        }
        return answers;
    }

    private int commands()
    {
        return inbound(OperatorCommandDecoder.TEMPLATE_ID);
    }

    private int inbound(final int templateId)
    {
        try (QueueReader inbound = Queues.inbound(journal))
        {
            int count = 0;
            while (inbound.next())
            {
                count += templateId == inbound.type() ? 1 : 0;
            }
            return count;
        }
    }

    private long newestSnapshot()
    {
        return new SnapshotFolder(journal).newestFirst().stream().mapToLong(SnapshotFolder::sequenceOf)
            .findFirst().orElse(0);
    }

    private static List<Long> marks(final Path journal)
    {
        try (QueueReader inbound = Queues.inbound(journal))
        {
            final List<Long> marks = new ArrayList<>();
            while (inbound.next())
            {
                if (SnapshotMarkDecoder.TEMPLATE_ID == inbound.type() && Source.OPERATOR == inbound.source())
                {
                    marks.add(inbound.sequence());
                }
            }
            return marks;
        }
    }

    private static void await(final BooleanSupplier condition)
    {
        final long endNs = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean() && System.nanoTime() - endNs < 0)
        {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(condition.getAsBoolean()).as("within five minutes").isTrue();
    }
}
