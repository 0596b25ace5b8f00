package io.petrel.tools.cli;

import io.petrel.journal.frame.Damage;
import io.petrel.tools.cli.state.ParameterLedger;
import io.petrel.tools.cli.state.ParameterLedger.Entry;
import io.petrel.tools.cli.state.ParameterLedger.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel params}: the ledger of every number of the strategy. */
@Command(
    name = "params",
    description = {"Print every parameter of a journal: value, source, since when, how sure; and its models.",
        "Models are those that were trained and then activated."},
    footer = {"", "Examples:", "  ./petrel params data/latest --key signal.",
        "  ./petrel params data/latest --history --json", "  ./petrel params data/latest --at 50000", "",
        "A calibrated value goes before a configured one while it holds. A stage whose parameter is not set does not",
        "vote; --all lists those too."})
final class ParamsCommand extends PetrelCommand
{
    @Parameters(paramLabel = "JOURNAL", description = "Folder of a journal or of a parameter tape.")
    private Path journal;

    @InRange(from = 1)
    @Option(names = "--at", paramLabel = "SEQ",
        description = "Inbound sequence of the last event to look at (default: the last of the journal).")
    private long at = Long.MAX_VALUE;

    @Option(names = "--key", paramLabel = "PREFIX", defaultValue = "", description = "Only keys that start so.")
    private String prefix;

    @Option(names = "--history", description = "Every value that was ever set or refused, not only those in force.")
    private boolean isHistory;

    @Option(names = "--all", description = "Parameters that are not set too.")
    private boolean isAll;

    @Override
    protected int run(final Output output) throws IOException
    {
        JournalInput.require(journal, FolderKind.NODE, FolderKind.PARAMETERS);
        final ParameterLedger ledger;
        try (Progress progress = output.progress("reading"))
        {
            ledger = ParameterLedger.read(journal, at, done -> progress.at(done, 0, "events"));
        }
        if (Long.MAX_VALUE != at && ledger.sequence() < at)
        {
            throw new CliError("no inbound record " + at, journal.toString(), "the last is " + ledger.sequence());
        }
        final Damage damage = ledger.damage();
        if (null != damage)
        {
            JournalInput.noteDamages(output, journal, List.of(damage));
        }
        print(output, ledger);
        return ExitCode.DONE;
    }

    private void print(final Output output, final ParameterLedger ledger) throws IOException
    {
        final List<Entry> entries = (isHistory ? ledger.history() : ledger.inForce()).stream()
            .filter(entry -> entry.key().startsWith(prefix)).toList();
        final List<String> unset = ledger.unset().stream().filter(key -> key.startsWith(prefix)).toList();
        requireAny(entries, unset, ledger);
        if (output.isJson())
        {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("inboundSequence", ledger.sequence());
            document.put("parameters", documents(entries));
            document.put("unset", unset);
            document.put("models", ledger.models().stream().map(ParamsCommand::document).toList());
            Output.write(output.json(), document);
            return;
        }
        final Table table = new Table("KEY", "ACCOUNT", "VALUE", "UNIT", "SOURCE", "SET AT", "EVENT", "CONFIDENCE",
            "SAMPLES", "VALID UNTIL", "INPUT", "VERDICT");
        for (final Entry entry : entries)
        {
            table.row(entry.key(), entry.account().isEmpty() ? "all" : entry.account(), entry.value(), entry.unit(),
                entry.source(), output.time(entry.setNs()), entry.sequence(),
                entry.isCalibrated() ? String.format(Locale.ROOT, "%.4f", entry.confidence()) : "-",
                entry.isCalibrated() ? entry.samples() : "-",
                entry.isCalibrated() ? output.time(entry.validUntilNs()) : "-",
                entry.isCalibrated() ? entry.inputHash() : "-", entry.verdict());
        }
        if (isAll)
        {
            unset.forEach(key -> table.row(key, "-", "-", "-", "not set: whoever needs it refuses", "-", "-", "-", "-",
                "-", "-", "-"));
        }
        output.table(table);
        for (final Model model : ledger.models())
        {
            output.line("model %s %s, trained on features %s, activated %s by event %,d: %s", model.name(),
                model.modelHash(), model.featureSchemaHash(), output.time(model.setNs()), model.sequence(),
                model.verdict());
        }
        output.line("%,d values; %,d parameters are not set%s", entries.size(), unset.size(),
            unset.isEmpty() || isAll ? "" : " (--all lists them)");
    }

    /** A prefix that nothing has is a slip: keys begin with a group. */
    private void requireAny(final List<Entry> entries, final List<String> unset, final ParameterLedger ledger)
    {
        if (!prefix.isEmpty() && entries.isEmpty() && unset.isEmpty())
        {
            final Stream<String> keys =
                Stream.concat(ledger.history().stream().map(Entry::key), ledger.unset().stream());
            throw new CliError("no key begins with \"" + prefix + "\"", journal.toString(), "keys begin with " +
                keys.map(key -> key.substring(0, key.indexOf('.') + 1)).distinct().sorted()
                    .collect(Collectors.joining(", ")));
        }
    }

    private static Map<String, Object> document(final Model model)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", model.name());
        document.put("modelHash", model.modelHash());
        document.put("featureSchemaHash", model.featureSchemaHash());
        document.put("setNs", model.setNs());
        document.put("sequence", model.sequence());
        document.put("verdict", model.verdict());
        return document;
    }

    private static List<Map<String, Object>> documents(final List<Entry> entries)
    {
        final List<Map<String, Object>> documents = new ArrayList<>();
        for (final Entry entry : entries)
        {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("key", entry.key());
            if (!entry.account().isEmpty())
            {
                document.put("accountId", entry.accountId());
            }
            document.put("value", entry.value());
            document.put("unit", entry.unit());
            document.put("calibrated", entry.isCalibrated());
            document.put("source", entry.source());
            document.put("setNs", entry.setNs());
            document.put("sequence", entry.sequence());
            if (entry.isCalibrated())
            {
                document.put("confidence", entry.confidence());
                document.put("samples", entry.samples());
                document.put("validFromNs", entry.validFromNs());
                document.put("validUntilNs", entry.validUntilNs());
                document.put("inputHash", entry.inputHash());
            }
            document.put("verdict", entry.verdict());
            documents.add(document);
        }
        return documents;
    }
}
