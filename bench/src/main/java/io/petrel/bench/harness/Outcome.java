package io.petrel.bench.harness;

import io.petrel.bench.budget.Judgement;
import io.petrel.tools.cli.bench.BenchRow;
import java.io.Serializable;
import java.util.List;

/**
 * What a measuring process hands back.
 *
 * @param rows       measured.
 * @param judgements on budgets, if the set has any.
 */
record Outcome(List<BenchRow> rows, List<Judgement> judgements) implements Serializable
{
    Outcome(final List<BenchRow> rows, final List<Judgement> judgements)
    {
        this.rows = List.copyOf(rows);
        this.judgements = List.copyOf(judgements);
    }
}
