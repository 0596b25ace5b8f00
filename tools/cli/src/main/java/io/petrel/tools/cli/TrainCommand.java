package io.petrel.tools.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code petrel train}: models learned from tapes. */
@Command(
    name = "train",
    description = "Train models on tapes, to be run with --parameters.",
    synopsisSubcommandLabel = "regime",
    subcommands = TrainRegimeCommand.class,
    footer = {"", "Example:", "  ./petrel train regime data/tapes/2019 --out data/params/regime"})
final class TrainCommand extends PetrelCommand
{
    @Spec
    private CommandSpec command;

    @Override
    protected int run(final Output output)
    {
        throw new ParameterException(command.commandLine(), "Say regime");
    }
}
