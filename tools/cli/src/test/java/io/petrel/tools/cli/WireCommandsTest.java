package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.wire.driver.WireCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feed, venue, node and driver as their commands run them, over shared memory. */
class WireCommandsTest
{
    private static final long PATIENCE_SECONDS = 300;
    private static final long LOOK_NS = 5_000_000L;
    private static final String LINE = "1700000000%d0000000 {\"stream\":\"%s@trade\",\"data\":{\"e\":\"trade\"," +
        "\"E\":1700000000030,\"s\":\"%s\",\"t\":%d,\"p\":\"1.75\",\"q\":\"2\",\"T\":1700000000029,\"m\":false}}";
    private static final int TRADES = 20;

    @TempDir
    private Path folder;
    private String driver;

    @BeforeEach
    void name()
    {
        driver = folder.resolve("driver").toString();
    }

    @Test
    void shouldCarryATapeThroughFeedNodeAndVenueAndContinueWhereTheyStopped() throws Exception
    {
        final String tape = tape("abcusdt");
        final String node = folder.resolve("node").toString();
        final String venue = folder.resolve("venue").toString();
        final CompletableFuture<CommandRun> feed = feed(tape, 2);
        final CompletableFuture<CommandRun> books = venue(venue);
        final CommandRun run = node(node);
        final long events = number(run, "events");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        DocumentedJson.require("run", run);
        DocumentedJson.require("feed", get(feed));
        DocumentedJson.require("venue", get(books));
        assertThat(number(get(feed), "published")).isEqualTo(TRADES + 1);
        assertThat(number(get(books), "events")).as("its first session and the feed").isEqualTo(TRADES + 2);
        assertThat(number(get(books), "snapshotsWritten")).isEqualTo(1);
        assertThat(wire(run)).containsEntry("subscriber: events taken", TRADES + 1L)
            .containsEntry("node: sessions with the venue", 1L);
        assertThat(CommandRun.of("replay", node).exitCode()).isEqualTo(ExitCode.DONE);

        final CompletableFuture<CommandRun> feedAgain = feed(tape, 2);
        final CompletableFuture<CommandRun> booksAgain = venue(venue);
        final CommandRun fresh = node(folder.resolve("fresh").toString());
        assertThat(fresh.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(fresh.err()).contains("petrel run: the venue's journal holds 21 events of this feed, and this " +
            "node's none: the feed would begin again while the venue stands still; start the venue on a new --journal");
        final CommandRun again = node(node);
        assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.DONE);
        assertThat(number(again, "recoveredEvents")).isEqualTo(events);
        assertThat(number(get(feedAgain), "published")).as("all had taken all").isZero();
        assertThat(number(get(booksAgain), "recoveredFromSnapshot")).isEqualTo(TRADES + 2);
        assertThat(number(get(booksAgain), "recoveredByExecution")).isZero();
        assertThat(Path.of(driver)).as("nothing is left behind").doesNotExist();
    }

    @Test
    void shouldRefuseAVenueWhoseBooksAreOfAnotherFeed() throws Exception
    {
        final String venue = folder.resolve("venue").toString();
        final String first = tape("abcusdt");
        final String other = tape("xyzusdt");
        final CompletableFuture<CommandRun> feed = feed(first, 1);
        assertThat(get(venue(venue)).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(get(feed).exitCode()).isEqualTo(ExitCode.DONE);

        final CompletableFuture<CommandRun> otherFeed = feed(other, 1);
        final CommandRun refused = get(venue(venue));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("this venue's books are of feed ABCUSDT@binance", "not of XYZUSDT@binance",
            "name a new journal with --journal");
        assertThat(get(venue(folder.resolve("new").toString())).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(get(otherFeed).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void shouldRefuseASecondFeedOfOnePlaceBeforeAnybodySubscribes() throws Exception
    {
        final String tape = tape("abcusdt");
        final CompletableFuture<CommandRun> first = feed(tape, 1);
        awaitJoined();
        final CommandRun second = get(feed(tape, 1));

        assertThat(second.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(second.err()).contains("petrel feed: another feed publishes on aeron:ipc stream 7351; end it, or " +
            "give this one a --stream of its own");
        assertThat(get(venue(folder.resolve("venue").toString())).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(number(get(first), "published")).isEqualTo(TRADES + 1);
    }

    @Test
    void shouldShowWhatADriversProcessCountsUntilItIsStopped() throws Exception
    {
        assertThat(CommandRun.of("wire", "--driver", driver).out()).isEqualTo("No process is at " + driver + "\n");
        assertThat(Json.parse(CommandRun.of("wire", "--driver", driver, "--json").out())).isEqualTo(Map.of());
        final CommandRun shown = driverStopped("driver", "--driver", driver);
        assertThat(shown.err()).contains("media driver runs here: " + driver);
        assertThat(shown.out()).contains("COUNTED ON THE WIRE");
        DocumentedJson.require("driver", driverStopped("driver", "--driver", driver, "--json"));
    }

    private CommandRun driverStopped(final String... args) throws Exception
    {
        final Path out = folder.resolve("driver.out");
        final Path err = folder.resolve("driver.err");
        final Process process = ForkedCommand.start(Path.of(System.getProperty("petrel.root")), out, err, args);
        try
        {
            awaitJoined();
            assertThat(CommandRun.of("wire", "--driver", driver).out()).startsWith("PROCESS")
                .contains("driver-" + process.pid()).contains("driver: times one was run or joined");
        }
        finally
        {
            process.destroy();
        }
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Path.of(driver)).as("it clears up when it is asked to stop").doesNotExist();
        return new CommandRun(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void shouldRefuseWhatCannotBeInOneLine() throws IOException
    {
        final CommandRun missing = CommandRun.of("feed", folder.resolve("none").toString(), "--driver", driver);
        assertThat(missing.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(missing.err().strip()).startsWith("petrel feed: ").contains("none").doesNotContain("\n");

        final CommandRun speed = CommandRun.of("feed", tape("abcusdt"), "--speed", "fast", "--driver", driver);
        assertThat(speed.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(speed.err()).contains("fast");

        final Path node = RecordedJournal.write(folder.resolve("node"));
        assertThat(CommandRun.of("venue", "--journal", node.toString(), "--driver", driver)).isEqualTo(
            new CommandRun(ExitCode.REFUSED, "",
                "petrel venue: a node's journal, not a venue's journal: " + node +
                " (name a new one, or the journal of a ./petrel venue)\n"));
        final CommandRun config = CommandRun.of("venue", "--config", "none.yaml", "--driver", driver);
        assertThat(config.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(config.err()).contains("none.yaml");

        for (final String command : List.of("feed", "venue", "driver", "wire", "run"))
        {
            assertThat(CommandRun.of(command, "--silence-ms", "soon").exitCode()).isEqualTo(ExitCode.USAGE);
        }
        assertThat(Path.of(driver)).doesNotExist();
    }

    @Test
    void shouldRefuseANodeWhoseFeedIsAmbiguous()
    {
        final CommandRun alone = CommandRun.of("run", "--venue", "aeron:ipc", "--driver", driver);
        assertThat(alone.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(alone.err()).contains("--venue needs --inbound");

        final CommandRun both = CommandRun.of("run", "--inbound", "aeron:ipc", "--tape", "t", "--driver", driver);
        assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).contains("--inbound is the feed: leave out --tape and --market");
    }

    @Test
    void shouldRefuseCoresThatAreNotThereBeforeAnythingIsMade() throws IOException
    {
        final Path shipped = Path.of(System.getProperty("petrel.root"), "config");
        final Path config = Files.writeString(folder.resolve("many.yaml"), """
            node: [%1$s/node/paper.yaml, {engine_core: 1000}]
            venue: %1$s/venue/simulated.yaml
            account: %1$s/account/paper.yaml
            strategy: %1$s/strategy/huracan.yaml
            """.formatted(shipped));
        final Path journal = folder.resolve("journal");
        for (final List<String> from : List.of(List.of("--inbound", "aeron:ipc"), List.of("--market", "synthetic")))
        {
            final List<String> args = new ArrayList<>(List.of("run", "--config", config.toString(), "--journal",
                journal.toString(), "--driver", driver));
            args.addAll(from);
            final CommandRun run = CommandRun.of(args.toArray(new String[0]));

            assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.err().strip()).startsWith("petrel run: the configuration asks for cores that are missing: " +
                "core 1000 for the engine; this process may have ").doesNotContain("\n");
        }
        assertThat(journal).doesNotExist();
        assertThat(Path.of(driver)).doesNotExist();
    }

    private void awaitJoined()
    {
        final long startNs = System.nanoTime();
        while (WireCounters.read(Path.of(driver)).values().stream()
            .noneMatch(counted -> counted.containsKey("driver: times one was run or joined")))
        {
            assertThat(System.nanoTime() - startNs).isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private CompletableFuture<CommandRun> feed(final String tape, final int subscribers)
    {
        return CompletableFuture.supplyAsync(() -> CommandRun.of("feed", tape, "--driver", driver, "--speed", "max",
            "--subscribers", Integer.toString(subscribers), "--json"), WireCommandsTest::start);
    }

    private CompletableFuture<CommandRun> venue(final String journal)
    {
        return CompletableFuture.supplyAsync(() -> CommandRun.of("venue", "--driver", driver, "--journal", journal,
            "--until-end", "--json"), WireCommandsTest::start);
    }

    private CommandRun node(final String journal)
    {
        return CommandRun.of("run", "--inbound", "aeron:ipc", "--venue", "aeron:ipc", "--driver", driver, "--journal",
            journal, "--json");
    }

    private String tape(final String symbol) throws IOException
    {
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < TRADES; i++)
        {
            lines.add(LINE.formatted(10 + i, symbol, symbol.toUpperCase(Locale.ROOT), i));
        }
        final Path capture = Files.write(folder.resolve(symbol + ".txt"), lines);
        final String tape = folder.resolve("tape-" + symbol).toString();
        final CommandRun run =
            CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return tape;
    }

    private static void start(final Runnable command)
    {
        final Thread thread = new Thread(command, "test-command");
        thread.setDaemon(true);
        thread.start();
    }

    private static CommandRun get(final CompletableFuture<CommandRun> run) throws Exception
    {
        return run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static long number(final CommandRun run, final String field) throws IOException
    {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return ((Number)((Map<?, ?>)Json.parse(run.out())).get(field)).longValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Long> wire(final CommandRun run) throws IOException
    {
        return (Map<String, Long>)((Map<?, ?>)Json.parse(run.out())).get("wire");
    }
}
