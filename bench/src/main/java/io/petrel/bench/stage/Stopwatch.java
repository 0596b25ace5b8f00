package io.petrel.bench.stage;

import io.petrel.bench.harness.Sample;

/** Tells what a stage costs: by the clock where that is the question, by counting where the rules around it are. */
@FunctionalInterface
public interface Stopwatch
{
    /**
     * Lets a stage work for one iteration.
     *
     * @param name     of the stage.
     * @param work     to do, batch after batch.
     * @param lengthMs of the iteration, for who looks at the clock.
     * @return cost of one operation.
     */
    Sample iterate(String name, StageWork work, int lengthMs);
}
