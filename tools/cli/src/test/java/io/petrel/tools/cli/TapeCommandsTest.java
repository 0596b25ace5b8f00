package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeCommandsTest
{
    private static final List<String> CAPTURE = List.of(
        "1700000000010000000 {\"stream\":\"abcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1700000000000," +
            "\"s\":\"ABCUSDT\",\"U\":1,\"u\":2,\"b\":[[\"1.50\",\"3\"]],\"a\":[]}}",
        "1700000000020000000 {\"lastUpdateId\":2,\"bids\":[[\"1.50\",\"3\"]],\"asks\":[[\"1.75\",\"4.5\"]]}",
        "1700000000030000000 {\"stream\":\"abcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1700000000020," +
            "\"s\":\"ABCUSDT\",\"U\":3,\"u\":4,\"b\":[[\"1.55\",\"0.5\"]],\"a\":[]}}",
        "1700000000040000000 {\"stream\":\"abcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1700000000030," +
            "\"s\":\"ABCUSDT\",\"t\":7,\"p\":\"1.75\",\"q\":\"2\",\"T\":1700000000029,\"m\":false}}");

    @TempDir
    private Path folder;
    private Path capture;
    private String tape;

    @BeforeEach
    void writeCapture() throws IOException
    {
        capture = Files.write(folder.resolve("abcusdt.txt"), CAPTURE);
        tape = folder.resolve("tape").toString();
    }

    @Test
    void shouldImportAndReportAsJson() throws IOException
    {
        final CommandRun run =
            CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape, "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("\"BookDelta\" : 2", "\"tick\" : \"0.01\"", "\"lot\" : \"0.1\"",
            "\"offsetNs\" : 10000000", "\"badLines\" : 0");
    }

    @Test
    void shouldPrintCheckpointsAsOneArrayPerLine()
    {
        CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape);
        final CommandRun run = CommandRun.of("book", tape, "--every", "1", "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().strip()).isEqualTo("[1,4,\"1.55\",\"0.5\",\"1.75\",\"4.5\",2,1,4009159784]");
    }

    @Test
    void shouldPrintBarsAndSums()
    {
        CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape);
        final CommandRun bars = CommandRun.of("tape", "bars", tape, "--period", "1s", "--json");
        final CommandRun info = CommandRun.of("tape", "info", tape);

        assertThat(bars.out().strip())
            .isEqualTo("[1700000000000,\"1.75\",\"1.75\",\"1.75\",\"1.75\",\"2\",1,\"2\"]");
        assertThat(info.out()).contains("0 depth gaps", "price x size 3.5", "ABCUSDT at binance: SPOT, DEPTH");
    }

    @Test
    void shouldRefuseABadLineAndLeaveNoTape() throws IOException
    {
        Files.writeString(capture, "1700000000010000000 {\"stream\":\"abcusdt@depth\",\"da\n");
        final CommandRun run =
            CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape);

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("abcusdt.txt:1", "malformed JSON", "--bad-lines count");
        assertThat(folder.toFile().list()).containsExactly("abcusdt.txt");
    }

    @Test
    void shouldNotContinueWhatIsNoJournalOfARun() throws IOException
    {
        CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape);
        final Path folderOfTexts = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(folderOfTexts.resolve("notes.txt"), "buy low");

        assertThat(CommandRun.of("run", "--tape", tape, "--journal", tape)).isEqualTo(new CommandRun(
            ExitCode.REFUSED, "", "petrel run: a tape, not a node's journal: " + tape +
            " (give the journal of a run or a backtest)\n"));
        assertThat(CommandRun.of("run", "--tape", tape, "--journal", folderOfTexts.toString()).err())
            .isEqualTo("petrel run: not a node's journal: " + folderOfTexts + " (it holds neither inbound/ nor " +
                "outbound/; give the journal of a run or a backtest)\n");
        assertThat(CommandRun.of("run", "--tape", folderOfTexts.toString()).err())
            .startsWith("petrel run: not a tape: " + folderOfTexts).hasLineCount(1);
    }

    @Test
    void shouldSayOfATapeThatItHasNoAccountsAndNoParameters()
    {
        CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape);

        assertThat(CommandRun.of("accounts", tape)).isEqualTo(new CommandRun(ExitCode.REFUSED, "",
            "petrel accounts: a tape, not a node's journal: " + tape +
            " (give the journal of a run or a backtest)\n"));
        assertThat(CommandRun.of("params", tape)).isEqualTo(new CommandRun(ExitCode.REFUSED, "",
            "petrel params: a tape, not a node's journal or a parameter tape: " + tape +
            " (give the journal of a run or a backtest)\n"));
    }

    @Test
    void shouldLetTheLatestRunBeTheLastThatWasNotRefusedAndTakeCommandsAfterItsEnd() throws IOException
    {
        CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape);
        final Path shipped = Path.of(System.getProperty("petrel.root"), "config");
        final Path data = folder.resolve("data");
        final String config = Files.writeString(folder.resolve("top.yaml"), String.join("\n",
            "node: [" + shipped.resolve("node/paper.yaml") + ", {journal_dir: " + data + "}]",
            "venue: " + shipped.resolve("venue/simulated.yaml"),
            "strategy: " + shipped.resolve("strategy/huracan.yaml"),
            "account: " + shipped.resolve("account/paper.yaml"))).toString();

        final CommandRun refused = CommandRun.of("run", "--tape", tape, "--config", config, "--parameters", tape);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(data.resolve("latest")).doesNotExist();
        final CommandRun run = CommandRun.of("run", "--tape", tape, "--config", config);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(data.resolve("latest/inbound")).isDirectory();
        assertThat(CommandRun.of("run", "--tape", tape, "--config", config, "--parameters", tape).exitCode())
            .isEqualTo(ExitCode.REFUSED);
        assertThat(data.resolve("latest/inbound")).isDirectory();

        final String journal = data.resolve("latest").toRealPath().toString();
        assertThat(CommandRun.of("halt", journal, "--reason", "after the end").out()).contains("taken when one starts");
        final CommandRun again = CommandRun.of("run", "--tape", tape, "--config", config, "--journal", journal);
        assertThat(again.out()).as(again.err()).containsPattern("guardian +LOCKED\n");
        assertThat(CommandRun.of("accounts", journal).out()).contains("closed for OPERATOR_HALT");
        assertThat(CommandRun.of("params", journal, "--at", "99999").err()).startsWith(
            "petrel params: no inbound record 99999: " + journal + " (the last is ");
    }

    @Test
    void shouldRefuseWhatIsNoTape()
    {
        assertThat(CommandRun.of("book", folder.toString()).err()).contains("no tape", "import");
        assertThat(CommandRun.of("tape", "info", folder.toString()).exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(CommandRun.of("import").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("tape").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldTakeUnitsFromAnInstrumentFile() throws IOException
    {
        final Path file = Files.writeString(folder.resolve("abc.yaml"), String.join("\n", "symbol: ABCUSDT",
            "venue: binance", "contract_type: spot", "tick_size: 0.05", "lot_size: 0.5", "contract_size: 1",
            "base_currency: ABC", "quote_currency: USDT", "settlement_currency: USDT", ""));
        final CommandRun run = CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(),
            "--instruments", file.toString(), "--out", tape);
        final CommandRun info = CommandRun.of("tape", "info", tape, "--json");
        final CommandRun wrongMarket = CommandRun.of("import", "binance-capture", "--market", "coinm",
            capture.toString(), "--instruments", file.toString(), "--out", tape + "2");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(info.out()).contains("\"tick\" : \"0.05\"", "\"lot\" : \"0.5\"", "\"notional\" : \"3.5\"",
            "\"id_contiguous\" : true", "\"depthGaps\" : 0");
        assertThat(wrongMarket.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(wrongMarket.err()).contains("ABCUSDT is SPOT", "INVERSE");
    }

    @Test
    void shouldReadLengthsOfTimeAndRefuseOthers()
    {
        assertThat(new PeriodConverter().convert("250ms")).isEqualTo(250_000_000L);
        assertThat(new PeriodConverter().convert("4h")).isEqualTo(14_400_000_000_000L);
        assertThat(CommandRun.of("tape", "bars", tape, "--period", "soon").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("tape", "bars", tape, "--period", "0s").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldRefuseToWriteOverATape()
    {
        CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape);
        final CommandRun again =
            CommandRun.of("import", "binance-capture", "--market", "spot", capture.toString(), "--out", tape);

        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains("exists already");
    }
}
