package io.petrel.tools.cli;

import io.petrel.journal.frame.QueueRole;
import io.petrel.tools.cli.record.CausalRecords;
import io.petrel.tools.cli.record.InstrumentUnits;
import io.petrel.tools.cli.record.JournalRecord;
import io.petrel.tools.cli.record.RecordFilter;
import io.petrel.tools.cli.record.RecordText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel tail}: the newest records of a journal, decoded, in the order things happened. */
@Command(
    name = "tail",
    description = "Print the newest records of a journal, decoded; follow it while a node writes it.",
    footer = {"", "Examples:",
        "  ./petrel tail data/latest -n 20",
        "  ./petrel tail data/latest -f --type NewOrder --type ExecutionReport",
        "  ./petrel tail data/latest --where side=BUY --where symbol=BTCUSD --json", "",
        "Reads only, also a journal that is being written or is damaged."})
final class TailCommand extends PetrelCommand
{
    private static final long POLL_MS = 50;
    private static final int PROGRESS_MASK = 0xFFFF;

    /** Queues that {@code --queue} names. */
    enum QueueChoice
    {
        INBOUND, OUTBOUND, BOTH;

        Set<QueueRole> roles()
        {
            return BOTH == this ? EnumSet.allOf(QueueRole.class) : EnumSet.of(QueueRole.valueOf(name()));
        }
    }

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal or tape.")
    private Path journal;

    @Option(names = {"-f", "--follow"}, description = "Keep printing what is written, until interrupted.")
    private boolean follow;

    @InRange(from = 0)
    @Option(names = {"-n", "--lines"}, paramLabel = "N", defaultValue = "10",
        description = "How many records from the end (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--type", paramLabel = "T", description = "Only this message; may be given several times.")
    private List<String> types = List.of();

    @Option(names = "--where", paramLabel = "K=V",
        description = "Only records with this value, raw or as printed; may be given several times.")
    private Map<String, String> wanted = new LinkedHashMap<>();

    @Option(names = "--queue", paramLabel = "Q", defaultValue = "BOTH",
        description = "inbound, outbound or both (default: both).")
    private QueueChoice queue;

    private InstrumentUnits instruments;
    private RecordText text;
    private RecordFilter filter;

    @Override
    protected int run(final Output output) throws IOException
    {
        JournalInput.require(journal);
        instruments = InstrumentUnits.of(journal);
        text = new RecordText(instruments, output::time);
        filter = filter();
        try (CausalRecords records = new CausalRecords(journal, queue.roles()))
        {
            for (final JournalRecord record : newest(records, output))
            {
                print(output, record);
            }
            if (follow)
            {
                follow(records, output);
            }
            JournalInput.noteDamages(output, journal, records.damages());
        }
        return ExitCode.DONE;
    }

    private RecordFilter filter()
    {
        try
        {
            return new RecordFilter(types, wanted, text);
        }
        catch (final IllegalArgumentException unknownName)
        {
            throw usageError(unknownName.getMessage());
        }
    }

    private ArrayDeque<JournalRecord> newest(final CausalRecords records, final Output output)
    {
        final ArrayDeque<JournalRecord> newest = new ArrayDeque<>();
        if (filter.isOpen())
        {
            records.skipToLast(count);
        }
        try (Progress progress = output.progress("reading " + journal))
        {
            for (long read = 0; records.advance(); read++)
            {
                final JournalRecord record = wanted(records);
                if (null != record)
                {
                    newest.add(record);
                }
                if (newest.size() > count)
                {
                    newest.remove();
                }
                if (0 == (read & PROGRESS_MASK))
                {
                    progress.at(read, 0, "records");
                }
            }
        }
        return newest;
    }

    /** The current record when the user asked for it, else null. */
    private JournalRecord wanted(final CausalRecords records)
    {
        instruments.learn(records.current());
        if (!filter.mayPass(records.current().type()))
        {
            return null;
        }
        final JournalRecord record = records.current().record();
        return filter.passes(record) ? record : null;
    }

    private void follow(final CausalRecords records, final Output output) throws IOException
    {
        while (output.flush() && records.damages().isEmpty() && !Thread.interrupted())
        {
            while (records.advance())
            {
                final JournalRecord record = wanted(records);
                if (null != record)
                {
                    print(output, record);
                }
            }
            Pause.forMs(POLL_MS);
        }
    }

    private void print(final Output output, final JournalRecord record) throws IOException
    {
        if (output.isJson())
        {
            Output.write(output.jsonLines(), text.json(record));
        }
        else
        {
            output.line(text.line(record));
        }
    }
}
