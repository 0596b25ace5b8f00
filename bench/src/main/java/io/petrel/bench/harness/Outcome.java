package io.petrel.bench.harness;

import io.petrel.tools.cli.bench.BenchRow;
import io.petrel.tools.cli.bench.Verdict;
import java.io.Serializable;
import java.util.List;

/**
 * What a measuring process hands back.
 *
 * @param rows     measured.
 * @param verdicts on budgets, if the set has any.
 */
record Outcome(List<BenchRow> rows, List<Verdict> verdicts) implements Serializable
{
    Outcome(final List<BenchRow> rows, final List<Verdict> verdicts)
    {
        this.rows = List.copyOf(rows);
        this.verdicts = List.copyOf(verdicts);
    }
}
