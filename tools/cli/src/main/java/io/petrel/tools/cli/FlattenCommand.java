package io.petrel.tools.cli;

import io.petrel.codecs.event.OperatorAction;
import picocli.CommandLine.Command;

/** {@code petrel flatten}: closes all positions and the gate. */
@Command(
    name = "flatten",
    description = "Close all positions of an account, or of all, and stop it until resume.",
    footer = {"", "Example:", "  ./petrel flatten data/latest --account paper --reason \"why\"", "",
        "Works on a running node at once; left for a stopped one, which takes it before its first event."})
final class FlattenCommand extends OperatorCommand
{
    @Override
    OperatorAction action()
    {
        return OperatorAction.FLATTEN;
    }
}
