package io.petrel.bench.match;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import java.io.IOException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/** Passes of ours and of exchange-core in turns; both must make the same trades in the same order. */
public final class ExchangeComparison
{
    private static final long SEED = 20240808;
    private static final int WARM_UP_PASSES = 6;

    private ExchangeComparison()
    {
    }

    /**
     * Measures and adds rows.
     *
     * @param run to add to.
     * @throws IOException when the other process cannot be started or asked.
     */
    public static void run(final BenchRun run) throws IOException
    {
        final OrderStream stream = new OrderStream(SEED);
        final Path file = run.newPath();
        stream.write(file);
        try (ExchangeProcess other = new ExchangeProcess(file))
        {
            measure(run, stream, other, BookPass.Risk.NONE, "matching", "half rest, two fifths cancel, a tenth take");
            measure(run, stream, other, BookPass.Risk.BALANCE, "balance and matching",
                "orders that take; both: balance checked, reserved, both sides booked, released");
            measure(run, stream, other, BookPass.Risk.GATE, "gate and matching",
                "orders that take; ours: thirteen limits and a portfolio, theirs: the balance");
        }
    }

    private static void measure(
        final BenchRun run,
        final OrderStream stream,
        final ExchangeProcess other,
        final BookPass.Risk risk,
        final String name,
        final String note) throws IOException
    {
        final Rounds ours = new Rounds();
        final Rounds oursTail = new Rounds();
        final Rounds theirs = new Rounds();
        final Rounds theirsTail = new Rounds();
        run.progress(name + ", in turns with exchange-core");
        String trades = "";
        for (int round = -WARM_UP_PASSES; round < run.rounds(5, 9); round++)
        {
            final BookPass pass = new BookPass(stream, risk);
            final Histogram histogram = pass.run();
            final Sample sample = other.pass(BookPass.Risk.NONE == risk ? "match" : "risk");
            trades = pass.trades();
            if (!trades.equals(other.trades()))
            {
                throw new IllegalStateException(
                    "trades differ: ours " + trades + ", those of exchange-core " + other.trades());
            }
            if (round >= 0)
            {
                run.distribution(name, histogram);
                add(Sample.of(histogram), ours, oursTail);
                add(sample, theirs, theirsTail);
            }
        }
        final String theirName =
            "exchange-core: " + (BookPass.Risk.NONE == risk ? "matching" : "balance and matching");
        run.add(RowText.of(theirName, "ns", note), theirs);
        run.add(RowText.of(name, "ns", "equal trades: " + trades.replaceAll(" .*", "")), ours, theirName, theirs);
        run.add(RowText.of(name + ", p99", "ns", ""), oursTail, theirName + ", p99", theirsTail);
    }

    private static void add(final Sample sample, final Rounds all, final Rounds tail)
    {
        all.add(sample);
        tail.add(Sample.of(sample.p99()));
    }
}
