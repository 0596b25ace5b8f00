package io.petrel.tools.cli;

import io.petrel.journal.frame.QueueRole;
import io.petrel.tools.cli.record.InstrumentUnits;
import io.petrel.tools.cli.record.JournalRecord;
import io.petrel.tools.cli.record.QueueComparison;
import io.petrel.tools.cli.record.RecordDifference;
import io.petrel.tools.cli.record.RecordText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code petrel diff}: where two journals part, field by field. */
@Command(
    name = "diff",
    description = "Find the first record in which two journals differ, and show it field by field.",
    footer = {"", "Example:", "  ./petrel diff data/latest data/backtests/first/journal", "",
        "Exit code 3 when they differ. Compared are both queues: times, cause, source and every byte of the message."})
final class DiffCommand extends PetrelCommand
{
    private static final int PROGRESS_MASK = 0xFFFF;

    @Parameters(index = "0", paramLabel = "A", description = "Folder of a journal or tape.")
    private Path pathA;

    @Parameters(index = "1", paramLabel = "B", description = "Folder of another.")
    private Path pathB;

    @Override
    protected int run(final Output output) throws IOException
    {
        JournalInput.require(pathA);
        JournalInput.require(pathB);
        final List<QueueComparison> comparisons = new ArrayList<>();
        for (final QueueRole role : QueueRole.values())
        {
            comparisons.add(compare(role, output));
        }
        final QueueComparison first = earliest(comparisons);
        final RecordText text = new RecordText(InstrumentUnits.of(pathA), output::time);
        if (output.isJson())
        {
            Output.write(output.json(), document(comparisons, first, text));
        }
        else
        {
            print(output, comparisons, first, text);
        }
        return isIdentical(comparisons) ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private QueueComparison compare(final QueueRole role, final Output output)
    {
        try (Progress progress = output.progress("comparing " + role.folder()))
        {
            final QueueComparison comparison = new QueueComparison(role);
            comparison.run(pathA, pathB, records ->
            {
                if (0 == (records & PROGRESS_MASK))
                {
                    progress.at(records, 0, "records");
                }
            });
            JournalInput.noteDamages(output, pathA, comparison.damagesA());
            JournalInput.noteDamages(output, pathB, comparison.damagesB());
            return comparison;
        }
    }

    /** Queues that could not be read to their end were not compared to their end. */
    private static boolean isIdentical(final List<QueueComparison> comparisons)
    {
        return comparisons.stream().allMatch(comparison ->
            comparison.isEqual() && comparison.damagesA().isEmpty() && comparison.damagesB().isEmpty());
    }

    /** Of two queues that differ, the one that differed first in the order things happened. */
    private static QueueComparison earliest(final List<QueueComparison> comparisons)
    {
        QueueComparison earliest = null;
        for (final QueueComparison comparison : comparisons)
        {
            final boolean isEarlier = null == earliest || !comparison.isEqual() &&
                comparison.difference().inboundSequence() < earliest.difference().inboundSequence();
            if (!comparison.isEqual() && isEarlier)
            {
                earliest = comparison;
            }
        }
        return earliest;
    }

    private static void print(
        final Output output,
        final List<QueueComparison> comparisons,
        final QueueComparison first,
        final RecordText text)
    {
        for (final QueueComparison comparison : comparisons)
        {
            output.line("%-8s  %,d records equal%s", comparison.role().folder(), comparison.equalRecords(),
                comparison.isEqual() ? ", no difference" : ", then " + comparison.difference().summary());
        }
        if (null == first)
        {
            output.line(isIdentical(comparisons) ? "identical" : "no difference before the damage");
            return;
        }
        final RecordDifference difference = first.difference();
        output.line("");
        output.line("first difference: " + first.role().folder() + " record " + difference.sequence());
        output.line("  A  " + line(text, difference.recordA()));
        output.line("  B  " + line(text, difference.recordB()));
        final Table table = new Table("FIELD", "A", "B");
        difference.fields().forEach((name, values) -> table.row(name, values.get(0), values.get(1)));
        if (!table.isEmpty())
        {
            output.line("");
            output.table(table);
        }
    }

    private static String line(final RecordText text, final JournalRecord record)
    {
        return null == record ? "(no such record)" : text.line(record);
    }

    private static Map<String, Object> document(
        final List<QueueComparison> comparisons, final QueueComparison first, final RecordText text)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("identical", isIdentical(comparisons));
        comparisons.forEach(
            comparison -> document.put(comparison.role().folder() + "EqualRecords", comparison.equalRecords()));
        if (null != first)
        {
            final RecordDifference difference = first.difference();
            document.put("queue", first.role().folder());
            document.put("sequence", difference.sequence());
            document.put("inboundSequence", difference.inboundSequence());
            document.put("fields", difference.fields());
            document.put("a", null == difference.recordA() ? null : text.json(difference.recordA()));
            document.put("b", null == difference.recordB() ? null : text.json(difference.recordB()));
        }
        return document;
    }
}
