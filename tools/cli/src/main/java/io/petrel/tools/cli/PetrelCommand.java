package io.petrel.tools.cli;

import io.petrel.node.feed.Pace;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What every command shares: {@code --help}, {@code --json}, {@code --zone}, and an {@link Output} on the right
 * streams. A command declares its options as fields and does its work in {@link #run(Output)}.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = BuildVersion.class)
abstract class PetrelCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON for machines.")
    private boolean json;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "UTC",
        description = "Zone of printed times (default: ${DEFAULT-VALUE}).")
    private ZoneId zone;

    @Override
    public final Integer call() throws Exception
    {
        final Optional<String> outOfRange = RangeCheck.mistake(spec.commandLine().getParseResult());
        if (outOfRange.isPresent())
        {
            throw usageError(outOfRange.get());
        }
        try (Output output = new Output(spec.commandLine().getOut(), spec.commandLine().getErr(), json, zone))
        {
            return run(output);
        }
    }

    /**
     * A wrong option that only the command can judge.
     *
     * @param message what is wrong with it.
     * @return to be thrown; ends with exit code 2.
     */
    final ParameterException usageError(final String message)
    {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A speed that an option names: {@code max}, {@code real}, or {@code xN}. */
    final Pace pace(final String text)
    {
        try
        {
            return Pace.parse(text);
        }
        catch (final IllegalArgumentException unknown)
        {
            throw usageError(unknown.getMessage());
        }
    }

    /**
     * Does the work of the command.
     *
     * @param output where its results go.
     * @return an {@link ExitCode}.
     * @throws IOException when a file cannot be read or written; printed as one line, exit code 1.
     */
    protected abstract int run(Output output) throws IOException;
}
