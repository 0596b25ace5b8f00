package io.petrel.tools.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code petrel tape}: what is on a tape. */
@Command(
    name = "tape",
    description = "Look at a tape: what is on it, and bars of its trades.",
    synopsisSubcommandLabel = "info|bars",
    subcommands = {TapeInfoCommand.class, TapeBarsCommand.class},
    footer = {"", "Example:", "  ./petrel tape info data/tapes/bitstamp-btcusd-2013-11"})
final class TapeCommand extends PetrelCommand
{
    @Spec
    private CommandSpec command;

    @Override
    protected int run(final Output output)
    {
        throw new ParameterException(command.commandLine(), "Name what to do: info or bars");
    }
}
