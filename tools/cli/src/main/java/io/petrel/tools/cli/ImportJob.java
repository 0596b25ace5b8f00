package io.petrel.tools.cli;

import io.petrel.tools.data.load.BadLinePolicy;
import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.load.ImportSummary;
import io.petrel.tools.data.load.InstrumentFiles;
import io.petrel.tools.data.load.TapeImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands of all formats share: files, the tape, what becomes of bad lines, and the report. */
abstract class ImportJob extends PetrelCommand
{
    @Parameters(paramLabel = "FILE", arity = "1..*",
        description = "Files, in the order of time where they continue one another.")
    private List<Path> files;

    @Option(names = "--out", paramLabel = "TAPE", required = true, description = "Folder of the tape to make.")
    private Path tape;

    @Option(names = "--bad-lines", paramLabel = "refuse|count", defaultValue = "refuse",
        description = "What to do with a malformed line: stop and leave no tape, or leave it out and report it " +
            "(default: ${DEFAULT-VALUE}).")
    private BadLinePolicy badLines;

    @Option(names = "--instruments", paramLabel = "FILE", arity = "1",
        description = "Instrument file of the configuration whose tick, lot and names to use; may be repeated " +
            "(default: the coarsest tick and lot that fit all the data).")
    private List<Path> instruments = List.of();

    /** The format with the options that the user gave. */
    protected abstract ImportFormat format();

    @Override
    protected final int run(final Output output) throws IOException
    {
        final ImportSummary summary;
        final ImportFormat format = format();
        try (Progress progress = output.progress("import"))
        {
            final TapeImport job = new TapeImport(format, badLines, InstrumentFiles.read(instruments, format),
                (done, total) -> progress.at(done, total, "bytes"));
            summary = job.run(files, tape, WallClock.nowNs());
        }
        new ImportReport(output).print(summary);
        return ExitCode.DONE;
    }
}
