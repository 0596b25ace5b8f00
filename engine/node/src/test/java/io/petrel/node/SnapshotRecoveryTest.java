package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.SnapshotMarkEncoder;
import io.petrel.codecs.event.StateHashDecoder;
import io.petrel.journal.frame.Source;
import io.petrel.journal.snapshot.Snapshot;
import io.petrel.journal.snapshot.SnapshotCheck;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.recovery.RecoveryException;
import io.petrel.node.recovery.RecoveryReport;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import io.petrel.node.replay.SnapshotResult.Outcome;
import io.petrel.node.snapshot.SnapshotSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that restarts from a snapshot stands where one that never stopped stands, and journals the same bytes. */
class SnapshotRecoveryTest
{
    private static final int STEPS = 6_000;
    private static final long SEED = 17_760_704L;
    private static final SnapshotSettings OFTEN = new SnapshotSettings(2_000_000_000L, 4);

    @TempDir
    private static Path shared;

    private static Path tape;
    private static Path wholeJournal;
    private static RunSummary whole;

    @TempDir
    private Path folder;

    private RecoveryReport lastRecovery;

    @BeforeAll
    static void runOnce()
    {
        tape = SyntheticTape.write(shared.resolve("tape"), SEED, STEPS);
        wholeJournal = shared.resolve("whole");
        whole = Drive.toTheEnd(wholeJournal, tape);
    }

    @Test
    void shouldStandWhereARunWithoutSnapshotsStandsAfterManyStops()
    {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Path journal = folder.resolve("stopped");
        RunSummary last = run(journal, 1, false);
        long restored = 0;
        while (last.feedEvents() < whole.feedEvents())
        {
            last = run(journal, 1 + random.nextLong(1_000), random.nextBoolean());
            restored += lastRecovery.snapshotSequence() > 0 ? 1 : 0;
        }

        assertThat(restored).as("restarts from a snapshot").isGreaterThan(5);
        assertIsWhole(last, journal);
    }

    @Test
    void shouldExecuteNothingAgainAfterACleanStop()
    {
        final Path journal = folder.resolve("journal");
        final RunSummary stopped = run(journal, 3_000, true);
        final RunSummary started = run(journal, 0, false);

        assertThat(lastRecovery.snapshotSequence()).isEqualTo(stopped.inboundEvents());
        assertThat(lastRecovery.executedEvents()).isZero();
        assertThat(lastRecovery.events()).isEqualTo(stopped.inboundEvents());
        assertThat(started).isEqualTo(stopped);
    }

    @Test
    void shouldNameEachSnapshotThatIsDamagedAndTakeTheNewestThatIsNot() throws IOException
    {
        final Path journal = folder.resolve("journal");
        final RunSummary stopped = runAndStopOften(journal);
        final List<Path> files = new SnapshotFolder(journal).newestFirst();
        assertThat(files).hasSize(OFTEN.kept());
        cut(files.get(0));
        flip(files.get(1));

        assertThat(run(journal, 0, false)).isEqualTo(stopped);
        assertThat(lastRecovery.snapshotSequence()).isEqualTo(SnapshotFolder.sequenceOf(files.get(2)));
        assertThat(lastRecovery.leftAside()).hasSize(2);
        assertThat(lastRecovery.leftAside().get(0))
            .contains(files.get(0).toString()).contains("is left aside: it has").contains("bytes, its header says");
        assertThat(lastRecovery.leftAside().get(1)).contains("its state does not match its checksum");
        assertIsWhole(run(journal, Long.MAX_VALUE, false), journal);
    }

    @Test
    void shouldExecuteTheJournalFromItsBeginningWhereNoSnapshotIsGood() throws IOException
    {
        final Path journal = folder.resolve("journal");
        final RunSummary stopped = run(journal, 4_000, true);
        for (final Path file : new SnapshotFolder(journal).newestFirst())
        {
            cut(file);
        }

        assertThat(run(journal, 0, false)).isEqualTo(stopped);
        assertThat(lastRecovery.snapshotSequence()).isZero();
        assertThat(lastRecovery.executedEvents()).isEqualTo(stopped.inboundEvents());
    }

    @Test
    void shouldRefuseSnapshotsThatAreNewerThanWhatIsLeftOfTheJournal() throws IOException
    {
        final Path longer = folder.resolve("longer");
        final Path shorter = folder.resolve("shorter");
        run(longer, 4_000, true);
        Drive.run(shorter, tape, 2_000);
        copySnapshots(longer, shorter);
        final List<Path> copied = new SnapshotFolder(shorter).newestFirst();
        final long last = Drive.lastInbound(shorter);
        final List<Path> newer = copied.stream().filter(file -> SnapshotFolder.sequenceOf(file) > last).toList();

        run(shorter, 0, false);
        assertThat(newer).isNotEmpty();
        assertThat(lastRecovery.leftAside()).hasSize(newer.size())
            .allMatch(line -> line.contains("the journal has no inbound record"))
            .allMatch(line -> line.contains("its last is " + last));
        assertThat(lastRecovery.snapshotSequence()).isLessThanOrEqualTo(last);
    }

    @Test
    void shouldRefuseTheSnapshotOfAnotherConfigurationAndOfAnotherBuild() throws IOException
    {
        final Path journal = folder.resolve("journal");
        final RunSummary stopped = run(journal, 1_000, true);
        final Path file = new SnapshotFolder(journal).newestFirst().get(0);
        final Snapshot snapshot = Snapshot.read(file);
        rewrite(journal, snapshot, snapshot.header().buildHash() + 1, snapshot.header().configHash());
        run(journal, 0, false);
        assertThat(lastRecovery.leftAside()).singleElement().asString().endsWith("another build wrote it");

        rewrite(journal, snapshot, snapshot.header().buildHash(), snapshot.header().configHash() + 1);
        assertThat(run(journal, 0, false)).isEqualTo(stopped);
        assertThat(lastRecovery.leftAside()).singleElement().asString().endsWith("taken with another configuration");
    }

    @Test
    void shouldStopWhereAWholeSnapshotOfThisBuildRestoresToAnotherState()
    {
        final Path journal = folder.resolve("journal");
        run(journal, 1_000, true);
        tamper(journal, new SnapshotFolder(journal).newestFirst().get(0));

        assertThatThrownBy(() -> run(journal, 0, false))
            .isInstanceOf(RecoveryException.class)
            .hasMessageContaining("is whole and of this build, but cannot be restored: it gives state")
            .hasMessageContaining("remove it");
    }

    @Test
    void shouldTakeOneWhereAMarkAsksForItAndAgreeWithTheCoreOnTheHash()
    {
        final Path journal = folder.resolve("journal");
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        final SnapshotMarkEncoder mark = new SnapshotMarkEncoder();
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(Drive.settings(journal), OrderListener.NONE, Drive.SILENT))
        {
            session.begin(feed);
            for (int i = 0; i < 500; i++)
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                feed.next();
            }
            final long nowNs = session.engine().nowNs();
            mark.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(nowNs);
            session.engine().onControl(nowNs, Source.OPERATOR, buffer, 0,
                MessageHeaderEncoder.ENCODED_LENGTH + mark.encodedLength());
        }

        final SnapshotCheck check = SnapshotCheck.of(journal).get(0);
        assertThat(check.isGood()).isTrue();
        assertThat(check.header().stateHash()).isEqualTo(
            new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).stateHash());
        assertThat(Drive.count(journal, StateHashDecoder.TEMPLATE_ID)).isEqualTo(1);
        final RunSummary ended = run(journal, Long.MAX_VALUE, false);
        assertThat(lastRecovery.snapshotSequence()).isEqualTo(check.header().place().inboundSequence());
        assertThat(ended.fills()).isPositive();
    }

    @Test
    void shouldKeepOnlyTheNewest()
    {
        final Path journal = folder.resolve("journal");
        run(journal, 4_000, true);

        assertThat(new SnapshotFolder(journal).newestFirst()).hasSizeLessThanOrEqualTo(OFTEN.kept());
        assertThat(SnapshotCheck.of(journal)).allMatch(SnapshotCheck::isGood);
    }

    @Test
    void shouldCompareEachSnapshotWithTheStateThatTheJournalExecutesTo() throws IOException
    {
        final Path journal = folder.resolve("journal");
        runAndStopOften(journal);
        final List<Path> newestFirst = new SnapshotFolder(journal).newestFirst();
        assertThat(replayed(journal, Replay.TO_THE_END).snapshots()).hasSize(OFTEN.kept())
            .allMatch(result -> Outcome.SAME == result.outcome());

        final Path middle = newestFirst.get(1);
        final Path oldest = newestFirst.get(newestFirst.size() - 1);
        tamper(journal, middle);
        cut(oldest);
        final ReplayResult result = replayed(journal, SnapshotFolder.sequenceOf(middle));

        assertThat(result.isIdentical()).isFalse();
        assertThat(result.difference()).isNull();
        assertThat(outcome(result, newestFirst.get(0))).isEqualTo(Outcome.NOT_REACHED);
        assertThat(outcome(result, middle)).isEqualTo(Outcome.DIFFERENT);
        assertThat(outcome(result, oldest)).isEqualTo(Outcome.LEFT_ASIDE);
    }

    private static ReplayResult replayed(final Path journal, final long untilSequence)
    {
        final Replay replay = new Replay(journal);
        replay.compareSnapshots();
        return replay.run(untilSequence, Drive.SILENT);
    }

    private static Outcome outcome(final ReplayResult result, final Path file)
    {
        return result.snapshots().stream().filter(snapshot -> snapshot.file().equals(file)).findFirst().orElseThrow()
            .outcome();
    }

    private void assertIsWhole(final RunSummary last, final Path journal)
    {
        assertThat(last).as("seed %d", SEED).isEqualTo(whole);
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(wholeJournal, Long.MAX_VALUE));
    }

    /** Begins a journal, or continues it, for so many feed events; a clean stop leaves a snapshot, a kill does not. */
    private RunSummary run(final Path journal, final long moreEvents, final boolean isCleanStop)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session =
                Session.open(Drive.settings(journal).with(OFTEN), OrderListener.NONE, Drive.SILENT))
        {
            lastRecovery = session.recovery();
            long left = moreEvents;
            for (boolean hasEvent = session.begin(feed); hasEvent && left > 0; hasEvent = feed.next(), left--)
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            if (isCleanStop)
            {
                session.snapshots().atRest();
            }
            assertThat(session.snapshots().problem()).isNull();
            return RunSummary.of(session.engine());
        }
    }

    /** Leaves a snapshot at each stop: those taken on the way depend on how fast the disk is. */
    private RunSummary runAndStopOften(final Path journal)
    {
        for (int i = 1; i < OFTEN.kept(); i++)
        {
            run(journal, 1_000, true);
        }
        return run(journal, 1_000, true);
    }

    private static void cut(final Path file) throws IOException
    {
        final byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
    }

    private static void flip(final Path file) throws IOException
    {
        final byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    /** Another state's hash in it, with good checksums. */
    private static void tamper(final Path journal, final Path file)
    {
        final Snapshot snapshot = Snapshot.read(file);
        final byte[] state = new byte[snapshot.header().bodyLength()];
        snapshot.body().getBytes(0, state);
        new SnapshotFolder(journal).write(snapshot.header().place(), snapshot.header().ingestTimeNs(),
            snapshot.header().buildHash(), snapshot.header().configHash(), snapshot.header().stateHash() + 1,
            state, state.length);
    }

    private static void rewrite(
        final Path journal, final Snapshot snapshot, final long buildHash, final long configHash)
    {
        final byte[] state = new byte[snapshot.header().bodyLength()];
        snapshot.body().getBytes(0, state);
        final SnapshotFolder snapshots = new SnapshotFolder(journal);
        snapshots.write(snapshot.header().place(), snapshot.header().ingestTimeNs(), buildHash, configHash,
            snapshot.header().stateHash(), state, state.length);
        snapshots.keepNewest(1);
    }

    private static void copySnapshots(final Path from, final Path to) throws IOException
    {
        Files.createDirectories(to.resolve(SnapshotFolder.NAME));
        for (final Path file : new SnapshotFolder(from).newestFirst())
        {
            Files.copy(file, to.resolve(SnapshotFolder.NAME).resolve(file.getFileName()));
        }
    }
}
