package io.petrel.tools.cli;

import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.read.Finding;
import io.petrel.journal.read.JournalVerifier;
import io.petrel.journal.read.VerifyReport;
import io.petrel.journal.snapshot.SnapshotCheck;
import io.petrel.journal.store.QueueReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code petrel verify}: reads every record of a journal or tape and says all that is wrong, and where. */
@Command(
    name = "verify",
    description = {"Check every record of a journal or tape, and the snapshots beside them.",
        "Checked are sequence, checksum, schema, order, cause, holes and the manifest."},
    footer = {"", "Example:", "  ./petrel verify data/latest", "", "Exit code 3 when anything is damaged."})
final class VerifyCommand extends PetrelCommand
{
    @Parameters(paramLabel = "JOURNAL", description = "Folder of the journal or tape.")
    private Path journal;

    @Override
    protected int run(final Output output) throws IOException
    {
        final VerifyReport report;
        try (Progress progress = output.progress("verifying " + journal))
        {
            report = JournalVerifier.verify(
                journal, (queue, bytes, total) -> progress.at(bytes, total, "bytes of " + queue));
        }
        final List<SnapshotCheck> snapshots = SnapshotCheck.of(journal);
        if (output.isJson())
        {
            Output.write(output.json(), document(report, snapshots));
        }
        else
        {
            print(output, report);
            print(output, snapshots);
        }
        final boolean isGood = report.isGood() && snapshots.stream().allMatch(SnapshotCheck::isGood);
        return isGood ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    /** A bad one harms nothing, since a node leaves it aside; yet whoever asks wants to know. */
    private static void print(final Output output, final List<SnapshotCheck> snapshots)
    {
        for (final SnapshotCheck snapshot : snapshots)
        {
            output.line("snapshot " + snapshot.file().getFileName() + ": " +
                (snapshot.isGood() ? "good" : snapshot.problem() + " (a node leaves it aside; it may be removed)"));
        }
    }

    private static Map<String, Object> fields(final SnapshotCheck snapshot)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", snapshot.file().getFileName().toString());
        fields.put("good", snapshot.isGood());
        fields.put("problem", snapshot.problem());
        return fields;
    }

    private static List<QueueReport> queues(final VerifyReport report)
    {
        final List<QueueReport> queues = new ArrayList<>(List.of(report.journal().inbound()));
        if (null != report.journal().outbound())
        {
            queues.add(report.journal().outbound());
        }
        return queues;
    }

    private static void print(final Output output, final VerifyReport report)
    {
        final Table table = new Table("QUEUE", "READABLE", "SAVABLE", "BYTES", "STATE");
        for (final QueueReport queue : queues(report))
        {
            table.row(queue.queue(), range(queue.readableSequence()), range(queue.savableSequence()), queue.bytes(),
                queue.isGood() ? "good" : "damaged");
        }
        output.table(table);
        for (final Finding finding : report.findings())
        {
            output.line(finding.damage().kind() + " " + finding.damage());
        }
        report.findings().stream().map(Finding::mend).distinct().forEach(mend -> output.line("mend: " + mend));
        output.line(report.isGood() ? "verified: no damage" : "damaged: " + report.findings().size() + " finding(s)");
    }

    private static String range(final long last)
    {
        return 0 == last ? "none" : "1.." + last;
    }

    private static Map<String, Object> document(final VerifyReport report, final List<SnapshotCheck> snapshots)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        final Manifest manifest = report.journal().manifest();
        document.put("journal", report.journal().dir().toString());
        document.put("good", report.isGood());
        document.put("kind", null == manifest ? null : manifest.kind().name());
        document.put("build", null == manifest ? null : manifest.build());
        document.put("configHash", null == manifest ? null : manifest.configHash());
        document.put("queues", queues(report).stream().map(VerifyCommand::fields).toList());
        document.put("findings", report.findings().stream().map(VerifyCommand::fields).toList());
        document.put("snapshots", snapshots.stream().map(VerifyCommand::fields).toList());
        return document;
    }

    private static Map<String, Object> fields(final QueueReport queue)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("queue", queue.queue());
        fields.put("good", queue.isGood());
        fields.put("readableSequence", queue.readableSequence());
        fields.put("savableSequence", queue.savableSequence());
        fields.put("knownSequence", queue.lastSequence());
        fields.put("bytes", queue.bytes());
        return fields;
    }

    private static Map<String, Object> fields(final Finding finding)
    {
        final Damage damage = finding.damage();
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", damage.kind().name());
        fields.put("queue", damage.queue());
        fields.put("sequence", FrameLayout.NULL_SEQUENCE == damage.sequence() ? null : damage.sequence());
        fields.put("position", Damage.NULL_POSITION == damage.position() ? null : damage.position());
        fields.put("what", damage.what());
        fields.put("mend", finding.mend());
        return fields;
    }
}
