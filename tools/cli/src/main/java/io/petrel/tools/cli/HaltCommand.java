package io.petrel.tools.cli;

import io.petrel.codecs.event.OperatorAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code petrel halt}: closes the gate for new risk; what a position has of stop and target stays in force, unless that
 * too is to be taken back.
 */
@Command(
    name = "halt",
    description = {"Stop an account, or all: cancel what works and trade nothing until resume.",
        "Stop, target and longest hold of what is held stay in force; ./petrel flatten closes it."},
    footer = {"", "Example:", "  ./petrel halt data/latest --account paper --reason \"why\"",
        "  ./petrel halt data/latest --unprotected --reason \"I trade by hand at the venue\"", "",
        "Works on a running node at once; left for a stopped one, which takes it before its first event."})
final class HaltCommand extends OperatorCommand
{
    @Option(names = "--unprotected", description = {
        "Stop everything: take back every order, stops and targets of what is held too, forget every target, and send",
        "nothing, whatever happens, until resume, halt or flatten. What is held then has no protection."})
    private boolean unprotected;

    @Override
    OperatorAction action()
    {
        return unprotected ? OperatorAction.STOP : OperatorAction.HALT;
    }

    @Override
    String warning()
    {
        return unprotected ? "nothing protects what is held: no stop, no target, no longest hold, no drawdown limit " +
            "closes it until ./petrel resume, halt or flatten" : null;
    }
}
