package io.petrel.tools.cli;

import io.petrel.codecs.event.OperatorAction;
import picocli.CommandLine.Command;

/** {@code petrel cancel-all}: takes back working orders. */
@Command(
    name = "cancel-all",
    description = {"Take back every working order of an account, or of all; it may go on trading.",
        "The stops and targets of what is held stay."},
    footer = {"", "Example:", "  ./petrel cancel-all data/latest --account paper --reason \"why\"", "",
        "Works on a running node at once; left for a stopped one, which takes it before its first event."})
final class CancelAllCommand extends OperatorCommand
{
    @Override
    OperatorAction action()
    {
        return OperatorAction.CANCEL_ALL;
    }
}
