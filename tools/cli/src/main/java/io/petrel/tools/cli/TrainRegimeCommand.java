package io.petrel.tools.cli;

import io.petrel.core.feature.FeatureSchema;
import io.petrel.node.app.StartParameter;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.config.TrainingConfig;
import io.petrel.tools.data.tape.TapeWriter;
import io.petrel.tools.features.ScalingMethod;
import io.petrel.tools.research.regime.RegimeTrainer;
import io.petrel.tools.research.regime.RegimeTraining;
import io.petrel.tools.research.regime.RegimeTraining.Fit;
import io.petrel.tools.research.regime.TrainedValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel train regime}: the trained part of the regime stage. */
@Command(
    name = "regime",
    description = {"Train the models of the regime stage on the bars and trades of tapes.",
        "They are the logistic model of TREND, RANGE and PANIC, the volatility model, the hidden Markov model, and the",
        "intensity of trades. Only rows whose label ended before --until are learned from; what follows tells what the",
        "logistic model is worth."},
    footer = {"", "Examples:",
        "  ./petrel train regime data/tapes/2019 --config config/crypto-bars.yaml --out data/params/regime",
        "  ./petrel backtest --tape data/tapes/2020 --config config/crypto-bars.yaml \\",
        "      --parameters data/params/regime --out data/backtests/2020", "",
        "--out holds ParameterUpdate and ModelActivate events. A run refuses a model that was trained on features of",
        "another configuration; ./petrel params PARAMS prints its numbers."})
final class TrainRegimeCommand extends PetrelCommand
{
    private static final String NO_SCALING = "none";

    @Parameters(paramLabel = "TAPE", arity = "1..*", description = "Tapes, merged by time.")
    private List<Path> tapes;

    @Option(names = "--out", paramLabel = "PARAMS", required = true, description = "New folder for the parameters.")
    private Path out;

    @Option(names = "--until", paramLabel = "TIME",
        description = "Learn from nothing after this time, such as 2021-01-01T00:00:00Z (default: the tape's end).")
    private String until;

    @Option(names = "--instrument", paramLabel = "I", defaultValue = "",
        description = "Symbol or id to learn from (default: the first on the tapes). All instruments run in any case.")
    private String instrument;

    @Option(names = "--scaling", paramLabel = "METHOD", defaultValue = "standard",
        description = "Scaling of the logistic model's inputs: standard, minmax, robust, none (default: standard).")
    private String scaling;

    @Option(names = "--config", paramLabel = "FILE",
        description = "Configuration of the runs it is for (default: config/paper.yaml of this installation).")
    private Path config;

    @Option(names = "--training", paramLabel = "FILE",
        description = "Labels, fits and demands (default: config/training/regime.yaml of this installation).")
    private Path training;

    @Option(names = "--parameters", paramLabel = "PARAMS", arity = "1",
        description = "Calibrated parameters that the features run with; give them to the runs too.")
    private List<Path> parameters = new ArrayList<>();

    @Override
    protected int run(final Output output) throws IOException
    {
        final ScalingMethod method = method();
        final long untilNs = null == until ? Long.MAX_VALUE : InstantText.ns("--until", until, this::usageError);
        tapes.forEach(tape -> JournalInput.require(tape, FolderKind.TAPE));
        TapeWriter.requireFree(out);
        final PetrelConfig resolved = PetrelConfig.load(null == config ? RunFolders.config() : config);
        final TrainingConfig rules =
            TrainingConfig.load(null == training ? RunFolders.config("training/regime.yaml") : training);
        final List<StartParameter> start = FeedOptions.startParameters(parameters).parameters();
        final RegimeTraining.Result result = train(output, new RegimeTraining(resolved, rules, tapes, method),
            untilNs, start);
        result.write(out);
        print(output, result);
        return ExitCode.DONE;
    }

    private RegimeTraining.Result train(
        final Output output, final RegimeTraining job, final long untilNs, final List<StartParameter> start)
    {
        try (Progress progress = output.progress("training"))
        {
            return job.run(instrument, untilNs, start, progress::at);
        }
    }

    private ScalingMethod method()
    {
        if (NO_SCALING.equalsIgnoreCase(scaling))
        {
            return null;
        }
        return Stream.of(ScalingMethod.values()).filter(method -> method.name().equalsIgnoreCase(scaling)).findFirst()
            .orElseThrow(() -> usageError("--scaling is standard, minmax, robust or none, not " + scaling));
    }

    private void print(final Output output, final RegimeTraining.Result result) throws IOException
    {
        final List<Fit> fits = new ArrayList<>(result.fits());
        fits.add(result.logistic());
        if (output.isJson())
        {
            Output.write(output.json(), document(result, fits));
            return;
        }
        final Table table = new Table("MODEL", "METHOD", "AGAINST", "CONFIDENCE", "SAMPLES", "NUMBERS", "WRITTEN");
        fits.forEach(fit -> table.row(fit.name(), fit.method(), fit.against(),
            String.format(Locale.ROOT, "%.4f", fit.confidence()), fit.samples(), fit.values().size(),
            fit.isWritten() ? "yes" : "no: " + fit.refusal()));
        output.table(table);
        output.line("");
        output.fields(summary(output, result));
    }

    private Map<String, Object> summary(final Output output, final RegimeTraining.Result result)
    {
        final RegimeTrainer.Training model = result.model();
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("instrument", result.symbol());
        fields.put("bars", result.bars());
        fields.put("learnedUntil", output.time(result.learnedNs()));
        fields.put("model", FeatureSchema.text(model.modelHash()) + " on features " +
            FeatureSchema.text(model.schemaHash()));
        fields.put("shares", String.format(Locale.ROOT, "TREND %.3f, RANGE %.3f, PANIC %.3f", model.shares()[0],
            model.shares()[1], model.shares()[2]));
        fields.put("learned", words(model.learned()));
        fields.put("tested", 0 == model.tested().rows() ? "on nothing: no bar after the cut" : words(model.tested()));
        fields.put("written", out);
        return fields;
    }

    private static String words(final RegimeTrainer.Score score)
    {
        return String.format(Locale.ROOT, "%,d rows, log loss %.4f (by shares alone %.4f), %.1f %% right", score.rows(),
            score.logLoss(), score.baseLogLoss(), 100 * score.hitRate());
    }

    private Map<String, Object> document(final RegimeTraining.Result result, final List<Fit> fits)
    {
        final RegimeTrainer.Training model = result.model();
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("symbol", result.symbol());
        document.put("bars", result.bars());
        document.put("learnedNs", result.learnedNs());
        document.put("inputHash", FeatureSchema.text(result.inputHash()));
        document.put("modelHash", FeatureSchema.text(model.modelHash()));
        document.put("featureSchemaHash", FeatureSchema.text(model.schemaHash()));
        document.put("learned", score(model.learned()));
        document.put("tested", score(model.tested()));
        document.put("fits", fits.stream().map(TrainRegimeCommand::fit).toList());
        document.put("out", out.toString());
        return document;
    }

    private static Map<String, Object> score(final RegimeTrainer.Score score)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        final boolean isKnown = score.rows() > 0;
        document.put("rows", score.rows());
        document.put("logLoss", isKnown ? score.logLoss() : null);
        document.put("baseLogLoss", isKnown ? score.baseLogLoss() : null);
        document.put("hitRate", isKnown ? score.hitRate() : null);
        return document;
    }

    private static Map<String, Object> fit(final Fit fit)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        final Map<String, Object> values = new LinkedHashMap<>();
        for (final TrainedValue value : fit.values())
        {
            values.put(value.key(), value.value());
        }
        document.put("name", fit.name());
        document.put("method", fit.method());
        document.put("against", fit.against());
        document.put("confidence", fit.confidence());
        document.put("samples", fit.samples());
        document.put("written", fit.isWritten());
        document.put("why", fit.refusal());
        document.put("values", values);
        return document;
    }
}
