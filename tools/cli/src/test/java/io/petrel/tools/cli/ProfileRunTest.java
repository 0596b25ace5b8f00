package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on an installation with a profile of its own, in its own process as the launcher starts it. */
class ProfileRunTest
{
    private static final long PATIENCE_SECONDS = 120;
    private static final int ROWS = 400;
    private static final int FIRST_S = 1_700_000_000;
    private static final int WARM_UP_EVENTS = 1_000;

    @TempDir
    private Path folder;

    @Test
    void shouldPractiseAndRehearseAsTheProfileSaysAndTellSo() throws Exception
    {
        final Path root = installation("""
            warm_up_tape: feed
            warm_up_events: %d
            warm_up_unrecorded_events: %d
            rehearse_after_ns: 20us
            wait_strategy: yielding
            """.formatted(WARM_UP_EVENTS, WARM_UP_EVENTS));
        final String journal = folder.resolve("journal").toString();

        final Map<?, ?> run = run(root, "run", "--profile", "here", "--tape", tape(), "--journal", journal, "--speed",
            "x4000", "--json");

        DocumentedJson.require("run", run);
        assertThat((long)run.get("warmUpEvents")).isGreaterThanOrEqualTo(2 * WARM_UP_EVENTS);
        assertThat((long)run.get("rehearsedEvents")).isPositive();
        assertThat((long)run.get("engineAllocatedBytes")).isPositive();
        assertThat(CommandRun.of("replay", journal).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void shouldNeitherPractiseNorRehearseWithoutAPace() throws Exception
    {
        final Path root = installation("rehearse_after_ns: 20us\n");

        final Map<?, ?> run = run(root, "run", "--profile", "here", "--tape", tape(), "--journal",
            folder.resolve("journal").toString(), "--json");

        assertThat(run.get("warmUpEvents")).isEqualTo(0L);
        assertThat(run.get("rehearsedEvents")).isEqualTo(0L);
        assertThat(run.get("rehearsalRestarts")).isEqualTo(0L);
    }

    @Test
    void shouldRefuseAProfileThatThereIsNoFileOf()
    {
        final CommandRun run = CommandRun.of("run", "--profile", "nowhere");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).startsWith("petrel run: no profile nowhere: ").hasLineCount(1);
    }

    private Map<?, ?> run(final Path root, final String... args) throws Exception
    {
        final Path out = folder.resolve("out");
        final Path err = folder.resolve("err");
        final Process process = ForkedCommand.start(root, out, err, args);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(ExitCode.DONE);
        return (Map<?, ?>)Json.parse(Files.readString(out));
    }

    /** The shipped configuration with one more profile. */
    private Path installation(final String profile) throws IOException
    {
        final Path shipped = Path.of(System.getProperty("petrel.root"), "config");
        final Path root = folder.resolve("root");
        try (Stream<Path> files = Files.walk(shipped))
        {
            for (final Path file : files.filter(Files::isRegularFile).toList())
            {
                final Path copy = root.resolve("config").resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(root.resolve("config/node/here.yaml"), profile);
        return root;
    }

    private String tape() throws IOException
    {
        final List<String> rows = new ArrayList<>(List.of("time,price,size"));
        for (int i = 0; i < ROWS; i++)
        {
            rows.add(FIRST_S + 10 * i + "," + (1_000 + i % 7) + "," + (1 + i % 3));
        }
        final Path file = Files.write(folder.resolve("BTCUSD.csv"), rows);
        final String tape = folder.resolve("tape").toString();
        final CommandRun run = CommandRun.of("import", "trades-csv", file.toString(), "--out", tape);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return tape;
    }
}
