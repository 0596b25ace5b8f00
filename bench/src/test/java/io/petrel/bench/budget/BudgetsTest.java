package io.petrel.bench.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.bench.floor.CodecFloor;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.stage.StageRounds;
import io.petrel.bench.stage.StageWork;
import io.petrel.bench.stage.Stages;
import io.petrel.bench.stage.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsTest
{
    private static final int ROUNDS = 15;
    private static final int SEEDS = 100;
    private static final Budgets BUDGETS = new Budgets(0.99, ROUNDS, 0, Map.of("stage", 2.0));

    @Test
    void shouldFailAStageThatBecameSlowerThanItsBudget()
    {
        final SplittableRandom random = new SplittableRandom(5);

        assertThat(judge(random, 2.3).isKept()).isFalse();
        assertThat(judge(random, 2.3).text()).contains("budget 2.00");
    }

    @Test
    void shouldNotFailAStageAtItsBudgetForNoiseAlone()
    {
        final SplittableRandom random = new SplittableRandom(7);
        int failed = 0;
        for (int run = 0; run < 1_000; run++)
        {
            failed += judge(random, 2.0).isKept() ? 0 : 1;
        }

        assertThat(failed).as("of 1000 runs exactly at the budget").isLessThanOrEqualTo(20);
    }

    @Test
    void shouldNotFailAStageForWhatSlowsBothItAndItsReference()
    {
        final SplittableRandom random = new SplittableRandom(11);
        final Rounds stage = new Rounds();
        final Rounds reference = new Rounds();
        for (int round = 0; round < ROUNDS; round++)
        {
            final double machine = 1 + 9 * random.nextDouble();
            reference.add(Sample.of(40 * machine));
            stage.add(Sample.of(70 * machine));
        }

        assertThat(BUDGETS.judge("stage", stage.ratios(reference), 0).isKept()).isTrue();
    }

    @Test
    void shouldFailAStageThatAllocates()
    {
        final Judgement verdict = BUDGETS.judge("stage", new double[]{1, 1, 1, 1, 1, 1, 1, 1}, 0.25);

        assertThat(verdict.isKept()).isFalse();
        assertThat(verdict.text()).contains("allocates 0.250 B");
    }

    @Test
    void shouldFailAStageOfWhichNothingIsKnown()
    {
        assertThat(BUDGETS.judge("stage", new double[]{}, 0).isKept()).isFalse();
        assertThat(BUDGETS.judge("stage", new double[]{1}, Double.NaN).isKept()).isFalse();
    }

    /** What a stage does is counted, not timed: a clock here would measure the machine that builds. */
    @Test
    void shouldFailAStageThatDoesItsWorkThreeTimesAndKeepOneThatDoesItOnce()
    {
        for (int seed = 0; seed < SEEDS; seed++)
        {
            final CountedWork counted = new CountedWork(seed);
            final StageRounds stages = new StageRounds(counted, 1);
            stages.add("reference", counted.times(1), 1);
            stages.add("once", counted.times(1), 1);
            stages.add("thrice", counted.times(3), 1);
            for (int round = 0; round < ROUNDS; round++)
            {
                stages.round();
            }
            final Judgement once = BUDGETS.judge("stage", stages.of("once").ratios(stages.of("reference")), 0);
            final Judgement thrice = BUDGETS.judge("stage", stages.of("thrice").ratios(stages.of("reference")), 0);
            stages.close();

            assertThat(once.isKept()).as("seed %d: %s", seed, once.text()).isTrue();
            assertThat(thrice.isKept()).as("seed %d: %s", seed, thrice.text()).isFalse();
        }
    }

    @Test
    void shouldHaveABudgetForEveryStageAndNoOther() throws IOException
    {
        final Path root = Path.of(System.getProperty("petrel.root"));
        for (final boolean isOfAgents : new boolean[]{false, true})
        {
            final Budgets budgets = Budgets.read(root.resolve("bench").resolve("budgets.yaml"), isOfAgents);

            assertThat(budgets.ratios().keySet()).containsExactlyElementsOf(Stages.WITH_BUDGET);
            assertThat(budgets.ratios().values()).allMatch(ratio -> ratio > 0);
        }
    }

    @Test
    void shouldTakeTheBudgetsOfTheTapeItIsMeasuredOn(@TempDir final Path folder) throws IOException
    {
        final Path file = folder.resolve("budgets.yaml");
        Files.writeString(file, "confidence: 0.99\nrounds: 15\nwarm_up_events: 1\n" +
            "stages: {decode: 2.0, sizing: 3.0}\nagents: {decode: 2.5}\n");

        assertThat(Budgets.read(file, false).ratios()).isEqualTo(Map.of("decode", 2.0, "sizing", 3.0));
        assertThat(Budgets.read(file, true).ratios()).isEqualTo(Map.of("decode", 2.5, "sizing", 3.0));
        Files.writeString(file, Files.readString(file).replace("agents: {decode", "agents: {encode"));
        assertThatThrownBy(() -> Budgets.read(file, true)).hasMessageContaining("'encode'");
    }

    private static Judgement judge(final SplittableRandom random, final double trueRatio)
    {
        final double[] ratios = random.doubles(ROUNDS).map(noise -> trueRatio * (0.9 + 0.2 * noise)).sorted().toArray();
        return BUDGETS.judge("stage", ratios, 0);
    }

    /**
     * Stages whose cost is the work that they do, as a machine that does other things would show it: off by up to 15 %,
     * and ten times as much in one turn of eight.
     */
    private static final class CountedWork implements Stopwatch
    {
        private static final int STALL_EVERY = 8;

        private final SplittableRandom random;
        private final Map<String, Integer> turns = new HashMap<>();
        private long done;

        private CountedWork(final long seed)
        {
            random = new SplittableRandom(seed);
        }

        @Override
        public Sample iterate(final String name, final StageWork work, final int lengthMs)
        {
            final long before = done;
            work.batch();
            final boolean isStalled = 0 == (turns.merge(name, 1, Integer::sum) + name.length()) % STALL_EVERY;
            final double noise = 0.85 + 0.3 * random.nextDouble();
            return Sample.of((done - before) * noise * (isStalled ? 10 : 1));
        }

        private StageWork times(final int count)
        {
            final CodecFloor work = new CodecFloor();
            return new StageWork()
            {
                @Override
                public int operations()
                {
                    return work.operations();
                }

                @Override
                public long batch()
                {
                    long sum = 0;
                    for (int i = 0; i < count; i++)
                    {
                        sum += work.batch();
                        done++;
                    }
                    return sum;
                }

                @Override
                public void check()
                {
                    work.check();
                }
            };
        }
    }
}
