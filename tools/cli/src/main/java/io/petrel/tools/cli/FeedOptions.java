package io.petrel.tools.cli;

import io.petrel.journal.frame.QueueRole;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.host.Companion;
import io.petrel.tools.data.feed.DefaultFeed;
import io.petrel.tools.research.calibrate.CalibrationCompanion;
import io.petrel.tools.research.calibrate.Lengths;
import io.petrel.tools.research.calibrate.ParameterTape;
import java.io.IOException;
import java.nio.file.Files;
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

    @Option(names = "--parameters", paramLabel = "PARAMS",
        description = "Calibrated parameters to start with, as ./petrel calibrate --out made them.")
    private Path parameters;

    /** The settings with the calibrated parameters to start with, if any were named. */
    SessionSettings withParameters(final SessionSettings settings)
    {
        return null == parameters ? settings :
            settings.with(ParameterTape.read(JournalInput.require(parameters)));
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
        for (final Path tape : tapes)
        {
            if (!Files.isDirectory(tape))
            {
                throw new CliError("no tape", tape.toString(), "make one with ./petrel import");
            }
            if (!Files.isDirectory(tape.resolve(QueueRole.INBOUND.folder())))
            {
                throw new CliError("not a tape", tape.toString(),
                    "it has no folder inbound; make a tape with ./petrel import");
            }
        }
        return tapes;
    }

    PetrelConfig config()
    {
        return PetrelConfig.load(null == config ? RunFolders.config() : config);
    }
}
