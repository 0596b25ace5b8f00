package io.petrel.tools.cli;

import java.io.IOException;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code petrel completion}: lets a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Print a script that lets bash or zsh complete commands and options.",
    footer = {"", "Example:", "  source <(./petrel completion)", "",
        "For every shell: ./petrel completion > ~/.local/share/bash-completion/completions/petrel"})
final class CompletionCommand extends PetrelCommand
{
    @Spec
    private CommandSpec spec;

    @Override
    protected int run(final Output output) throws IOException
    {
        final String script = AutoComplete.bash("petrel", spec.root().commandLine());
        if (output.isJson())
        {
            output.fields(Map.of("script", script));
        }
        else
        {
            script.lines().forEach(output::line);
        }
        return ExitCode.DONE;
    }
}
