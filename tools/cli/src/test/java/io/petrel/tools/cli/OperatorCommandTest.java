package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
}
