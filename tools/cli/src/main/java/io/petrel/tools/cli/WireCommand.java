package io.petrel.tools.cli;

import io.petrel.wire.driver.WireCounters;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code petrel wire}: what running processes count. */
@Command(
    name = "wire",
    description = "Show what the processes at a media driver count: back-pressure, gaps, sessions, errors.",
    footer = {"", "Example:", "  ./petrel wire", "  ./petrel wire --driver /dev/shm/petrel-live --json"})
final class WireCommand extends PetrelCommand
{
    @Mixin
    private WireOptions options = new WireOptions();

    @Override
    protected int run(final Output output) throws IOException
    {
        final Map<String, Map<String, Long>> processes = WireCounters.read(options.folder());
        if (output.isJson())
        {
            Output.write(output.json(), processes);
            return ExitCode.DONE;
        }
        if (processes.isEmpty())
        {
            output.line("No process is at " + options.folder());
        }
        final Table table = new Table("PROCESS", "COUNTED", "");
        processes.forEach((process, counted) -> counted.forEach((label, value) -> table.row(process, label, value)));
        output.table(table);
        return ExitCode.DONE;
    }
}
