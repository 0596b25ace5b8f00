package io.petrel.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.Restored;
import io.petrel.core.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeadlinesTest
{
    private static final int SEEDS = 200;

    @Test
    void shouldGiveTheEarliestFirstAndOfEqualOnesThePlaceMadeFirst()
    {
        final Deadlines deadlines = of(900, 400, Deadlines.NEVER, 400);

        assertThat(deadlines.nextNs()).isEqualTo(400);
        assertThat(deadlines.takeDue(399)).isEqualTo(Deadlines.NONE);
        assertThat(drain(deadlines, 1_000)).containsExactly(1, 3, 0);
        assertThat(deadlines.nextNs()).isEqualTo(Deadlines.NEVER);
        assertThat(deadlines.takeDue(Deadlines.NEVER)).as("one that waits for nothing").isEqualTo(Deadlines.NONE);
    }

    @Test
    void shouldGiveWhatAPlainSortGives()
    {
        Seeds.forEach(SEEDS, random ->
        {
            final long[] plain = new long[1 + random.nextInt(12)];
            Arrays.fill(plain, Deadlines.NEVER);
            final Deadlines deadlines = of(plain);
            for (int step = 0; step < 100; step++)
            {
                if (random.nextInt(4) > 0)
                {
                    move(random, plain, deadlines);
                }
                else
                {
                    final long nowNs = random.nextLong(20);
                    assertThat(drain(deadlines, nowNs)).isEqualTo(plainDrain(plain, nowNs));
                }
                assertThat(deadlines.nextNs()).isEqualTo(Arrays.stream(plain).min().getAsLong());
            }
        });
    }

    @Test
    void shouldGiveTheSameAfterItWasRestored()
    {
        Seeds.forEach(SEEDS, random ->
        {
            final long[] plain = new long[1 + random.nextInt(12)];
            final Deadlines deadlines = of(plain);
            final Deadlines restored = of(plain);
            for (int i = 0; i < 20; i++)
            {
                move(random, plain, deadlines);
            }
            Restored.from(deadlines, restored);
            assertThat(drain(restored, 100)).isEqualTo(drain(deadlines, 100));
        });
    }

    @Test
    void shouldCountOnlyWhatIsToComeAndStopAtTheEndOfTime()
    {
        assertThat(Deadlines.sooner(9, 7, 6)).isEqualTo(7);
        assertThat(Deadlines.sooner(9, 7, 7)).as("looked at already").isEqualTo(9);
        assertThat(Deadlines.sooner(9, 10, 7)).isEqualTo(9);
        assertThat(Deadlines.after(5, 6)).isEqualTo(11);
        assertThat(Deadlines.after(5, Deadlines.NEVER)).isEqualTo(Deadlines.NEVER);
        assertThat(Deadlines.after(5, Deadlines.NEVER - 4)).isEqualTo(Deadlines.NEVER);
    }

    @Test
    void shouldTryAgainAfterTheIntervalAndThenAfterAsLongAsItLasts()
    {
        assertThat(Deadlines.again(5, 5, 10)).isEqualTo(15);
        assertThat(Deadlines.again(5, 15, 10)).isEqualTo(25);
        assertThat(Deadlines.again(5, 25, 10)).isEqualTo(45);
        assertThat(Deadlines.again(0, Deadlines.NEVER - 1, 1)).isEqualTo(Deadlines.NEVER);
    }

    private static void move(final SplittableRandom random, final long[] plain, final Deadlines deadlines)
    {
        final int place = random.nextInt(plain.length);
        plain[place] = 0 == random.nextInt(5) ? Deadlines.NEVER : random.nextLong(20);
        deadlines.set(place, plain[place]);
    }

    private static List<Integer> plainDrain(final long[] plain, final long nowNs)
    {
        final List<Integer> due = new ArrayList<>();
        for (long atNs = 0; atNs <= nowNs; atNs++)
        {
            for (int place = 0; place < plain.length; place++)
            {
                if (plain[place] == atNs)
                {
                    due.add(place);
                    plain[place] = Deadlines.NEVER;
                }
            }
        }
        return due;
    }

    private static List<Integer> drain(final Deadlines deadlines, final long nowNs)
    {
        final List<Integer> due = new ArrayList<>();
        for (int place = deadlines.takeDue(nowNs); Deadlines.NONE != place; place = deadlines.takeDue(nowNs))
        {
            due.add(place);
        }
        return due;
    }

    private static Deadlines of(final long... atNs)
    {
        final Deadlines deadlines = new Deadlines();
        for (final long each : atNs)
        {
            deadlines.set(deadlines.add(), each);
        }
        return deadlines;
    }
}
