package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a tape to a model to a run with it: learned on the first part of real bars, run on the later part. */
class TrainRegimeCommandTest
{
    private static final String CUT = "2018-09-01T00:00:00Z";

    @TempDir
    private static Path shared;
    private static String early;
    private static String late;
    private static String params;
    private static CommandRun trained;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainOnTheFirstPart() throws IOException
    {
        early = BarTapes.early(shared);
        late = BarTapes.late(shared);
        params = shared.resolve("params").toString();
        trained = train(early, params, "--until", CUT, "--json");
    }

    @Test
    void shouldTrainEveryModelThatTheTapeHasDataFor() throws IOException
    {
        assertThat(trained.exitCode()).as(trained.err()).isEqualTo(ExitCode.DONE);
        final Map<?, ?> document = DocumentedJson.require("train regime", trained);
        final Map<?, ?> learned = (Map<?, ?>)document.get("learned");
        final Map<?, ?> tested = (Map<?, ?>)document.get("tested");
        assertThat((long)learned.get("rows")).isBetween(4_000L, 5_100L);
        assertThat((long)tested.get("rows")).isBetween(800L, 1_200L);
        assertThat((double)learned.get("logLoss")).isLessThan((double)learned.get("baseLogLoss"));
        assertThat(fit(document, "regime.meta").get("written")).isEqualTo(true);
        assertThat(fit(document, "regime.garch").get("written")).isEqualTo(true);
        assertThat(fit(document, "regime.hmm").get("written")).isEqualTo(true);
        assertThat(fit(document, "feature.hawkes").get("why")).isEqualTo("only 0 trades, 1000 are needed");
    }

    @Test
    void shouldRunTheLaterPartWithTheModelAndReplayItByteForByte() throws IOException
    {
        final String journal = backtest("with", late, params);
        final String hash = document(trained).get("modelHash").toString();
        final List<Object> verdicts = records(journal, "ModelVerdict");
        final List<Object> assessments = records(journal, "RegimeAssessment");
        long modelled = 0;
        for (final Object record : assessments)
        {
            final Map<?, ?> fields = (Map<?, ?>)((Map<?, ?>)record).get("fields");
            if (null != fields.get("modelHash"))
            {
                assertThat(String.format("%016x", (long)fields.get("modelHash"))).isEqualTo(hash);
                assertThat((double)fields.get("trendProbability") + (double)fields.get("rangeProbability") +
                    (double)fields.get("panicProbability")).isBetween(1 - 1e-12, 1 + 1e-12);
                assertThat((List<?>)fields.get("states")).hasSize(3);
                modelled++;
            }
        }
        assertThat(verdicts).hasSize(1);
        assertThat(verdicts.get(0).toString()).contains("reason=NONE", "name=regime.meta");
        assertThat(assessments).hasSize(BarTapes.LATE_BARS);
        assertThat(modelled).as("assessments with the model, all but the warm-up").isGreaterThan(1_500);
        assertThat(CommandRun.of("replay", journal).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(CommandRun.of("params", journal, "--key", "regime.meta.trend").out())
            .contains("model regime.meta " + hash, ": applied", "multinomial logistic regression, standard scaling");
        explainsWithTheModel(journal, hash);
    }

    private static void explainsWithTheModel(final String journal, final String hash) throws IOException
    {
        final List<Object> orders = records(journal, "NewOrder");
        final Object last = ((Map<?, ?>)((Map<?, ?>)orders.get(orders.size() - 1)).get("fields")).get("clientOrderId");
        assertThat(CommandRun.of("explain", journal, last.toString()).out()).contains("[3] Regime", "model " + hash);
    }

    @Test
    void shouldPrintTheNumbersOfAParameterTape() throws IOException
    {
        final CommandRun run = CommandRun.of("params", params, "--json");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        final List<?> models = (List<?>)document(run).get("models");
        assertThat(models).hasSize(1);
        assertThat(models.get(0).toString()).contains("verdict=sent");
        assertThat(run.out()).contains("scaling.center.adx", "regime.meta.scaled", "regime.garch.omega");
    }

    @Test
    void shouldRefuseAModelThatWasTrainedOnOtherFeatures() throws IOException
    {
        final String other = BarTapes.configWith(folder, "feature.rsi_bars", "20");
        final CommandRun run = CommandRun.of("backtest", "--tape", late, "--config", other, "--parameters", params,
            "--out", folder.resolve("refused").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("model regime.meta", "was trained on feature schema",
            "train it again on features of this configuration");
        assertThat(folder.resolve("refused/journal")).doesNotExist();
    }

    @Test
    void shouldRefuseToLookAhead()
    {
        final CommandRun run = CommandRun.of("backtest", "--tape", early, "--config", BarTapes.CONFIG, "--parameters",
            params, "--out", folder.resolve("ahead").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("later than the feed begins", "looking ahead");
    }

    @Test
    void shouldRefuseTooFewBarsAndWriteNothing()
    {
        final String out = folder.resolve("few").toString();
        final CommandRun run = train(early, out, "--until", "2016-07-01T00:00:00Z");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("bars can be learned from, 500 are needed");
        assertThat(folder.resolve("few")).doesNotExist();
    }

    @Test
    void shouldRefuseATakenPlaceBeforeAnythingElse()
    {
        final CommandRun run = CommandRun.of("train", "regime", early, "--config", "nowhere.yaml", "--out", params);
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("exists already: " + params);
    }

    @Test
    void shouldNameTheInstrumentsThatTheTapeHas()
    {
        final CommandRun run = train(early, folder.resolve("none").toString(), "--instrument", "DOGE");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).hasLineCount(1).contains("no instrument DOGE on the tapes, they have");
    }

    @Test
    void shouldCallWrongOptionsAUsageError()
    {
        final String out = folder.resolve("wrong").toString();
        assertThat(train(early, out, "--scaling", "log").err())
            .contains("--scaling is standard, minmax, robust or none, not log");
        assertThat(train(early, out, "--until", "yesterday").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("train").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldShowHowItIsUsed()
    {
        final CommandRun run = CommandRun.of("train", "regime", "--help");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("Examples:", "./petrel train regime data/tapes/2019", "--until");
    }

    private static CommandRun train(final String tape, final String out, final String... more)
    {
        final String[] args = new String[7 + more.length];
        System.arraycopy(
            new String[]{"train", "regime", tape, "--config", BarTapes.CONFIG, "--out", out}, 0, args, 0, 7);
        System.arraycopy(more, 0, args, 7, more.length);
        return CommandRun.of(args);
    }

    private String backtest(final String name, final String tape, final String parameters)
    {
        final Path out = folder.resolve(name);
        final CommandRun run = CommandRun.of("backtest", "--tape", tape, "--config", BarTapes.CONFIG, "--parameters",
            parameters, "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return out.resolve("journal").toString();
    }

    private static List<Object> records(final String journal, final String type) throws IOException
    {
        return Json.parseAll(CommandRun.of("tail", journal, "--type", type, "-n", "100000", "--json").out());
    }

    private static Map<?, ?> document(final CommandRun run) throws IOException
    {
        return (Map<?, ?>)Json.parse(run.out());
    }

    private static Map<?, ?> fit(final Map<?, ?> document, final String name)
    {
        return ((List<?>)document.get("fits")).stream().map(fit -> (Map<?, ?>)fit)
            .filter(fit -> name.equals(fit.get("name"))).findFirst().orElseThrow();
    }
}
