package io.petrel.tools.cli;

import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.StartModel;
import io.petrel.node.app.StartParameter;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.host.Companion;
import io.petrel.tools.data.feed.DefaultFeed;
import io.petrel.tools.research.calibrate.CalibrationCompanion;
import io.petrel.tools.research.calibrate.Lengths;
import io.petrel.tools.research.calibrate.ParameterTape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a run and a backtest are made of: tapes and a configuration. */
final class FeedOptions
{
    @Option(names = "--tape", paramLabel = "TAPE", arity = "1..*",
        description = "Tapes to feed, merged by time (default: real Bitstamp BTC/USD trades of 2013-11-25 to 12-01).")
    private List<Path> tapes = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE",
        description = "Configuration (default: config/paper.yaml of this installation).")
    private Path config;

    @Option(names = "--parameters", paramLabel = "PARAMS", arity = "1..*",
        description = "Parameters and models to start with, as ./petrel calibrate --out and train --out made them.")
    private List<Path> parameters = new ArrayList<>();

    /** The settings with the parameters and models to start with, if any were named. */
    SessionSettings withParameters(final SessionSettings settings)
    {
        final ParameterTape.Content start = startParameters(parameters);
        return settings.with(start.parameters(), start.models());
    }

    /** What parameter tapes hold together: later ones go before earlier ones. */
    static ParameterTape.Content startParameters(final List<Path> tapes)
    {
        final List<StartParameter> values = new ArrayList<>();
        final List<StartModel> models = new ArrayList<>();
        for (final Path tape : tapes)
        {
            final ParameterTape.Content content = ParameterTape.read(JournalInput.require(tape, FolderKind.PARAMETERS));
            values.addAll(content.parameters());
            models.addAll(content.models());
        }
        return new ParameterTape.Content(values, models);
    }

    /** Whoever stands beside the core by this configuration. */
    static Companion companion(final PetrelConfig resolved, final SessionSettings settings)
    {
        return null == resolved.calibration() ? Companion.NONE :
            new CalibrationCompanion(resolved.calibration(), Lengths.of(settings));
    }

    /** Tapes to feed; imports the default feed on first use. */
    List<Path> tapes(final Output output, final PetrelConfig resolved) throws IOException
    {
        if (tapes.isEmpty())
        {
            final Path folder = new RunFolders(resolved.node().journalDir()).tapes();
            try (Progress progress = output.progress("importing the default feed"))
            {
                return List.of(DefaultFeed.tape(folder, (done, total) -> progress.at(done, total, "bytes")));
            }
        }
        tapes.forEach(tape -> JournalInput.require(tape, FolderKind.TAPE));
        return tapes;
    }

    boolean hasTapes()
    {
        return !tapes.isEmpty();
    }

    PetrelConfig config()
    {
        return config(RunFolders.config());
    }

    /** The configuration named, or else a default, on a machine as profiles have it. */
    PetrelConfig config(final Path standard, final List<Path> nodeLayers)
    {
        return PetrelConfig.load(null == config ? standard : config, nodeLayers);
    }

    /** The configuration named, or else a default. */
    PetrelConfig config(final Path standard)
    {
        return PetrelConfig.load(null == config ? standard : config);
    }
}
