package io.petrel.tools.cli;

import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounters;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code petrel driver}: the media driver in a process of its own. */
@Command(
    name = "driver",
    description = {"Run the media driver that feed, node and venue talk through.",
        "Without it the first of them runs one in its own process, and the others lose their sessions for a moment",
        "when that one ends."},
    footer = {"", "Example:", "  ./petrel driver --driver /dev/shm/petrel-live"})
final class DriverCommand extends PetrelCommand
{
    private static final long LOOK_NS = 50_000_000L;

    @Mixin
    private WireOptions options = new WireOptions();

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Override
    protected int run(final Output output) throws IOException
    {
        profile.requireKnown();
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("folder", options.folder().toString());
        try (StopSignal stop = new StopSignal();
            WireCounters counters = options.counters("driver");
            Wire wire = new Wire(options.settings(), counters))
        {
            output.note("media driver " + (wire.hasDriver() ? "runs here" : "runs elsewhere, this one follows it") +
                ": " + options.folder());
            while (!stop.getAsBoolean())
            {
                LockSupport.parkNanos(LOOK_NS);
                wire.mend(() ->
                {
                });
            }
            WireOptions.print(output, fields, counters.values());
            output.flush();
        }
        return ExitCode.DONE;
    }
}
