package io.petrel.tools.cli;

import io.petrel.journal.read.JournalRepair;
import io.petrel.journal.read.RepairReport;
import io.petrel.journal.read.RepairReport.Rescue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code petrel repair}: saves the good records of a damaged journal or tape to a new one; the old one stays as it is.
 */
@Command(
    name = "repair",
    description = "Save the good records of a damaged journal or tape to a new one, and say what was lost.",
    footer = {"", "Example:", "  ./petrel repair data/latest --out data/mended"})
final class RepairCommand extends PetrelCommand
{
    @Parameters(paramLabel = "JOURNAL", description = "Folder of the damaged journal or tape; it is only read.")
    private Path journal;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the new journal.")
    private Path out;

    @Override
    protected int run(final Output output) throws IOException
    {
        final RepairReport report;
        try (Progress progress = output.progress("repairing " + journal))
        {
            report = JournalRepair.repair(journal, out, (queue, done, total) -> progress.at(done, total, queue));
        }
        if (output.isJson())
        {
            Output.write(output.json(), document(report));
            return ExitCode.DONE;
        }
        rescues(report).forEach(rescue -> output.line(rescue.toString()));
        output.line("saved to " + out + "; " + journal + " is unchanged");
        return ExitCode.DONE;
    }

    private static Stream<Rescue> rescues(final RepairReport report)
    {
        return Stream.of(report.inbound(), report.outbound()).filter(Objects::nonNull);
    }

    private Map<String, Object> document(final RepairReport report)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("journal", journal.toString());
        document.put("out", out.toString());
        final List<Map<String, Object>> queues = rescues(report).map(RepairCommand::fields).toList();
        document.put("queues", queues);
        return document;
    }

    private static Map<String, Object> fields(final Rescue rescue)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("queue", rescue.queue());
        fields.put("savedSequence", rescue.saved());
        fields.put("knownSequence", rescue.known());
        fields.put("lost", rescue.lost());
        fields.put("reason", rescue.reason().isEmpty() ? null : rescue.reason());
        return fields;
    }
}
