package io.petrel.tools.cli.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param sets          names, in the order they run.
 * @param rounds        in which measured thing and reference take turns; 0 leaves it to each set.
 * @param tape          of an order book; {@code agents} for the market of seeded agents; null for the recorded book
 *                      beside the project or, where there is none, that market.
 * @param load          how {@code load} paces the tape, or null for the search.
 * @param distributions folder for percentile distributions of latencies, or null for none.
 */
public record BenchRequest(List<String> sets, int rounds, Path tape, LoadRequest load, Path distributions)
{
}
