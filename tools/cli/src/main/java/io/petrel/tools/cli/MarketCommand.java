package io.petrel.tools.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code petrel market}: the market that agents make. */
@Command(
    name = "market",
    description = "Look at the synthetic market that run --market synthetic trades on.",
    synopsisSubcommandLabel = "report",
    subcommands = MarketReportCommand.class,
    footer = {"", "Example:", "  ./petrel market report --seed 7"})
final class MarketCommand extends PetrelCommand
{
    @Spec
    private CommandSpec command;

    @Override
    protected int run(final Output output)
    {
        throw new ParameterException(command.commandLine(), "Name what to do: report");
    }
}
