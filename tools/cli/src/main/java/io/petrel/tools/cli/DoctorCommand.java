package io.petrel.tools.cli;

import io.petrel.node.config.NodeConfig;
import io.petrel.node.config.PetrelConfig;
import io.petrel.tools.cli.doctor.Examination;
import io.petrel.tools.cli.doctor.Finding;
import io.petrel.tools.cli.doctor.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code petrel doctor}: is this machine fit for a node, and what would make it fitter. */
@Command(
    name = "doctor",
    description = {"Check cores, pinning, clock, memory, JVM flags and disk, and say how to mend each.",
        "With --profile also what that profile asks for."},
    footer = {"", "Example:", "  ./petrel doctor --profile dedicated --journal /mnt/nvme/journal", "",
        "Exit code 3 when a check fails; warnings cost latency only."})
final class DoctorCommand extends PetrelCommand
{
    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Folder that will hold the journal (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Override
    protected int run(final Output output) throws IOException
    {
        final NodeConfig node = PetrelConfig.load(RunFolders.config(), profile.nodeLayers()).node();
        final List<Finding> findings = new Examination(Path.of("/"), journal, node).run();
        final boolean isFit = findings.stream().noneMatch(finding -> Status.FAIL == finding.status());
        if (output.isJson())
        {
            Output.write(output.json(), document(findings, isFit));
        }
        else
        {
            print(output, findings);
        }
        return isFit ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static void print(final Output output, final List<Finding> findings)
    {
        final Table table = new Table("STATUS", "CHECK", "FOUND");
        findings.forEach(finding -> table.row(finding.status(), finding.check(), finding.found()));
        output.table(table);
        final Table mends = new Table();
        findings.stream().filter(finding -> !finding.mend().isEmpty())
            .forEach(finding -> mends.row("  " + finding.check() + ":", finding.mend()));
        if (!mends.isEmpty())
        {
            output.line("");
            output.line("How to mend:");
            output.table(mends);
        }
    }

    private static Map<String, Object> document(final List<Finding> findings, final boolean isFit)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("fit", isFit);
        document.put("checks", findings.stream().map(DoctorCommand::fields).toList());
        return document;
    }

    private static Map<String, Object> fields(final Finding finding)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("check", finding.check());
        fields.put("status", finding.status());
        fields.put("found", finding.found());
        fields.put("mend", finding.mend());
        return fields;
    }
}
