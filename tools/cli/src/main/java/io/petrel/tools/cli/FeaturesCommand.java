package io.petrel.tools.cli;

import io.petrel.core.feature.FeatureSchema;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.tools.features.FeatureExport;
import io.petrel.tools.features.RowSink;
import io.petrel.tools.features.ScalingFit;
import io.petrel.tools.features.ScalingMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel features}: the vector of every decision, as the engine computes it, for training. */
@Command(
    name = "features",
    description = "Run tapes through the engine and write the features of every decision, labels apart.",
    footer = {"", "Examples:",
        "  ./petrel features data/tapes/bitstamp-btcusd-2013-11 --out btcusd.parquet --horizon 5 --horizon 20",
        "  ./petrel features data/tapes/bitstamp-btcusd-2013-11 --out scaled.parquet --scaling robust \\",
        "      --before 2013-11-29T00:00:00Z --scaling-out scaling.yaml", "",
        "A row is a closed bar of the decision series. OUT holds inputs only; labels of --horizon go to OUT.labels.",
        "Columns and units: docs/features.md and tools/features/README.md."})
final class FeaturesCommand extends PetrelCommand
{
    private static final long NS_PER_SECOND = 1_000_000_000L;

    @Parameters(paramLabel = "TAPE", arity = "1..*", description = "Tapes, merged by time.")
    private List<Path> tapes;

    @Option(names = "--out", paramLabel = "FILE", required = true,
        description = "New file, .parquet or .csv; labels go beside it, as FILE.labels.parquet.")
    private Path out;

    @Option(names = "--config", paramLabel = "FILE",
        description = "Configuration (default: config/paper.yaml of this installation).")
    private Path config;

    @Option(names = "--instrument", paramLabel = "I", defaultValue = "",
        description = "Symbol or id whose rows to keep (default: all). All instruments run in any case.")
    private String instrument;

    @InRange(from = 1)
    @Option(names = "--horizon", paramLabel = "N", description = "Bars that labels look ahead; may be repeated.")
    private List<Integer> horizons = new ArrayList<>();

    @Option(names = "--scaling", paramLabel = "METHOD",
        description = "Also fit a scaling of the features: standard, minmax or robust.")
    private String scaling;

    @Option(names = "--before", paramLabel = "TIME",
        description = "Fit on rows decided before this time only, such as 2024-08-09T00:00:00Z.")
    private String before;

    @Option(names = "--scaling-out", paramLabel = "FILE",
        description = "New file for the scaling, a layer of the configuration's strategy.")
    private Path scalingOut;

    @Override
    protected int run(final Output output) throws IOException
    {
        requireOptions();
        final PetrelConfig resolved = PetrelConfig.load(null == config ? RunFolders.config() : config);
        final ScalingFit fit = null == scaling ? null : new ScalingFit(method(), beforeNs());
        final RowSink also = null == fit ? row ->
        {
        } : fit;
        final long startNs = System.nanoTime();
        final FeatureExport.Result result = export(output, resolved, also);
        if (null != fit)
        {
            fit.write(scalingOut);
        }
        output.fields(summary(result, fit, System.nanoTime() - startNs));
        return ExitCode.DONE;
    }

    private FeatureExport.Result export(final Output output, final PetrelConfig resolved, final RowSink also)
        throws IOException
    {
        final long records = TapeFacts.of(tapes).records();
        try (Progress progress = output.progress("exporting features"))
        {
            return new FeatureExport(resolved, tapes, instrument, horizons, out)
                .run(BuildVersion.text(), also, done -> progress.at(done, records, "events"));
        }
    }

    private void requireOptions()
    {
        if (!FeatureExport.isKnownFormat(out))
        {
            throw usageError("--out must end in .parquet or .csv: " + out);
        }
        if ((null == scaling) != (null == before) || (null == scaling) != (null == scalingOut))
        {
            throw usageError("--scaling, --before and --scaling-out go together");
        }
        tapes.forEach(tape -> JournalInput.require(tape, FolderKind.TAPE));
        if (null != scalingOut && Files.exists(scalingOut))
        {
            throw new CliError("exists already", scalingOut.toString(), "choose another name or remove it");
        }
    }

    private ScalingMethod method()
    {
        for (final ScalingMethod method : ScalingMethod.values())
        {
            if (method.name().equalsIgnoreCase(scaling))
            {
                return method;
            }
        }
        throw usageError("--scaling is standard, minmax or robust, not " + scaling);
    }

    private long beforeNs()
    {
        return InstantText.ns("--before", before, this::usageError);
    }

    private Map<String, Object> summary(
        final FeatureExport.Result result, final ScalingFit fit, final long elapsedNs)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rows", result.rows());
        fields.put("instruments", List.copyOf(result.instruments()));
        fields.put("schemaHash", FeatureSchema.text(result.schemaHash()));
        fields.put("neverReady", result.neverReady());
        fields.put("features", result.features().toString());
        if (null != result.labels())
        {
            fields.put("labels", result.labels().toString());
        }
        if (null != fit)
        {
            fields.put("trainingRows", fit.rows());
            fields.put("scaling", scalingOut.toString());
        }
        fields.put("seconds", Math.round(elapsedNs / (double)NS_PER_SECOND * 1000) / 1000.0);
        return fields;
    }
}
