package io.petrel.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.bench.floor.CodecFloor;
import io.petrel.bench.harness.Sample;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CodecReferenceTest
{
    private static final int ITERATION_MS = 5;
    private static final String OTHER = "in this process";

    @Test
    void shouldTakeTurnsWithStagesOfAnotherProcess() throws IOException
    {
        final StageRounds stages = new StageRounds(ITERATION_MS);
        stages.add(Stages.CODEC, CodecReference.start(ITERATION_MS));
        stages.add(OTHER, new CodecFloor(), ITERATION_MS);
        stages.round();
        stages.round();

        assertThat(stages.of(Stages.CODEC).samples()).hasSize(2).allMatch(sample -> sample.p50() > 0)
            .allMatch(sample -> sample.p50() <= sample.p999());
        assertThat(stages.of(OTHER).samples()).extracting(Sample::p50).hasSize(2);
        assertThat(stages.allocatedBytes(Stages.CODEC)).isZero();
        assertThat(stages.allocatedBytes(OTHER)).isZero();
        stages.close();
    }

    /** What a pass makes anew when it begins is no allocation of the stage; what each batch makes is. */
    @Test
    void shouldCountBytesOfTheSteadyPartOfAPassOnly()
    {
        final StageRounds stages = new StageRounds(CodecReferenceTest::batches, ITERATION_MS);
        stages.add("anew", new Passes(true), ITERATION_MS);
        stages.add("always", new Passes(false), ITERATION_MS);

        assertThat(stages.allocatedBytes("anew")).isZero();
        assertThat(stages.allocatedBytes("always")).isPositive();
        stages.close();
    }

    private static Sample batches(final String name, final StageWork work, final int lengthMs)
    {
        for (int i = 0; i < lengthMs; i++)
        {
            work.batch();
        }
        return Sample.of(1);
    }

    /** Passes of ten batches, which allocate in the first of them or in each. */
    private static final class Passes implements StageWork
    {
        private static final int BATCHES = 10;

        private final boolean isAtBeginOnly;
        private byte[] last = new byte[0];
        private int batch;

        private Passes(final boolean isAtBeginOnly)
        {
            this.isAtBeginOnly = isAtBeginOnly;
        }

        @Override
        public int operations()
        {
            return 1;
        }

        @Override
        public long batch()
        {
            batch = batch % BATCHES + 1;
            if (1 == batch || !isAtBeginOnly)
            {
                last = new byte[batch];
            }
            return last.length;
        }

        @Override
        public boolean isSteady()
        {
            return batch > BATCHES / 2;
        }

        @Override
        public void check()
        {
            assertThat(batch).isPositive();
        }
    }
}
