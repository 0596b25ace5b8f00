package io.petrel.bench.suite;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.stage.StageRounds;
import io.petrel.bench.stage.StageWork;
import io.petrel.bench.stage.Stages;
import java.util.Map;

/** Every stage of the path, in units of what bare SBE or bare Chronicle take beside it. */
public final class StageSuite implements Suite
{
    private static final int ITERATION_MS = 50;
    private static final int WARM_UP_MS = 700;

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
    public void run(final BenchRun run)
    {
        run.progress("recording a run over the tape");
        final Map<String, StageWork> works = Stages.of(run);
        final StageRounds stages = new StageRounds(ITERATION_MS);
        run.progress("warming up " + works.size() + " stages");
        works.forEach((name, work) -> stages.add(name, work, WARM_UP_MS));
        for (int round = run.rounds(5, 15); round > 0; round--)
        {
            run.progress(round + " rounds left");
            stages.round();
        }
        for (final String name : works.keySet())
        {
            final String reference = Stages.referenceOf(name);
            run.add(new RowText(name, "ns", stages.allocatedBytes(name), ""), stages.of(name), reference,
                reference.isEmpty() ? null : stages.of(reference));
        }
        stages.close();
    }
}
