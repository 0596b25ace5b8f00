package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireOptionsTest
{
    private static final Path JOURNAL = Path.of("data", "mine");

    @Test
    void shouldTellProcessesOfTwoHostsApartWhoseFoldersAreTheSame()
    {
        final String name = WireOptions.processName("alpha", "1234", JOURNAL);

        assertThat(WireOptions.processName("beta", "1234", JOURNAL)).isNotEqualTo(name);
        assertThat(WireOptions.processName("alpha", "1235", JOURNAL)).as("called the same").isNotEqualTo(name);
        assertThat(WireOptions.processName("alpha", "", JOURNAL)).isEqualTo("alpha:" + JOURNAL.toAbsolutePath());
    }

    @Test
    void shouldRefuseAFileWhereTheDriversFolderShouldBe(@TempDir final Path folder) throws IOException
    {
        final Path file = Files.writeString(folder.resolve("file"), "no driver");
        assertThat(CommandRun.of("wire", "--driver", file.toString())).isEqualTo(new CommandRun(ExitCode.REFUSED, "",
            "petrel wire: a file, not a folder: " + file + " (name another folder with --driver)\n"));
    }

    @Test
    void shouldNameAProcessTheSameHoweverItsJournalIsWritten() throws IOException
    {
        final String name = WireOptions.processName(JOURNAL);

        assertThat(WireOptions.processName(JOURNAL.toAbsolutePath())).isEqualTo(name);
        assertThat(WireOptions.processName(Path.of("data", "other", "..", "mine"))).isEqualTo(name);
        assertThat(WireOptions.processName(Path.of("data", "other"))).isNotEqualTo(name);
        assertThat(name).matches("[^:]+:" + JOURNAL.toAbsolutePath());
    }
}
