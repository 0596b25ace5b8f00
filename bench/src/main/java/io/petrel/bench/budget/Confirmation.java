package io.petrel.bench.budget;

import io.petrel.tools.cli.bench.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Fails a budget only where each of three processes passes it. Rounds in turns tell the noise within a process; what a
 * compiler chose when it started is the same in all of them, and another in the next process. A stage that does more
 * than it did does so in every process.
 */
public final class Confirmation
{
    /** That must agree before a budget fails. */
    public static final int PROCESSES = 3;

    private final Map<String, List<Judgement>> judgements = new LinkedHashMap<>();

    private Confirmation()
    {
    }

    /** A fresh process that measures. */
    @FunctionalInterface
    public interface FreshProcess
    {
        /**
         * Measures.
         *
         * @param stages to judge; empty for all.
         * @return a judgement for each of them.
         * @throws IOException when the process cannot be started.
         */
        List<Judgement> judge(Set<String> stages) throws IOException;
    }

    /**
     * Judges all stages once, and those that pass their budget again.
     *
     * @param process  that measures, started anew each time.
     * @param progress told what is measured once more, and why.
     * @return a verdict for each budget, in the order of the first process.
     * @throws IOException when a process cannot be started.
     */
    public static List<Verdict> of(final FreshProcess process, final Consumer<String> progress) throws IOException
    {
        final Confirmation all = new Confirmation();
        all.add(process.judge(Set.of()));
        for (int next = 2; next <= PROCESSES && !all.doubtful().isEmpty(); next++)
        {
            final Set<String> doubtful = all.doubtful();
            for (final String stage : doubtful)
            {
                progress.accept("bench: process " + next + " of at most " + PROCESSES + ", for " + stage + ": " +
                    all.last(stage).text());
            }
            all.addAgain(process.judge(doubtful), doubtful);
        }
        return all.judgements.keySet().stream().map(all::verdict).toList();
    }

    private void add(final List<Judgement> judged)
    {
        judged.forEach(judgement ->
            judgements.computeIfAbsent(judgement.stage(), stage -> new ArrayList<>()).add(judgement));
    }

    private void addAgain(final List<Judgement> judged, final Set<String> wanted)
    {
        final Set<String> found = judged.stream().map(Judgement::stage).collect(Collectors.toCollection(TreeSet::new));
        if (!found.equals(wanted))
        {
            throw new IllegalStateException("measured " + found + " where " + wanted + " were asked for");
        }
        add(judged);
    }

    /** Those of which no process has said that they are in time, or that they allocate nothing. */
    private Set<String> doubtful()
    {
        return judgements.keySet().stream().filter(stage -> !isKept(stage))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isKept(final String stage)
    {
        final List<Judgement> of = judgements.get(stage);
        return of.stream().anyMatch(Judgement::isInTime) && of.stream().anyMatch(Judgement::isClean);
    }

    private Judgement last(final String stage)
    {
        final List<Judgement> of = judgements.get(stage);
        return of.get(of.size() - 1);
    }

    private Verdict verdict(final String stage)
    {
        final int count = judgements.get(stage).size();
        final String processes = 1 == count ? "" : isKept(stage) ? " (in process " + count + "; before: " +
            judgements.get(stage).subList(0, count - 1).stream().map(Judgement::text)
                .collect(Collectors.joining(" | ")) + ")" : " (the last of " + count + " processes that agree)";
        return new Verdict(stage, isKept(stage), last(stage).text() + processes);
    }
}
