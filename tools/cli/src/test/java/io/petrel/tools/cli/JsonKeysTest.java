package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each command prints with {@code --json} is JSON with the keys that the page of the command line promises. Of
 * {@code train}, {@code calibrate}, {@code market}, {@code book} and the processes of the wire their own tests ask it.
 */
class JsonKeysTest
{
    private static final int ROWS = 400;
    private static final int FIRST_S = 1_700_000_000;

    @TempDir
    private static Path folder;

    private static String tape;
    private static String journal;
    private static String config;

    @BeforeAll
    static void make() throws IOException
    {
        final List<String> rows = new ArrayList<>(List.of("time,price,size"));
        for (int i = 0; i < ROWS; i++)
        {
            rows.add(FIRST_S + 10 * i + "," + (1_000 + i % 7) + "," + (1 + i % 3));
        }
        final Path file = Files.write(folder.resolve("BTCUSD.csv"), rows);
        tape = folder.resolve("tape").toString();
        DocumentedJson.require("import", done("import", "trades-csv", file.toString(), "--out", tape, "--json"));
        journal = folder.resolve("journal").toString();
        config = Path.of(System.getProperty("petrel.root"), "config", "paper.yaml").toString();
    }

    @Test
    void shouldDocumentTheKeysOfEveryCommand()
    {
        final Set<String> commands = new TreeSet<>();
        CommandTree.leaves().forEach(command -> commands.add(
            "import".equals(CommandTree.path(command).get(0)) ? "import" :
            String.join(" ", CommandTree.path(command))));
        assertThat(DocumentedJson.keys().keySet()).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void shouldPrintTheKeysOfARunAndOfWhatReadsItsJournal() throws IOException
    {
        keys("run", "run", "--tape", tape, "--config", config, "--journal", journal);
        final Map<?, ?> again = keys("run", "run", "--tape", tape, "--config", config, "--journal", journal);
        assertThat(again.containsKey("recoverySeconds")).isTrue();
        keys("replay", "replay", journal);
        keys("replay", "replay", journal, "--snapshots");
        keys("verify", "verify", journal);
        keys("repair", "repair", journal, "--out", folder.resolve("mended").toString());
        keys("state", "state", journal);
        keys("params", "params", journal);
        keys("accounts", "accounts", journal);
        keys("tca", "tca", journal);
        keys("tca", "tca", journal, "--by", "hour");
        for (final String command : List.of("halt", "flatten", "cancel-all", "resume"))
        {
            keys(command, command, journal, "--reason", "why");
        }
        keys("snapshot", "snapshot", journal);
        keys("order", "order", journal, "--instrument", "BTCUSD", "--side", "BUY", "--quantity", "1");
        keys("order", "order", journal, "--cancel", "1");
        for (final Object record : Json.parseAll(done("tail", journal, "-n", "50", "--json").out()))
        {
            DocumentedJson.require("tail", (Map<?, ?>)record);
        }
    }

    @Test
    void shouldPrintTheKeysOfADifferenceAndOfAnExplanation() throws IOException
    {
        final String one = RecordedJournal.write(folder.resolve("one")).toString();
        final String other = RecordedJournal.write(folder.resolve("other"), 0.71).toString();
        keys("diff", "diff", one, one);
        DocumentedJson.require("diff", CommandRun.of("diff", one, other, "--json"));
        keys("explain", "explain", one, Long.toString(RecordedJournal.ORDER_ID));
        keys("explain", "explain", one, Long.toString(RecordedJournal.REFUSED_ID));
        DocumentedJson.require("replay", CommandRun.of("replay", one, "--json"));
    }

    @Test
    void shouldPrintTheKeysOfATapeAndABacktest() throws IOException
    {
        keys("tape info", "tape", "info", tape);
        assertThat(Json.parseAll(done("tape", "bars", tape, "--json").out())).isNotEmpty()
            .allMatch(List.class::isInstance);
        keys("backtest", "backtest", "--tape", tape, "--config", config, "--out", folder.resolve("test").toString());
        keys("features", "features", tape, "--config", config, "--out", folder.resolve("rows.csv").toString());
    }

    @Test
    void shouldPrintTheKeysOfTheRest() throws IOException
    {
        keys("config", "config", "check", config);
        keys("config", "config", "show", config);
        final CommandRun refused = CommandRun.of("config", "check", folder.resolve("none.yaml").toString(), "--json");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        DocumentedJson.require("config", refused);
        array(List.of("section", "key", "required", "value", "meaning"), "config", "keys");
        DocumentedJson.require("doctor", CommandRun.of("doctor", "--journal", folder.toString(), "--json"));
        keys("bench", "bench");
        array(List.of("set", "quick", "question"), "bench", "--list");
        array(List.of("stage", "kept", "text"), "bench", "--check");
        keys("wire", "wire", "--driver", folder.resolve("driver").toString());
        keys("completion", "completion");
    }

    private static void array(final List<String> keys, final String... args) throws IOException
    {
        final List<?> elements = (List<?>)Json.parse(done(with(args)).out());
        assertThat(elements).isNotEmpty().allSatisfy(element ->
            assertThat(((Map<?, ?>)element).keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(keys));
    }

    private static Map<?, ?> keys(final String command, final String... args) throws IOException
    {
        return DocumentedJson.require(command, done(with(args)));
    }

    private static String[] with(final String... args)
    {
        final List<String> all = new ArrayList<>(List.of(args));
        all.add("--json");
        return all.toArray(new String[0]);
    }

    private static CommandRun done(final String... args)
    {
        final CommandRun run = CommandRun.of(args);
        assertThat(run.exitCode()).as("%s: %s", List.of(args), run.err()).isEqualTo(ExitCode.DONE);
        return run;
    }
}
