package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calibrated parameters from real bars to a run, and what the ledger says of them. */
class CalibrateCommandTest
{
    @TempDir
    private static Path shared;
    private static String early;
    private static String late;
    private static String params;
    private static CommandRun calibrated;

    @TempDir
    private Path folder;

    @BeforeAll
    static void calibrateOnTheFirstPart() throws IOException
    {
        early = BarTapes.early(shared);
        late = BarTapes.late(shared);
        params = shared.resolve("params").toString();
        calibrated = CommandRun.of("calibrate", early, "--config", BarTapes.CONFIG, "--out", params, "--json");
    }

    @Test
    void shouldDeriveEveryQuantityFromTheNewestBarsWithTheShippedSettings() throws IOException
    {
        assertThat(calibrated.exitCode()).as(calibrated.err()).isEqualTo(ExitCode.DONE);
        final Map<?, ?> document = DocumentedJson.require("calibrate", calibrated);
        assertThat(document.get("bars")).as("window_bars of config/calibration/companion.yaml").isEqualTo(2_000L);
        final List<?> values = (List<?>)document.get("values");
        assertThat(values).hasSize(24);
        assertThat(values).allSatisfy(value -> assertThat(((Map<?, ?>)value).get("method").toString()).isNotBlank());
        assertThat(values).anySatisfy(value -> assertThat(((Map<?, ?>)value).get("sent")).isEqualTo(true));
    }

    @Test
    void shouldRunTheLaterPartWithTheValuesAndShowThemInTheLedger() throws IOException
    {
        final Path out = folder.resolve("run");
        final CommandRun run = CommandRun.of("backtest", "--tape", late, "--config", BarTapes.CONFIG, "--parameters",
            params, "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);

        final String journal = out.resolve("journal").toString();
        final List<Object> sent = sentKeys();
        final Map<?, ?> ledger = (Map<?, ?>)Json.parse(CommandRun.of("params", journal, "--at", "600", "--json").out());
        final List<Object> keys = ((List<?>)ledger.get("parameters")).stream().map(entry -> (Map<?, ?>)entry)
            .filter(entry -> Boolean.TRUE.equals(entry.get("calibrated"))).<Object>map(entry -> entry.get("key"))
            .toList();
        assertThat(keys).containsExactlyInAnyOrderElementsOf(sent);
        assertThat((List<?>)ledger.get("models")).isEmpty();
        assertThat(CommandRun.of("params", journal, "--key", "feature.rsi").out())
            .contains("feature.rsi_bars", "configured: ", "applied");
        assertThat(CommandRun.of("params", journal, "--history", "--json").out())
            .contains("calibrated: ", "inputHash");
    }

    @Test
    void shouldReadAsManyBarsAsAreAskedFor() throws IOException
    {
        final CommandRun run =
            CommandRun.of("calibrate", late, "--config", BarTapes.CONFIG, "--window", "700", "--json");
        assertThat(((Map<?, ?>)Json.parse(run.out())).get("bars")).isEqualTo(700L);
        assertThat(CommandRun.of("calibrate", late, "--window", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldSayOfEachQuantityWhyItIsNotSent() throws IOException
    {
        final CommandRun run = CommandRun.of("calibrate", late, "--config", BarTapes.CONFIG, "--window", "700");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("no: no parameter of the core takes it", "no: not sure enough", "valid until")
            .doesNotContain("NaN");
    }

    @Test
    void shouldRefuseTooFewBars()
    {
        final CommandRun run = CommandRun.of("calibrate", late, "--config", BarTapes.CONFIG, "--window", "200");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("calibration needs 500 bars, there are 200");
    }

    @Test
    void shouldRefuseATakenPlaceBeforeAnythingElse()
    {
        final CommandRun run = CommandRun.of("calibrate", late, "--config", "nowhere.yaml", "--out", params);
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("exists already: " + params);
    }

    @Test
    void shouldRefuseWhatIsNoTapeAndAnInstrumentThatIsNotThere()
    {
        assertThat(CommandRun.of("calibrate", folder.toString()).err()).contains("not a tape: " + folder);
        final CommandRun run = CommandRun.of("calibrate", late, "--config", BarTapes.CONFIG, "--instrument", "DOGE");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("DOGE");
    }

    @Test
    void shouldRefuseAnythingButParametersWhereARunStarts()
    {
        final CommandRun run = CommandRun.of("backtest", "--tape", late, "--config", BarTapes.CONFIG, "--parameters",
            early, "--out", folder.resolve("no").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("a tape, not a parameter tape", "./petrel calibrate");
    }

    @Test
    void shouldRefuseParametersOfNothing()
    {
        assertThat(CommandRun.of("params", folder.toString()).exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(CommandRun.of("params", params, "--at", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("params", params, "--all").out()).contains("not set: whoever needs it refuses");
    }

    @Test
    void shouldShowHowTheyAreUsed()
    {
        assertThat(CommandRun.of("calibrate", "--help").out()).contains("Examples:", "./petrel calibrate data/tapes");
        assertThat(CommandRun.of("params", "--help").out()).contains("Examples:", "./petrel params data/latest");
    }

    private static List<Object> sentKeys() throws IOException
    {
        return ((List<?>)((Map<?, ?>)Json.parse(calibrated.out())).get("values")).stream()
            .map(value -> (Map<?, ?>)value).filter(value -> Boolean.TRUE.equals(value.get("sent")))
            .<Object>map(value -> value.get("key")).toList();
    }
}
