package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.journal.snapshot.Snapshot;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.journal.snapshot.SnapshotHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of the snapshots of a run over real bars. */
class SnapshotCommandsTest
{
    @TempDir
    private Path folder;

    private Path journal;
    private Map<?, ?> ran;
    private List<Path> newestFirst;

    @BeforeEach
    void run() throws IOException
    {
        journal = folder.resolve("journal");
        ran = done("run", "--config", BarTapes.CONFIG, "--tape", BarTapes.late(folder),
            "--journal", journal.toString(), "--json");
        newestFirst = new SnapshotFolder(journal).newestFirst();
    }

    @Test
    void shouldSayHowManyWereTakenAndHowLongThatTook()
    {
        final long taken = (long)ran.get("snapshotsTaken");
        final long longest = (long)ran.get("snapshotTakeNsMax");
        assertThat(newestFirst).isNotEmpty();
        assertThat(SnapshotFolder.sequenceOf(newestFirst.get(0))).isEqualTo(ran.get("events"));
        assertThat(taken).isPositive();
        assertThat(ran.get("snapshotsWritten")).isEqualTo(taken);
        assertThat((long)ran.get("snapshotBytes")).isEqualTo(Snapshot.read(newestFirst.get(0)).header().bodyLength());
        assertThat((long)ran.get("snapshotTakeNs")).isBetween(longest, taken * longest);
    }

    @Test
    void shouldFindEachGoodAndNameOneThatIsNot() throws IOException
    {
        final CommandRun good = CommandRun.of("verify", journal.toString());
        assertThat(good.exitCode()).as(good.err()).isEqualTo(ExitCode.DONE);
        for (final Path file : newestFirst)
        {
            assertThat(good.out()).contains("snapshot " + file.getFileName() + ": good");
        }

        final Path newest = newestFirst.get(0);
        final byte[] bytes = Files.readAllBytes(newest);
        Files.write(newest, Arrays.copyOf(bytes, bytes.length - 1));
        final CommandRun bad = CommandRun.of("verify", journal.toString());
        assertThat(bad.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(bad.out()).contains("snapshot " + newest.getFileName() + ": it has " + (bytes.length - 1))
            .contains("(a node leaves it aside; it may be removed)")
            .contains("verified: no damage");
        final Map<?, ?> document =
            (Map<?, ?>)Json.parse(CommandRun.of("verify", journal.toString(), "--json").out());
        assertThat(document.get("good")).isEqualTo(true);
        assertThat((List<?>)document.get("snapshots")).hasSameSizeAs(newestFirst);
        assertThat(((List<?>)document.get("snapshots")).get(0).toString()).contains("good=false", "problem=it has");
    }

    @Test
    void shouldCompareEachWithTheReplayedStateAndFailAtOneThatDiffers() throws IOException
    {
        final Map<?, ?> same = done("replay", journal.toString(), "--snapshots", "--json");
        assertThat(same.get("snapshotsSame")).isEqualTo((long)newestFirst.size());
        assertThat(same.get("snapshotsDifferent")).isEqualTo(0L);

        tamper(newestFirst.get(0));
        assertThat(CommandRun.of("verify", journal.toString()).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(CommandRun.of("replay", journal.toString()).exitCode()).isEqualTo(ExitCode.DONE);
        final CommandRun run = CommandRun.of("replay", journal.toString(), "--snapshots");
        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).contains("DIFFERENT").contains(newestFirst.get(0) + ": its state is ")
            .contains("the one executed to inbound " + ran.get("events") + " is " + ran.get("stateHash"));
    }

    /** Another state's hash in it, with good checksums. */
    private void tamper(final Path file)
    {
        final Snapshot snapshot = Snapshot.read(file);
        final SnapshotHeader header = snapshot.header();
        final byte[] state = new byte[header.bodyLength()];
        snapshot.body().getBytes(0, state);
        new SnapshotFolder(journal).write(header.place(), header.ingestTimeNs(), header.buildHash(),
            header.configHash(), header.stateHash() ^ 1, state, state.length);
    }

    private static Map<?, ?> done(final String... arguments) throws IOException
    {
        final CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return (Map<?, ?>)Json.parse(run.out());
    }
}
