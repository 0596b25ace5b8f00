package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PetrelTest
{
    @Test
    void shouldExplainEveryCommandWithAnExample()
    {
        for (final CommandLine command : leaves(Petrel.commandLine()))
        {
            final String[] path = command.getCommandSpec().qualifiedName().split(" ");
            final String[] args = List.of(path).subList(1, path.length).toArray(new String[path.length]);
            args[path.length - 1] = "--help";
            final CommandRun run = CommandRun.of(args);

            assertThat(run.exitCode()).as(command.getCommandName()).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).as(command.getCommandName()).contains("Example").contains("./petrel " + path[1]);
            assertThat(run.out()).as(command.getCommandName()).contains("--json").contains("--zone");
        }
    }

    @Test
    void shouldNameTheExitCodesInTheHelp()
    {
        final CommandRun run = CommandRun.of("--help");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("0 done, 1 refused input, 2 usage, 3 a check failed");
    }

    @Test
    void shouldCallAMissingCommandAUsageError()
    {
        assertThat(CommandRun.of().exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant()
    {
        final CommandRun run = CommandRun.of("doctr");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("doctor");
    }

    @Test
    void shouldListTheCommandsWhenThereIsNoSuchCommand()
    {
        assertThat(CommandRun.of("fly").err()).startsWith("petrel: unknown COMMAND 'fly'; known: run, import, tape");
        assertThat(CommandRun.of("import", "fly").err()).startsWith("petrel import: unknown FORMAT 'fly'; known: ");
    }

    @Test
    void shouldCallNumbersOutOfRangeAUsageError()
    {
        assertThat(CommandRun.of("book", "tape", "--every", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("tail", "journal", "-n", "-1").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("run", "--speed", "fast").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldCallAnUnknownZoneAUsageError()
    {
        final CommandRun run = CommandRun.of("doctor", "--zone", "Mars/Olympus");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--zone");
    }

    private static List<CommandLine> leaves(final CommandLine command)
    {
        final Collection<CommandLine> subcommands = command.getSubcommands().values();
        final List<CommandLine> leaves = new ArrayList<>();
        for (final CommandLine subcommand : subcommands)
        {
            leaves.addAll(subcommand.getSubcommands().isEmpty() ? List.of(subcommand) : leaves(subcommand));
        }
        return leaves;
    }
}
