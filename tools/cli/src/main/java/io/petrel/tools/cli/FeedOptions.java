package io.petrel.tools.cli;

import io.petrel.journal.frame.QueueRole;
import io.petrel.node.config.PetrelConfig;
import io.petrel.tools.data.feed.DefaultFeed;
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
