package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.SnapshotMarkDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.frame.Source;
import io.petrel.journal.snapshot.JournalPlace;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.node.operator.OperatorInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands to a node that does not run: left for it, and said so. */
class OperatorCommandTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldLeaveACommandWhenNoNodeRunsAndSaySo() throws IOException
    {
        final Path journal = RecordedJournal.write(folder.resolve("journal"));
        final CommandRun run = CommandRun.of("halt", journal.toString(), "--reason", "why not");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("no node runs on " + journal);
        try (Stream<Path> files = Files.list(journal.resolve("operator")))
        {
            final List<Path> left = files.toList();
            assertThat(left).hasSize(1);
            assertThat(Files.readAllLines(left.get(0))).endsWith("HALT", "why not");
        }
    }

    @Test
    void shouldLeaveWhatEachCommandSays() throws IOException
    {
        for (final String command : List.of("halt", "flatten", "cancel-all", "resume"))
        {
            final Path journal = RecordedJournal.writeWithAccounts(folder.resolve(command), "1:paper");
            final CommandRun run =
                CommandRun.of(command, journal.toString(), "--account", "paper", "--reason", "why", "--json");
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
            final String action = command.replace('-', '_').toUpperCase(Locale.ROOT);
            assertThat(run.out()).contains("\"command\" : \"" + action + "\"", "\"account\" : \"paper\"");
            try (Stream<Path> files = Files.list(journal.resolve("operator")))
            {
                assertThat(Files.readAllLines(files.findFirst().orElseThrow())).endsWith(action, "why");
            }
        }
    }

    @Test
    void shouldStopEverythingOnlyWhenToldToAndSayThatNothingProtectsWhatIsHeld() throws IOException
    {
        final Path journal = RecordedJournal.write(folder.resolve("journal"));
        final CommandRun run = CommandRun.of("halt", journal.toString(), "--unprotected", "--reason", "by hand now");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("STOP").contains("nothing protects what is held");
        try (Stream<Path> files = Files.list(journal.resolve("operator")))
        {
            assertThat(Files.readAllLines(files.findFirst().orElseThrow())).endsWith("STOP", "by hand now");
        }
        assertThat(CommandRun.of("halt", journal.toString(), "--reason", "looking").out())
            .doesNotContain("nothing protects");
    }

    @Test
    void shouldRefuseAnAccountThatTheJournalDoesNotName()
    {
        final Path journal = RecordedJournal.write(folder.resolve("journal"));
        final CommandRun run =
            CommandRun.of("resume", journal.toString(), "--account", "nobody", "--reason", "why not");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("there is no account \"nobody\"");
        assertThat(journal.resolve("operator")).doesNotExist();
    }

    @Test
    void shouldAskForAReason()
    {
        final Path journal = RecordedJournal.write(folder.resolve("journal"));
        assertThat(CommandRun.of("flatten", journal.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("flatten", journal.toString(), "--reason", "").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldLeaveARequestForASnapshotWhenNoNodeRuns() throws IOException
    {
        final Path journal = RecordedJournal.write(folder.resolve("journal"));
        final CommandRun run = CommandRun.of("snapshot", journal.toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("\"node\" : \"none\"").contains("\"snapshot\" : null")
            .contains("and taken when one starts");
        try (Stream<Path> files = Files.list(journal.resolve("operator")))
        {
            assertThat(files).singleElement().asString().endsWith(".snapshot-request");
        }
    }

    @Test
    void shouldNameTheSnapshotThatARunningNodeHasWritten() throws Exception
    {
        final Path journal = RecordedJournal.write(folder.resolve("journal"));
        try (OperatorInbox inbox = OperatorInbox.open(journal))
        {
            final CompletableFuture<CommandRun> asked =
                CompletableFuture.supplyAsync(() -> CommandRun.of("snapshot", journal.toString(), "--wait", "60"));
            final long mark = takeInto(journal, inbox);
            new SnapshotFolder(journal).write(JournalPlace.of(journal, mark, 1), 0, 0, 0, 0, new byte[1], 1);
            inbox.carried(0);
            final CommandRun run = asked.get();

            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).contains("snapshots/" + mark + ".snapshot").contains("written;");
        }
    }

    @Test
    void shouldFailWhenARunningNodeTakesNoneInTime()
    {
        final Path journal = RecordedJournal.write(folder.resolve("journal"));
        try (OperatorInbox inbox = OperatorInbox.open(journal))
        {
            final CommandRun run = CommandRun.of("snapshot", journal.toString(), "--wait", "0");

            assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
            assertThat(run.out()).contains("the node has not taken it within 0 s; it is left in");
            assertThat(inbox.take(new UnsafeBuffer(new byte[64]))).isPositive();
        }
    }

    /** What a node does with a request: journals it as a mark. */
    private static long takeInto(final Path journal, final OperatorInbox inbox)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        int length = inbox.take(buffer);
        while (0 == length)
        {
            Thread.onSpinWait();
            length = inbox.take(buffer);
        }
        inbox.published(0);
        final long givenNs = new SnapshotMarkDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder())
            .eventTimeNs();
        try (Journal open = Journal.open(journal, JournalSettings.SMALL))
        {
            return open.inbound().append(
                Units.NULL_ID, givenNs, RecordedJournal.START_NS * 2, Source.OPERATOR, buffer, 0, length);
        }
    }
}
