package io.petrel.tools.cli;

import io.petrel.tools.cli.bench.BenchRequest;
import io.petrel.tools.cli.bench.BenchRow;
import io.petrel.tools.cli.bench.BenchService;
import io.petrel.tools.cli.bench.BenchSet;
import io.petrel.tools.cli.bench.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures nothing; says what it was asked. Found by the service loader, as the bench module is. */
public final class ScriptedBenches implements BenchService
{
    static BenchRequest asked;
    static boolean isBudgetKept = true;

    @Override
    public List<BenchSet> sets()
    {
        return List.of(new BenchSet("floor", "What is the floor?", true), new BenchSet("load", "How much?", false));
    }

    @Override
    public Map<String, String> conditions()
    {
        return Map.of("cpu", "a scripted one");
    }

    @Override
    public List<BenchRow> run(final BenchRequest request, final Consumer<String> progress)
    {
        asked = request;
        progress.accept("measuring");
        return List.of(new BenchRow("floor", "hop", "ns", 104.4, 1_234.5, Double.NaN, 100, 110, "nothing", 1.5, 1.25,
            1.75, 0, "scripted"));
    }

    @Override
    public List<Verdict> check(final BenchRequest request, final Consumer<String> progress)
    {
        asked = request;
        return List.of(new Verdict("decode", isBudgetKept, "1.20 times the reference"));
    }
}
