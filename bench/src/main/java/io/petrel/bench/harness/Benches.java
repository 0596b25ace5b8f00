package io.petrel.bench.harness;

import io.petrel.bench.budget.Confirmation;
import io.petrel.bench.tape.BenchTape;
import io.petrel.bench.tape.MarketTape;
import io.petrel.bench.tape.SharedTapes;
import io.petrel.tools.cli.bench.BenchRequest;
import io.petrel.tools.cli.bench.BenchRow;
import io.petrel.tools.cli.bench.BenchService;
import io.petrel.tools.cli.bench.BenchSet;
import io.petrel.tools.cli.bench.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.IoUtil;

/** What {@code petrel bench} calls: imports the tape, gives each set a process, collects the rows. */
public final class Benches implements BenchService
{
    /** In place of a tape: the market that stands in for a recorded book. */
    private static final Path AGENTS = Path.of("agents");

    @Override
    public List<BenchSet> sets()
    {
        return Suites.ALL.stream().map(suite -> new BenchSet(suite.name(), suite.question(), suite.isQuick())).toList();
    }

    @Override
    public Map<String, String> conditions()
    {
        return Conditions.now();
    }

    @Override
    public List<BenchRow> run(final BenchRequest request, final Consumer<String> progress) throws IOException
    {
        final boolean isQuick = request.sets().stream().allMatch(name -> Suites.find(name).isQuick());
        return onTape(request, progress, tape ->
        {
            final List<BenchRow> rows = new ArrayList<>();
            for (final String suite : request.sets())
            {
                progress.accept("bench " + suite + ": begins, load average " + Conditions.loadAverage());
                rows.addAll(Fork.run(Work.of(request, suite, tape, isQuick, false)).rows());
            }
            return rows;
        });
    }

    @Override
    public List<Verdict> check(final BenchRequest request, final Consumer<String> progress) throws IOException
    {
        return onTape(request, progress, tape ->
        {
            final Work work = Work.of(request, Suites.WITH_BUDGETS, tape, false, true);
            progress.accept("bench: load average " + Conditions.loadAverage() + " on " +
                Runtime.getRuntime().availableProcessors() + " cores; far above them, caches are others'");
            return Confirmation.of(stages -> Fork.run(work.judging(stages)).judgements(), progress);
        });
    }

    private static <T> T onTape(
        final BenchRequest request, final Consumer<String> progress, final Measuring<T> measuring) throws IOException
    {
        final Path folder = Files.createTempDirectory("petrel-bench-");
        try
        {
            return measuring.on(tape(request.tape(), folder, progress));
        }
        finally
        {
            IoUtil.delete(folder.toFile(), true);
        }
    }

    private static BenchTape tape(final Path wanted, final Path folder, final Consumer<String> progress)
        throws IOException
    {
        final Path tape = folder.resolve("tape");
        if (null == wanted)
        {
            return SharedTapes.bookOrAgents(tape, text -> progress.accept("bench: " + text));
        }
        if (AGENTS.equals(wanted))
        {
            progress.accept("bench: " + MarketTape.TEXT);
            return new BenchTape(MarketTape.make(tape).toString(), true);
        }
        return new BenchTape(wanted.toAbsolutePath().toString(), false);
    }

    /** What is measured on a tape. */
    private interface Measuring<T>
    {
        T on(BenchTape tape) throws IOException;
    }
}
