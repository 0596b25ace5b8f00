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
import picocli.CommandLine.Parameters;

/** {@code petrel accounts}: what each account may do, and how far it is from what ends it. */
@Command(
    name = "accounts",
    description = "Show per account its state, money, watermarks, and each rule with value, limit and distance.",
    footer = {"", "Example:", "  ./petrel accounts data/latest", "",
        "Reads the journal only, of a running node too, and executes it in a core of its own up to its end.",
        "Distance is the money that may still be lost, and how many ATR that is: a move of one ATR (of the last bar)",
        "against all that is held, or against a position worth the equity where nothing is held."})
final class AccountsCommand extends PetrelCommand
{
    private static final int PROGRESS_MASK = 0xFFFF;

    @Parameters(index = "0", paramLabel = "JOURNAL", arity = "0..1", defaultValue = "data/latest",
        description = "Folder of the journal (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Override
    protected int run(final Output output) throws IOException
    {
        JournalInput.require(journal);
        final SortedMap<Integer, String> names = AccountNamesInput.of(journal);
        final Execution execution = new Execution(journal);
        try (Progress progress = output.progress("executing"))
        {
            execution.run(Execution.TO_THE_END, sequence ->
            {
                if (0 == (sequence & PROGRESS_MASK))
                {
                    progress.at(sequence, 0, "events");
                }
            });
        }
        if (null != execution.damage())
        {
            JournalInput.noteDamages(output, journal, List.of(execution.damage()));
        }
        final List<AccountDocument> accounts = new ArrayList<>();
        for (int i = 0; i < execution.pipeline().accountCount(); i++)
        {
            accounts.add(AccountDocument.of(execution.pipeline(), i, names));
        }
        print(output, execution, accounts);
        return ExitCode.DONE;
    }

    private static void print(
        final Output output, final Execution execution, final List<AccountDocument> accounts) throws IOException
    {
        if (output.isJson())
        {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("inboundSequence", execution.sequence());
            document.put("timeNs", execution.ingestTimeNs());
            document.put("accounts", accounts.stream().map(AccountDocument::fields).toList());
            Output.write(output.json(), document);
            return;
        }
        output.line("after inbound %d, %s", execution.sequence(), output.time(execution.ingestTimeNs()));
        for (final AccountDocument account : accounts)
        {
            output.line("");
            output.line("account " + account.accountId() + " " + account.name() + ": " + account.state() +
                (account.closedFor().isEmpty() ? "" : " for " + String.join(", ", account.closedFor())));
            output.fields(account.money());
            final Table floors = new Table("FLOOR", "EQUITY", "AT", "DISTANCE", "IN ATR", "FROM");
            account.floors().forEach(floor -> floors.row(floor.rule(), E8.format(floor.equityE8()),
                E8.format(floor.floorE8()), E8.format(floor.distanceE8()), atr(floor.distanceAtr()), floor.origin()));
            output.table(floors);
            final Table rules = new Table("RULE", "LIMIT", "UNIT", "SOURCE");
            account.rules().forEach(rule -> rules.row(rule.key(), rule.value(), rule.unit(), rule.source()));
            output.table(rules);
        }
    }

    private static String atr(final double distance)
    {
        return Double.isNaN(distance) ? "-" : String.format(Locale.ROOT, "%.2f", distance);
    }
}
