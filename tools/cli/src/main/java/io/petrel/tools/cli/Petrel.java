package io.petrel.tools.cli;

import io.petrel.node.config.Slip;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Entry point of the command line: knows the commands, turns their failures into one line and an exit code. */
@Command(
    name = "petrel",
    description = "Low-latency, deterministic trading engine: run it, replay it, ask it why.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  ./petrel run", "", "Exit codes: 0 done, 1 refused input, 2 usage, 3 a check failed."})
public final class Petrel implements Runnable
{
    /** Every command, in the order the help lists them. A new command is one more line. */
    private static final List<Class<? extends PetrelCommand>> COMMANDS = List.of(
        RunCommand.class,
        ImportCommand.class,
        TapeCommand.class,
        BookCommand.class,
        MarketCommand.class,
        BacktestCommand.class,
        FeaturesCommand.class,
        TrainCommand.class,
        ReplayCommand.class,
        VerifyCommand.class,
        RepairCommand.class,
        TailCommand.class,
        DiffCommand.class,
        ExplainCommand.class,
        StateCommand.class,
        ParamsCommand.class,
        AccountsCommand.class,
        HaltCommand.class,
        FlattenCommand.class,
        CancelAllCommand.class,
        ResumeCommand.class,
        OrderCommand.class,
        SnapshotCommand.class,
        TcaCommand.class,
        CalibrateCommand.class,
        FeedCommand.class,
        VenueCommand.class,
        DriverCommand.class,
        WireCommand.class,
        ConfigCommand.class,
        BenchCommand.class,
        DoctorCommand.class,
        CompletionCommand.class);

    @Spec
    private CommandSpec spec;

    /**
     * Runs one command and leaves the JVM with its exit code.
     *
     * @param args command name and its arguments.
     */
    public static void main(final String[] args)
    {
        final PrintWriter out = writer(FileDescriptor.out);
        final PrintWriter err = writer(FileDescriptor.err);
        final int exitCode = execute(out, err, args);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /**
     * Runs one command against the given streams; the way tests drive the command line.
     *
     * @param out  where results go.
     * @param err  where refusals and progress go.
     * @param args command name and its arguments.
     * @return an {@link ExitCode}.
     */
    public static int execute(final PrintWriter out, final PrintWriter err, final String... args)
    {
        final CommandLine commandLine = commandLine().setOut(out).setErr(err);
        final int exitCode = run(commandLine, helpLast(args));
        out.flush();
        err.flush();
        return exitCode;
    }

    /** An error of the JVM, unlike an exception, comes past the handlers. */
    private static int run(final CommandLine commandLine, final String... args)
    {
        try
        {
            return commandLine.execute(args);
        }
        catch (final OutOfMemoryError | InternalError broken)
        {
            final String command = args.length > 0 ? "petrel " + args[0] : "petrel";
            commandLine.getErr().println(command + ": " + Refusal.describe(broken));
            return ExitCode.REFUSED;
        }
    }

    /** {@code help} before a command, or alone, is {@code --help} behind it. */
    private static String[] helpLast(final String[] args)
    {
        if (0 == args.length || !"help".equals(args[0]))
        {
            return args;
        }
        final String[] asked = Arrays.copyOfRange(args, 1, args.length + 1);
        asked[args.length - 1] = "--help";
        return asked;
    }

    static CommandLine commandLine()
    {
        final CommandLine commandLine = new CommandLine(new Petrel());
        for (final Class<? extends PetrelCommand> command : COMMANDS)
        {
            commandLine.addSubcommand(command);
        }
        OptionConverters.register(commandLine);
        return commandLine
            .registerConverter(ZoneId.class, Petrel::zone)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpLongOptionsMaxWidth(36)
            .setUsageHelpWidth(110)
            .setParameterExceptionHandler(Petrel::onUsageError)
            .setExecutionExceptionHandler(Petrel::onFailure);
    }

    @Override
    public void run()
    {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }

    private static ZoneId zone(final String text)
    {
        try
        {
            return ZoneId.of(text);
        }
        catch (final DateTimeException unknown)
        {
            throw new TypeConversionException(
                "there is no time zone '" + text + "'; write UTC, Europe/Prague or +02:00");
        }
    }

    private static int onUsageError(final ParameterException error, final String[] args)
    {
        final CommandLine command = error.getCommandLine();
        final PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + usageText(error, command));
        err.println("Try './" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static String usageText(final ParameterException error, final CommandLine command)
    {
        final String text = Refusal.oneLine(error.getMessage()).replace("option option", "option");
        return error instanceof CommandLine.UnmatchedArgumentException unmatched ?
            unmatchedText(text, unmatched, command) : text;
    }

    /** An argument that a command with subcommands cannot place is a subcommand that there is none of. */
    private static String unmatchedText(
        final String text, final CommandLine.UnmatchedArgumentException error, final CommandLine command)
    {
        final String word = error.getUnmatched().get(0);
        if (error.isUnknownOption())
        {
            return text + OptionNames.meant(word, command).map(name -> "; did you mean " + name + "?").orElse("");
        }
        final Set<String> known = command.getSubcommands().keySet();
        return known.isEmpty() ? text :
            "unknown " + command.getCommandSpec().usageMessage().synopsisSubcommandLabel() + " '" + word + "'; " +
            Slip.of(word, known).map(name -> "did you mean " + name + "?")
                .orElseGet(() -> "known: " + String.join(", ", known));
    }

    private static int onFailure(final Exception failure, final CommandLine command, final ParseResult parsed)
    {
        command.getOut().flush();
        final PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + Refusal.describe(failure));
        if (!Refusal.isExpected(failure) || null != System.getenv("PETREL_DEBUG"))
        {
            failure.printStackTrace(err);
        }
        return ExitCode.REFUSED;
    }

    private static PrintWriter writer(final FileDescriptor descriptor)
    {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
