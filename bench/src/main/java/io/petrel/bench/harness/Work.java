package io.petrel.bench.harness;

import io.petrel.bench.tape.BenchTape;
import io.petrel.tools.cli.bench.BenchRequest;
import io.petrel.tools.cli.bench.LoadRequest;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a measuring process is told.
 *
 * @param suite   to run.
 * @param isQuick whether time is short.
 * @param isCheck whether only what has a budget is measured.
 * @param stages  that are judged where not all are; empty for all.
 * @param rounds  the user's number, or 0.
 * @param tape    of an order book.
 * @param paces   of the open loop, or none.
 * @param boundNs of the highest rate held.
 * @param hgrm    folder for percentile distributions, or empty.
 */
public record Work(
    String suite,
    boolean isQuick,
    boolean isCheck,
    Set<String> stages,
    int rounds,
    BenchTape tape,
    List<String> paces,
    long boundNs,
    String hgrm) implements Serializable
{
    static Work of(
        final BenchRequest request,
        final String suite,
        final BenchTape tape,
        final boolean isQuick,
        final boolean isCheck)
    {
        final LoadRequest load = request.load();
        final Path hgrm = request.distributions();
        return new Work(suite, isQuick, isCheck, Set.of(), request.rounds(), tape, List.copyOf(load.paces()),
            load.boundNs(), null == hgrm ? "" : hgrm.toAbsolutePath().toString());
    }

    Work judging(final Set<String> newStages)
    {
        return new Work(suite, isQuick, isCheck, Set.copyOf(newStages), rounds, tape, paces, boundNs, hgrm);
    }

    /**
     * Whether something is to be judged.
     *
     * @param stage or what else has a budget.
     * @return false where a process was started for others.
     */
    public boolean asksFor(final String stage)
    {
        return stages.isEmpty() || stages.contains(stage);
    }
}
