package io.petrel.tools.cli;

import io.petrel.codecs.unit.E8;
import io.petrel.tools.cli.record.InstrumentUnits;
import io.petrel.tools.cli.state.Execution;
import io.petrel.tools.cli.state.StateDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel state}: what the engine knew after an event. */
@Command(
    name = "state",
    description = "Re-execute a journal up to an event and print what the engine knew then.",
    footer = {"", "Examples:", "  ./petrel state data/latest --at 50000", "  ./petrel state data/latest --json", "",
        "Prints account, gate, markets, positions, open orders and the state hash; with --json, every parameter too."})
final class StateCommand extends PetrelCommand
{
    private static final int PROGRESS_MASK = 0xFFFF;

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path journal;

    @InRange(from = 1)
    @Option(names = "--at", paramLabel = "SEQ",
        description = "Inbound sequence of the last event to execute (default: the last of the journal).")
    private long at = Execution.TO_THE_END;

    private InstrumentUnits instruments;
    private LongFunction<String> timeText;

    @Override
    protected int run(final Output output) throws IOException
    {
        JournalInput.require(journal, FolderKind.NODE);
        final Execution execution = execute(output);
        final Map<String, Object> document = new StateDocument(execution).all();
        if (output.isJson())
        {
            Output.write(output.json(), document);
        }
        else
        {
            instruments = InstrumentUnits.of(journal);
            timeText = output::time;
            print(output, document);
        }
        return ExitCode.DONE;
    }

    private Execution execute(final Output output)
    {
        final Execution execution = new Execution(journal);
        try (Progress progress = output.progress("executing"))
        {
            execution.run(at, sequence ->
            {
                if (0 == (sequence & PROGRESS_MASK))
                {
                    progress.at(sequence, Execution.TO_THE_END == at ? 0 : at, "events");
                }
            });
        }
        if (null != execution.damage())
        {
            JournalInput.noteDamages(output, journal, List.of(execution.damage()));
        }
        if (Execution.TO_THE_END != at && execution.sequence() < at)
        {
            throw new CliError("no inbound record " + at, journal.toString(),
                "the last that can be executed is " + execution.sequence());
        }
        return execution;
    }

    private void print(final Output output, final Map<String, Object> document) throws IOException
    {
        final Object timeNs = document.get("timeNs");
        final Map<String, Object> head = new LinkedHashMap<>();
        head.put("after inbound", document.get("inboundSequence"));
        head.put("time", null == timeNs ? "-" : output.time((Long)timeNs));
        head.put("state hash", document.get("stateHash"));
        head.put("ignored events", document.get("ignoredEvents"));
        head.put("parameters", parametersText(document));
        output.fields(head);
        sections(output, "account", (List<?>)document.get("accounts"));
        sections(output, "market", (List<?>)document.get("markets"));
        sections(output, "position", (List<?>)document.get("positions"));
        sections(output, "open order", (List<?>)document.get("orders"));
    }

    private void sections(final Output output, final String title, final List<?> parts) throws IOException
    {
        for (final Object part : parts)
        {
            section(output, title, part);
        }
    }

    private void section(final Output output, final String title, final Object part) throws IOException
    {
        output.line("");
        output.line(title);
        output.fields(shown((Map<?, ?>)part));
    }

    private static String parametersText(final Map<String, Object> document)
    {
        final List<?> parameters = (List<?>)document.get("parameters");
        final long set = parameters.stream().filter(param -> null != ((Map<?, ?>)param).get("value")).count();
        return set + " set of " + parameters.size();
    }

    /** Raw units become decimals, and lose the unit at the end of the name. */
    private Map<String, Object> shown(final Map<?, ?> part)
    {
        final Map<String, Object> shown = new LinkedHashMap<>();
        final Object id = part.get("instrumentId");
        part.forEach((key, value) ->
        {
            final String name = key.toString();
            final String unit = unitOf(name);
            final boolean isRaw = null != unit && value instanceof Long;
            final Object text = isRaw ? decimal(unit, (Number)id, (Long)value) :
                "guardian".equals(name) ? GuardianText.of((String)value) : value;
            shown.put("  " + (null == unit ? name : plain(name, unit, part)), null == text ? "-" : text);
        });
        return shown;
    }

    /** Name without its unit; "Size" tells the lots of a best bid from its price. */
    private static String plain(final String name, final String unit, final Map<?, ?> part)
    {
        final String plain = name.substring(0, name.length() - unit.length());
        return unit.equals("Lots") && part.containsKey(plain + "Ticks") ? plain + "Size" : plain;
    }

    private String decimal(final String unit, final Number instrumentId, final long number)
    {
        final long id = null == instrumentId ? 0 : instrumentId.longValue();
        return switch (unit)
        {
            case "E8" -> E8.format(number);
            case "Ticks" -> instruments.price(id, number);
            case "Ns" -> timeText.apply(number);
            default -> instruments.size(id, number);
        };
    }

    private static String unitOf(final String name)
    {
        for (final String unit : List.of("E8", "Ticks", "Lots", "Ns"))
        {
            if (name.endsWith(unit))
            {
                return unit;
            }
        }
        return null;
    }
}
