package io.petrel.tools.cli;

import io.petrel.codecs.unit.E8;
import io.petrel.tools.cli.state.AccountDocument;
import io.petrel.tools.cli.state.Execution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel accounts}: what each account may do, and how far it is from what ends it. */
@Command(
    name = "accounts",
    description = "Show per account its state, money, watermarks, and each rule with its limit and how far it is.",
    footer = {"", "Examples:", "  ./petrel accounts data/latest", "  ./petrel accounts data/latest -f --json",
        "  ./petrel accounts data/latest --at 50000", "",
        "Reads the journal only, of a running node too, and executes it in a core of its own up to its end.",
        "Distance is the money that may still be lost, and how many ATR that is: a move of one ATR (of the last bar)",
        "against all that is held, or against a position worth the equity where nothing is held."})
final class AccountsCommand extends PetrelCommand
{
    private static final long POLL_MS = 1_000;
    private static final int PROGRESS_MASK = 0xFFFF;

    @Parameters(index = "0", paramLabel = "JOURNAL", arity = "0..1", defaultValue = "data/latest",
        description = "Folder of the journal (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(names = {"-f", "--follow"},
        description = "Show them again as a node writes on, at most once a second, until interrupted.")
    private boolean follow;

    @InRange(from = 1)
    @Option(names = "--at", paramLabel = "SEQ",
        description = "Inbound sequence of the last event to execute (default: the last of the journal).")
    private long at = Execution.TO_THE_END;

    @Override
    protected int run(final Output output) throws IOException
    {
        if (follow && Execution.TO_THE_END != at)
        {
            throw usageError("--at looks at one place: leave out --follow");
        }
        JournalInput.require(journal, FolderKind.NODE);
        final SortedMap<Integer, String> names = AccountNamesInput.of(journal);
        final Execution execution = new Execution(journal);
        execute(execution, output);
        if (Execution.TO_THE_END != at && execution.sequence() < at)
        {
            throw new CliError("no inbound record " + at, journal.toString(),
                "the last that can be executed is " + execution.sequence());
        }
        print(output, execution, names);
        while (follow && output.flush() && null == execution.damage() && !Thread.interrupted())
        {
            Pause.forMs(POLL_MS);
            final long shown = execution.sequence();
            execute(execution, output);
            if (shown < execution.sequence())
            {
                print(output, execution, names);
            }
        }
        if (null != execution.damage())
        {
            JournalInput.noteDamages(output, journal, List.of(execution.damage()));
        }
        return ExitCode.DONE;
    }

    private void execute(final Execution execution, final Output output)
    {
        try (Progress progress = output.progress("executing"))
        {
            execution.run(at, sequence ->
            {
                if (0 == (sequence & PROGRESS_MASK))
                {
                    progress.at(sequence, 0, "events");
                }
            });
        }
    }

    private void print(final Output output, final Execution execution, final SortedMap<Integer, String> names)
        throws IOException
    {
        final List<AccountDocument> accounts = new ArrayList<>();
        for (int i = 0; i < execution.pipeline().accountCount(); i++)
        {
            accounts.add(AccountDocument.of(execution, i, names));
        }
        if (output.isJson())
        {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("inboundSequence", execution.sequence());
            document.put("timeNs", execution.ingestTimeNs());
            document.put("accounts", accounts.stream().map(AccountDocument::fields).toList());
            Output.write(follow ? output.jsonLines() : output.json(), document);
            return;
        }
        output.line("after inbound %d, %s", execution.sequence(), output.time(execution.ingestTimeNs()));
        for (final AccountDocument account : accounts)
        {
            print(output, account);
        }
    }

    private static void print(final Output output, final AccountDocument account) throws IOException
    {
        output.line("");
        output.line(String.format("account %d %s", account.accountId(), account.name()).strip() + ": " +
            GuardianText.of(account.state()));
        account.closedFor().forEach(closed -> output.line("  closed for " + closed.reason() + " " + closed.until()));
        account.notices().forEach(notice -> output.line("  " + notice));
        output.fields(account.money());
        final Table floors = new Table("FLOOR", "EQUITY", "AT", "DISTANCE", "IN ATR", "SOURCE");
        account.floors().forEach(floor -> floors.row(floor.rule(), E8.format(floor.equityE8()),
            E8.format(floor.floorE8()), E8.format(floor.distanceE8()), atr(floor.distanceAtr()), floor.origin()));
        final Table standings = new Table("STANDING", "MEASURED", "LIMIT", "DISTANCE", "IN ATR", "UNIT");
        account.standings().forEach(line -> standings.row(line.rule(), line.measuredText(), line.limitText(),
            line.distanceText(), atr(line.distanceAtr()), line.unitText()));
        final Table rules = new Table("RULE", "LIMIT", "UNIT", "SOURCE");
        account.rules().forEach(rule -> rules.row(rule.key(), rule.words(), rule.per(), rule.source()));
        for (final Table table : List.of(floors, standings, rules))
        {
            if (!table.isEmpty())
            {
                output.line("");
                output.table(table);
            }
        }
    }

    private static String atr(final double distance)
    {
        return Double.isNaN(distance) ? "-" : String.format(Locale.ROOT, "%.2f", distance);
    }
}
