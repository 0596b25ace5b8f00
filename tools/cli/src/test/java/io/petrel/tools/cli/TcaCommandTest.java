package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One order worked on the real capture, and what the command line says that it cost. */
class TcaCommandTest
{
    private static final double EXACT = 1e-9;

    @TempDir
    private static Path shared;
    private static String journal;

    @TempDir
    private Path folder;

    @BeforeAll
    static void workAnOrder()
    {
        final String tape = shared.resolve("tape").toString();
        final CommandRun imported = CommandRun.of("import", "binance-capture", "--market", "usdm",
            SharedData.file("data/binance-l2-btcusdt/usdm/btcusdt_20240808.gz").toString(), "--out", tape);
        assertThat(imported.exitCode()).as(imported.err()).isEqualTo(ExitCode.DONE);
        final CommandRun run = CommandRun.of("backtest", "--tape", tape, "--parent",
            "BUY 60 BTCUSDT TWAP 3m AFTER 2m", "--config",
            Path.of(System.getProperty("petrel.root"), "config", "parent.yaml").toString(),
            "--out", shared.resolve("run").toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        journal = shared.resolve("run").resolve("journal").toString();
    }

    @Test
    void shouldAddTheParentsPartsUpToItsTotal() throws IOException
    {
        final Map<?, ?> document = json("tca", journal, "--json");
        assertThat(document.get("by")).isEqualTo("parent");
        final List<?> parents = (List<?>)document.get("parents");
        assertThat(parents).hasSize(1);
        final Map<?, ?> parent = (Map<?, ?>)parents.get(0);
        assertThat(parent.get("algorithm")).isEqualTo("TWAP");
        assertThat(parent.get("end")).isEqualTo("FILLED");
        assertThat(parent.get("filledLots")).isEqualTo(60_000L);
        final Map<?, ?> group = (Map<?, ?>)((List<?>)document.get("groups")).get(0);
        final double parts = number(group, "delayBps") + number(group, "spreadBps") + number(group, "impactBps") +
            number(group, "feesBps") + number(group, "opportunityBps");
        assertThat(parts - number(group, "totalBps")).isBetween(-EXACT, EXACT);
        assertThat(number(group, "feesBps")).isPositive();
        assertThat(number(group, "estimatedBps")).isPositive();
    }

    @Test
    void shouldExplainAnOrderByThePlanTheSliceAndTheOutcomeOfItsParent() throws IOException
    {
        final CommandRun orders = CommandRun.of("tail", journal, "--type", "NewOrder", "-n", "1", "--json");
        final Matcher id = Pattern.compile("\"clientOrderId\" ?: ?\"?(\\d+)").matcher(orders.out());
        assertThat(id.find()).as(orders.out()).isTrue();
        final CommandRun run = CommandRun.of("explain", journal, id.group(1));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
            .contains("Plan: TWAP of 60 as parent 1, 18 slices from ")
            .containsPattern("expected cost in bps: fee 5 \\+ spread \\S+ \\+ impact \\S+ \\+ funding 0")
            .containsPattern("slice 17, child \\d+ TAKER: 60 due by then, \\S+ filled, cap \\S+, this order \\S+")
            .containsPattern("Parent 1: FILLED, filled 60 of 60 by \\d+ orders")
            .containsPattern("cost -?\\d+\\.\\d+ bps, expected \\d+\\.\\d+");
    }

    @Test
    void shouldAddUpByEachWord() throws IOException
    {
        final Map<String, String> names =
            Map.of("algorithm", "TWAP", "instrument", "BTCUSDT", "account", "1");
        for (final Map.Entry<String, String> name : names.entrySet())
        {
            final Map<?, ?> document = json("tca", journal, "--by", name.getKey(), "--json");
            final List<?> groups = (List<?>)document.get("groups");
            assertThat(groups).hasSize(1);
            assertThat(((Map<?, ?>)groups.get(0)).get("name")).isEqualTo(name.getValue());
            assertThat(document.get("by")).isEqualTo(name.getKey());
        }
        assertThat((List<?>)json("tca", journal, "--by", "hour", "--json").get("groups")).hasSize(1);
    }

    @Test
    void shouldShowEachParentAndTheSumAsTables()
    {
        final CommandRun run = CommandRun.of("tca", journal);
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
            .contains("PARENT", "REQUEST", "BTCUSDT", "TWAP", "FILLED", "100.0", "VS_VWAP", "TOTAL_MONEY");
    }

    @Test
    void shouldRefuseAnOrderThatTheTapeCannotTakeBeforeItIsRun()
    {
        final Path out = folder.resolve("run");
        final Map<String, String> refusals = Map.of(
            "BUY 60 ETHUSDT TWAP 3m", "there is no instrument \"ETHUSDT\": " + shared.resolve("tape") +
                " (known: BTCUSDT)",
            "BUY 60.0001 BTCUSDT TWAP 3m", "--parent 60.0001 is no whole number of lots: BTCUSDT (a lot is 0.001)");
        refusals.forEach((order, refusal) ->
        {
            final CommandRun run = CommandRun.of("backtest", "--tape", shared.resolve("tape").toString(), "--config",
                Path.of(System.getProperty("petrel.root"), "config", "parent.yaml").toString(), "--out",
                out.toString(), "--parent", order);
            assertThat(run).isEqualTo(new CommandRun(ExitCode.REFUSED, "", "petrel backtest: " + refusal + "\n"));
            assertThat(out).doesNotExist();
        });
        for (final String size : List.of("0", "-1", "1e3", "0.0"))
        {
            final CommandRun run =
                CommandRun.of("backtest", "--out", out.toString(), "--parent", "BUY " + size + " BTCUSDT TWAP 3m");
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("--parent: '" + size + "' is no size; write BUY 5 BTCUSDT TWAP 10m");
        }
    }

    @Test
    void shouldRefuseAFolderThatHoldsSomethingAndSayWhat() throws IOException
    {
        final Path file = Files.writeString(folder.resolve("notes"), "buy low");
        final Map<Path, String> refusals = Map.of(shared.resolve("run"), "a backtest is there already",
            folder, "not an empty folder", file, "a file, not a folder");
        refusals.forEach((out, refusal) -> assertThat(CommandRun.of("backtest", "--tape",
            shared.resolve("tape").toString(), "--config",
            Path.of(System.getProperty("petrel.root"), "config", "parent.yaml").toString(), "--out", out.toString())
            .err()).isEqualTo("petrel backtest: " + refusal + ": " + out + " (name a new folder with --out)\n"));
    }

    @Test
    void shouldSayWhenThereIsNothingToAnalyse()
    {
        final Path empty = RecordedJournal.write(folder.resolve("journal"));
        assertThat(CommandRun.of("tca", empty.toString()).out()).contains("no parent orders in " + empty);
    }

    @Test
    void shouldRefuseWhatIsNoJournalAndWordsItDoesNotKnow()
    {
        final CommandRun nowhere = CommandRun.of("tca", folder.toString());
        assertThat(nowhere.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(nowhere.err()).hasLineCount(1).contains(folder.toString());
        assertThat(CommandRun.of("tca", journal, "--by", "weather").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("tca").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("tca", "--help").out()).contains("Example:", "./petrel tca data/latest");
    }

    private static Map<?, ?> json(final String... args) throws IOException
    {
        final CommandRun run = CommandRun.of(args);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return (Map<?, ?>)Json.parse(run.out());
    }

    private static double number(final Map<?, ?> fields, final String name)
    {
        return ((Number)fields.get(name)).doubleValue();
    }
}
