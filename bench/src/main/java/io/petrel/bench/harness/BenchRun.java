package io.petrel.bench.harness;

import io.petrel.bench.budget.Judgement;
import io.petrel.tools.cli.bench.BenchRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One run of one set: what is asked for, a folder to write to, and the rows so far. One thread. */
public final class BenchRun
{
    private final Work work;
    private final Path folder;
    private final List<BenchRow> rows = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private final Distributions distributions = new Distributions();
    private int journals;

    BenchRun(final Work work, final Path folder)
    {
        this.work = work;
        this.folder = folder;
    }

    /**
     * What is asked for.
     *
     * @return tape, paces, whether it is a quick run.
     */
    public Work work()
    {
        return work;
    }

    /**
     * How often measured thing and reference take turns.
     *
     * @param quick rounds where time is short.
     * @param full  rounds else.
     * @return the user's number, if there is one.
     */
    public int rounds(final int quick, final int full)
    {
        return work.rounds() > 0 ? work.rounds() : work.isQuick() ? quick : full;
    }

    /**
     * A name for a new journal or file.
     *
     * @return below a folder that is removed with the process.
     */
    public Path newPath()
    {
        return folder.resolve("part-" + journals++);
    }

    /**
     * Says what is done now.
     *
     * @param text one line.
     */
    public void progress(final String text)
    {
        System.err.println("bench " + work.suite() + ": " + text);
    }

    /**
     * Adds a row.
     *
     * @param row measured.
     */
    public void add(final BenchRow row)
    {
        rows.add(row);
    }

    /**
     * Adds a row that is compared with another.
     *
     * @param row           name, unit and what else is known.
     * @param measured      its rounds.
     * @param referenceName of the reference, for the table.
     * @param reference     its rounds, which took turns with the row's; null without one.
     */
    public void add(final RowText row, final Rounds measured, final String referenceName, final Rounds reference)
    {
        final double[] medians = measured.sorted(Sample::p50);
        final double[] ratios = null == reference ? new double[0] : measured.ratios(reference);
        final double[] interval = Rounds.interval(ratios, Rounds.CONFIDENCE);
        add(new BenchRow(work.suite(), row.name(), row.unit(), Rounds.median(medians),
            Rounds.median(measured.sorted(Sample::p99)), Rounds.median(measured.sorted(Sample::p999)),
            medians[0], medians[medians.length - 1], referenceName, Rounds.median(ratios), interval[0], interval[1],
            row.allocatedBytes(), row.note()));
    }

    /**
     * Adds a row that is compared with nothing.
     *
     * @param row      name, unit and what else is known.
     * @param measured its rounds.
     */
    public void add(final RowText row, final Rounds measured)
    {
        add(row, measured, "", null);
    }

    /**
     * Adds what a round recorded to the distribution of a row, which is written where that was asked for.
     *
     * @param name      of the row.
     * @param histogram of the round, in ns.
     */
    public void distribution(final String name, final Histogram histogram)
    {
        distributions.add(name, histogram);
    }

    /**
     * Adds what was found of a budget.
     *
     * @param judgement on it.
     */
    public void judge(final Judgement judgement)
    {
        judgements.add(judgement);
    }

    Outcome outcome() throws IOException
    {
        if (!work.hgrm().isEmpty())
        {
            distributions.write(Path.of(work.hgrm()), work.suite());
        }
        return new Outcome(rows, judgements);
    }
}
