package io.petrel.tools.cli;

import io.petrel.codecs.event.OperatorAction;
import picocli.CommandLine.Command;

/** {@code petrel halt}: closes the gate for new risk; what a position has of stop and target stays in force. */
@Command(
    name = "halt",
    description = {"Stop an account, or all: cancel what works and trade nothing until resume.",
        "Stop, target and longest hold of what is held stay in force; ./petrel flatten closes it."},
    footer = {"", "Example:", "  ./petrel halt data/latest --account paper --reason \"why\"", "",
        "Works on a running node at once; left for a stopped one, which takes it before its first event."})
final class HaltCommand extends OperatorCommand
{
    @Override
    OperatorAction action()
    {
        return OperatorAction.HALT;
    }
}
