package io.petrel.bench.harness;

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
        return measure(request, isQuick, false, progress);
    }

    @Override
    public List<Verdict> check(final BenchRequest request, final Consumer<String> progress) throws IOException
    {
        throw new IOException("no budgets yet");
    }

    private static List<BenchRow> measure(
        final BenchRequest request, final boolean isQuick, final boolean isCheck, final Consumer<String> progress)
        throws IOException
    {
        final Path folder = Files.createTempDirectory("petrel-bench-");
        try
        {
            final String tape = tape(request.tape(), folder, progress).toString();
            final List<BenchRow> rows = new ArrayList<>();
            for (final String suite : request.sets())
            {
                progress.accept("bench " + suite + ": begins, load average " + Conditions.loadAverage());
                rows.addAll(Fork.run(Work.of(request, suite, tape, isQuick, isCheck)));
            }
            return rows;
        }
        finally
        {
            IoUtil.delete(folder.toFile(), true);
        }
    }

    private static Path tape(final Path wanted, final Path folder, final Consumer<String> progress) throws IOException
    {
        if (null != wanted)
        {
            return wanted.toAbsolutePath();
        }
        progress.accept("bench: importing the recorded book of BTCUSDT");
        return SharedTapes.capture("usdm", folder.resolve("tape"));
    }
}
