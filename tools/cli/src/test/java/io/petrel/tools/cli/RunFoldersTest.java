package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest
{
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.006Z");

    @Test
    void shouldPointToANewRunWhereNoFolderIsYetAndItsPathIsRelative(@TempDir final Path folder) throws IOException
    {
        final Path data = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath()).resolve("not/yet");
        assertThat(data).isRelative();
        final RunFolders folders = new RunFolders(data);

        final Path run = folders.newRun(NOW);
        Files.createDirectory(run);
        folders.latest(run);

        assertThat(run).isEqualTo(data.resolve("runs/20260102T030405.006Z"));
        assertThat(folder.resolve("not/yet/latest").toRealPath()).isEqualTo(run.toRealPath());
        assertThat(folders.tapes()).isEqualTo(data.resolve("tapes")).isDirectory();
    }
}
