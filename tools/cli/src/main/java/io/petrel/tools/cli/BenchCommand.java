package io.petrel.tools.cli;

import io.petrel.tools.cli.bench.BenchRequest;
import io.petrel.tools.cli.bench.BenchRow;
import io.petrel.tools.cli.bench.BenchService;
import io.petrel.tools.cli.bench.BenchSet;
import io.petrel.tools.cli.bench.LoadRequest;
import io.petrel.tools.cli.bench.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code petrel bench}: how fast is it here, against what. Measures nothing itself; see {@link BenchService}. */
@Command(
    name = "bench",
    description = "Measure Petrel on this machine, each thing against a reference measured in the same run.",
    footer = {"", "Example:", "  ./petrel bench", "  ./petrel bench --set full --out bench.json",
        "  ./petrel bench --set load --pace real,x10 --tape data/tapes/usdm",
        "  ./petrel bench --set latency --hgrm data/hgrm", "",
        "docs/bench.md says what each row is and how to read it. Exit code 3 when --check finds a budget passed."})
final class BenchCommand extends PetrelCommand
{
    private static final String QUICK = "quick";
    private static final String FULL = "full";
    private static final long NS_PER_US = 1_000;

    @Option(names = "--set", paramLabel = "SET", split = ",", defaultValue = QUICK,
        description = "quick, full, or names of sets, separated by commas (default: ${DEFAULT-VALUE}).")
    private List<String> sets;

    @Option(names = "--list", description = "Print the sets and stop.")
    private boolean isList;

    @Option(names = "--check", description = "Measure the budgets of bench/budgets.yaml only, and judge.")
    private boolean isCheck;

    @InRange(from = 1, to = 1_000)
    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each comparison (default: the set's own).")
    private int rounds;

    @Option(names = "--tape", paramLabel = "TAPE",
        description = "An order book to run on (default: the recorded capture in ../shared/data, or else\n" +
            "\"agents\", half an hour of a market of seeded agents).")
    private Path tape;

    @Option(names = "--pace", paramLabel = "PACE", split = ",",
        description = "Paces of the set load: real, xN. Without it also the highest rate held is searched.")
    private List<String> paces;

    @InRange(from = 1, to = 60_000_000)
    @Option(names = "--bound-us", paramLabel = "US", defaultValue = "1000",
        description = "p99.9 from ring to done that a held rate stays under (default: ${DEFAULT-VALUE}).")
    private long boundUs;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result as JSON here as well.")
    private Path out;

    @Option(names = "--hgrm", paramLabel = "DIR",
        description = "Write each latency's percentile distribution here, a file DIR/SET-NAME.hgrm for the plotter\n" +
            "of HdrHistogram, all rounds together, in us.")
    private Path distributions;

    @Override
    protected int run(final Output output) throws IOException
    {
        final BenchService service = ServiceLoader.load(BenchService.class).findFirst().orElseThrow(() ->
            new CliError("the benches are not on the class path", "bench",
                "start them by ./petrel bench, which builds them on first use"));
        if (isList)
        {
            list(service.sets(), output);
            return ExitCode.DONE;
        }
        requirePaces();
        final BenchRequest request = new BenchRequest(names(service.sets()), rounds, tape,
            new LoadRequest(null == paces ? List.of() : paces, boundUs * NS_PER_US), distributions);
        return isCheck ? check(service, request, output) : measure(service, request, output);
    }

    private void requirePaces()
    {
        for (final String pace : null == paces ? List.<String>of() : paces)
        {
            if (!pace(pace).isPaced())
            {
                throw usageError("--pace " + pace + " holds nothing back; write real, or xN, such as x10");
            }
        }
    }

    private int measure(final BenchService service, final BenchRequest request, final Output output)
        throws IOException
    {
        final Map<String, String> conditions = service.conditions();
        final List<BenchRow> rows = service.run(request, output::note);
        final Map<String, Object> document = document(conditions, rows);
        if (output.isJson())
        {
            Output.write(output.json(), document);
        }
        if (null != out)
        {
            write(document);
        }
        final Table table = new Table("what", "unit", "median", "spread", "p99", "p99.9", "ratio", "90 %", "to",
            "B/op", "");
        rows.forEach(row -> table.row(row.set() + ": " + row.name(), row.unit(), BenchText.number(row.median()),
            BenchText.range(row.low(), row.high()), BenchText.number(row.p99()), BenchText.number(row.p999()),
            BenchText.number(row.ratio()), BenchText.range(row.ratioLow(), row.ratioHigh()), row.reference(),
            BenchText.number(row.allocatedBytes()), row.note()));
        output.table(table);
        conditions.forEach((name, value) -> output.line("%s: %s", name, value));
        return ExitCode.DONE;
    }

    private static int check(final BenchService service, final BenchRequest request, final Output output)
        throws IOException
    {
        final List<Verdict> verdicts = service.check(request, output::note);
        final Table table = new Table("budget", "kept", "measured");
        verdicts.forEach(verdict -> table.row(verdict.stage(), verdict.isKept() ? "yes" : "NO", verdict.text()));
        output.table(table);
        if (output.isJson())
        {
            Output.write(output.json(), verdicts.stream().map(verdict ->
                Map.of("stage", verdict.stage(), "kept", verdict.isKept(), "text", verdict.text())).toList());
        }
        return verdicts.stream().allMatch(Verdict::isKept) ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static void list(final List<BenchSet> known, final Output output) throws IOException
    {
        final Table table = new Table("set", QUICK, "question");
        known.forEach(set -> table.row(set.name(), set.isQuick() ? "yes" : "", set.question()));
        output.table(table);
        if (output.isJson())
        {
            Output.write(output.json(), known.stream().map(set ->
                Map.of("set", set.name(), QUICK, set.isQuick(), "question", set.question())).toList());
        }
    }

    private List<String> names(final List<BenchSet> known)
    {
        final List<String> names = new ArrayList<>();
        for (final String wanted : sets)
        {
            final List<String> chosen = known.stream()
                .filter(set -> FULL.equals(wanted) || QUICK.equals(wanted) && set.isQuick() ||
                    set.name().equals(wanted))
                .map(BenchSet::name).toList();
            if (chosen.isEmpty())
            {
                throw usageError("no set '" + wanted + "'; known: quick, full, " +
                    known.stream().map(BenchSet::name).collect(Collectors.joining(", ")));
            }
            chosen.stream().filter(name -> !names.contains(name)).forEach(names::add);
        }
        return names;
    }

    private void write(final Map<String, Object> document) throws IOException
    {
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(out));
            Output json = new Output(file, file, true, ZoneOffset.UTC))
        {
            Output.write(json.json(), document);
        }
    }

    private static Map<String, Object> document(final Map<String, String> conditions, final List<BenchRow> rows)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("conditions", conditions);
        document.put("rows", rows.stream().map(BenchCommand::fields).toList());
        return document;
    }

    private static Map<String, Object> fields(final BenchRow row)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("set", row.set());
        fields.put("name", row.name());
        fields.put("unit", row.unit());
        fields.put("median", row.median());
        fields.put("low", row.low());
        fields.put("high", row.high());
        fields.put("p99", row.p99());
        fields.put("p999", row.p999());
        fields.put("reference", row.reference());
        fields.put("ratio", row.ratio());
        fields.put("ratioLow", row.ratioLow());
        fields.put("ratioHigh", row.ratioHigh());
        fields.put("allocatedBytes", row.allocatedBytes());
        fields.put("note", row.note());
        return fields;
    }
}
