package io.petrel.tools.cli.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures. Its implementation and the libraries it needs are no part of the command line: the launcher puts them on
 * the class path of {@code petrel bench} alone, where {@link java.util.ServiceLoader} finds them.
 */
public interface BenchService
{
    /**
     * All that can be measured.
     *
     * @return the sets, in the order in which they run.
     */
    List<BenchSet> sets();

    /**
     * Under which conditions is measured here.
     *
     * @return processor, cores, JDK, flags, commit, load and the like, by name.
     */
    Map<String, String> conditions();

    /**
     * Measures.
     *
     * @param request  which sets.
     * @param progress told what is done now, one line at a time.
     * @return the rows, in the order they were measured.
     * @throws IOException when data cannot be read or a process not be started.
     */
    List<BenchRow> run(BenchRequest request, Consumer<String> progress) throws IOException;

    /**
     * Measures what has a budget, and judges.
     *
     * @param request  rounds and tape.
     * @param progress told what is done now.
     * @return a verdict for each budget.
     * @throws IOException when data or budgets cannot be read or a process not be started.
     */
    List<Verdict> check(BenchRequest request, Consumer<String> progress) throws IOException;
}
