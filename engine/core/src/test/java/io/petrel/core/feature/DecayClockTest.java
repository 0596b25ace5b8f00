package io.petrel.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DecayClockTest
{
    private static final long HALF_LIFE_NS = 10_000_000_000L;

    @Test
    void shouldKeepTheSameAfterAStepItRemembersAsAfterAFirstOne()
    {
        Seeds.forEach(20, random ->
        {
            final DecayClock clock = DecayClock.ofHalfLife(HALF_LIFE_NS);
            long timeNs = 1_000_000_000_000L;
            clock.advance(timeNs);
            for (int i = 0; i < 5_000; i++)
            {
                final long stepNs = step(random);
                assertThat(clock.advance(timeNs + stepNs)).isEqualTo(stepNs > 0);
                if (stepNs > 0)
                {
                    final DecayClock first = DecayClock.ofHalfLife(HALF_LIFE_NS);
                    first.advance(timeNs);
                    first.advance(timeNs + stepNs);
                    assertSameBits(clock.gone(), first.gone());
                    assertSameBits(clock.kept(), first.kept());
                    timeNs += stepNs;
                }
            }
        });
    }

    /** Whole milliseconds mostly, as venues stamp; odd times and long pauses between them; at times backwards. */
    private static long step(final SplittableRandom random)
    {
        final int kind = random.nextInt(20);
        return kind < 14 ? random.nextLong(200) * 1_000_000L :
            kind < 18 ? random.nextLong(1L << random.nextInt(1, 45)) : -random.nextLong(1_000_000L);
    }

    private static void assertSameBits(final double actual, final double expected)
    {
        assertThat(Double.doubleToRawLongBits(actual)).isEqualTo(Double.doubleToRawLongBits(expected));
    }
}
