package io.petrel.bench.harness;

import io.petrel.bench.tape.BenchTape;
import io.petrel.tools.cli.bench.BenchRequest;
import io.petrel.tools.cli.bench.LoadRequest;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * What a measuring process is told.
 *
 * @param suite   to run.
 * @param isQuick whether time is short.
 * @param isCheck whether only what has a budget is measured.
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
        return new Work(suite, isQuick, isCheck, request.rounds(), tape, List.copyOf(load.paces()), load.boundNs(),
            null == hgrm ? "" : hgrm.toAbsolutePath().toString());
    }
}
