package io.petrel.tools.cli;

import io.petrel.codecs.event.OperatorAction;
import picocli.CommandLine.Command;

/** {@code petrel resume}: opens the gate. */
@Command(
    name = "resume",
    description = "Let an account, or all, trade again after halt, flatten or a doubt; no limit is lifted.",
    footer = {"", "Example:", "  ./petrel resume data/latest --account paper --reason \"why\"", "",
        "Works on a running node at once; left for a stopped one, which takes it before its first event."})
final class ResumeCommand extends OperatorCommand
{
    @Override
    OperatorAction action()
    {
        return OperatorAction.RESUME;
    }
}
