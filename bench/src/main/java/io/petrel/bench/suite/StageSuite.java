package io.petrel.bench.suite;

import io.petrel.bench.budget.Budgets;
import io.petrel.bench.budget.CoreAllocation;
import io.petrel.bench.budget.Judgement;
import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.path.RecordedEvents;
import io.petrel.bench.stage.CodecReference;
import io.petrel.bench.stage.StageRounds;
import io.petrel.bench.stage.StageWork;
import io.petrel.bench.stage.Stages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Every stage of the path, in units of what bare SBE or bare Chronicle take beside it. */
public final class StageSuite implements Suite
{
    private static final int ITERATION_MS = 50;
    private static final int WARM_UP_MS = 400;
    private static final int CHECK_ITERATION_MS = 25;
    private static final int CHECK_WARM_UP_MS = 500;
    private static final String ALLOCATION = "whole core, allocated";

    @Override
    public String name()
    {
        return "stages";
    }

    @Override
    public String question()
    {
        return "What does each stage cost, and how many times the bare codec or append is that?";
    }

    @Override
    public boolean isQuick()
    {
        return true;
    }

    @Override
    public void run(final BenchRun run) throws IOException
    {
        final boolean isCheck = run.work().isCheck();
        final Budgets budgets = Budgets.read(
            Path.of(System.getProperty("petrel.root", "")).resolve("bench").resolve("budgets.yaml"),
            run.work().tape().isOfAgents());
        run.progress("recording a run over the tape");
        final RecordedEvents events = Stages.events(run.work().tape().path(), run.newPath());
        final Map<String, StageWork> works = Stages.of(run::newPath, events);
        final int iterationMs = isCheck ? CHECK_ITERATION_MS : ITERATION_MS;
        final StageRounds stages = new StageRounds(iterationMs);
        run.progress("warming up " + works.size() + " stages");
        stages.add(Stages.CODEC, CodecReference.start(iterationMs));
        works.forEach((name, work) -> stages.add(name, work, isCheck ? CHECK_WARM_UP_MS : WARM_UP_MS));
        for (int round = run.rounds(5, isCheck ? budgets.rounds() : 9); round > 0; round--)
        {
            run.progress(round + " rounds left");
            stages.round(name -> run.work().asksFor(name) || Stages.referenceOf(name).isEmpty());
        }
        add(run, Stages.CODEC, stages, budgets);
        works.keySet().stream().filter(run.work()::asksFor).forEach(name -> add(run, name, stages, budgets));
        if (run.work().asksFor(ALLOCATION))
        {
            addAllocation(run, CoreAllocation.bytes(events, budgets.warmUpEvents()), budgets.warmUpEvents());
        }
        stages.close();
    }

    private static void addAllocation(final BenchRun run, final long bytes, final int warmUpEvents)
    {
        final String what = "for all events after the first " + warmUpEvents;
        run.judge(new Judgement(ALLOCATION, true, 0 == bytes, bytes + " B " + what + "; budget 0"));
        run.add(RowText.of(ALLOCATION, "B", what), Rounds.of(Sample.of(bytes)));
    }

    private static void add(
        final BenchRun run, final String name, final StageRounds stages, final Budgets budgets)
    {
        final String reference = Stages.referenceOf(name);
        if (reference.isEmpty())
        {
            run.add(new RowText(name, "ns", stages.allocatedBytes(name), ""), stages.of(name));
            return;
        }
        final double bytes = stages.allocatedBytes(name);
        run.add(new RowText(name, "ns", bytes, ""), stages.of(name), reference, stages.of(reference));
        run.judge(budgets.judge(name, stages.of(name).ratios(stages.of(reference)), bytes));
    }
}
