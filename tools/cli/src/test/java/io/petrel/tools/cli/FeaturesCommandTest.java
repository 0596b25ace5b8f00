package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.feature.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The export of features by its command, on real bars. */
class FeaturesCommandTest
{
    @TempDir
    private static Path shared;
    private static String late;

    @TempDir
    private Path folder;

    @BeforeAll
    static void importBars() throws IOException
    {
        late = BarTapes.late(shared);
    }

    @Test
    void shouldWriteInputsAndLabelsApartAndAScaling() throws IOException
    {
        final Path out = folder.resolve("btc.csv");
        final Path scaling = folder.resolve("scaling.yaml");
        final CommandRun run = export(out, "--horizon", "5", "--scaling", "robust", "--before", "2019-07-01T00:00:00Z",
            "--scaling-out", scaling.toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        final Map<?, ?> document = DocumentedJson.require("features", run);
        assertThat(document.get("rows")).isEqualTo((long)BarTapes.LATE_BARS);
        assertThat((long)document.get("trainingRows")).isBetween(600L, 1_400L);

        final List<String> rows = Files.readAllLines(out);
        final String labels = Files.readString(folder.resolve("btc.labels.csv"));
        assertThat(rows).hasSize(1 + BarTapes.LATE_BARS);
        for (final Feature feature : Feature.values())
        {
            assertThat(rows.get(0).toUpperCase(Locale.ROOT)).contains(feature.name());
            assertThat(labels.lines().findFirst().orElseThrow().toUpperCase(Locale.ROOT))
                .doesNotContain(feature.name() + ",");
        }
        assertThat(Files.readString(scaling)).contains("scaling.schema_hash: ", "scaling.scale.adx: ");
        assertThat(CommandRun.of("config", "check", BarTapes.configWith(folder, "scaling.scale.adx", "2")).exitCode())
            .isEqualTo(ExitCode.DONE);
    }

    @Test
    void shouldRefuseATakenFileBeforeItRuns() throws IOException
    {
        final Path out = Files.createFile(folder.resolve("there.parquet"));
        final CommandRun run = export(out);
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("exists already: " + out);
        assertThat(Files.size(out)).isZero();
    }

    @Test
    void shouldRefuseAnInstrumentThatIsNotThere()
    {
        final CommandRun run = export(folder.resolve("none.csv"), "--instrument", "DOGE");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("no instrument DOGE on the tapes");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldCallWrongOptionsAUsageError()
    {
        final Path out = folder.resolve("x.csv");
        assertThat(export(folder.resolve("x.xls")).err()).contains("--out must end in .parquet or .csv");
        assertThat(export(out, "--horizon", "0").err()).contains("--horizon 0 is out of range: 1 or more");
        assertThat(export(out, "--scaling", "robust").err())
            .contains("--scaling, --before and --scaling-out go together");
        assertThat(export(out, "--scaling", "log", "--before", "2020-01-01T00:00:00Z", "--scaling-out",
            out.toString() + ".yaml").err()).contains("--scaling is standard, minmax or robust, not log");
        final CommandRun wrongTime = export(out, "--scaling", "minmax", "--before", "noon", "--scaling-out",
            out.toString() + ".yaml");
        assertThat(wrongTime.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrongTime.err()).contains("--before is a time such as");
    }

    @Test
    void shouldShowHowItIsUsed()
    {
        assertThat(CommandRun.of("features", "--help").out()).contains("Examples:", "./petrel features data/tapes");
    }

    private static CommandRun export(final Path out, final String... more)
    {
        final String[] first = {"features", late, "--config", BarTapes.CONFIG, "--out", out.toString()};
        final String[] args = new String[first.length + more.length];
        System.arraycopy(first, 0, args, 0, first.length);
        System.arraycopy(more, 0, args, first.length, more.length);
        return CommandRun.of(args);
    }
}
