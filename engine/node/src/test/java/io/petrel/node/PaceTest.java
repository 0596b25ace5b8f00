package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.node.feed.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest
{
    private static final long HOUR_NS = 3_600_000_000_000L;

    @Test
    void shouldHoldNothingBackAtMaximumSpeed()
    {
        final Pace pace = Pace.parse("max");

        assertThat(pace.isPaced()).isFalse();
        assertThat(pace.await(0, () -> false)).isLessThanOrEqualTo(System.nanoTime());
        assertThat(pace.await(HOUR_NS, () -> false)).isLessThanOrEqualTo(System.nanoTime());
    }

    @Test
    void shouldNotPublishAnEventBeforeItIsDue()
    {
        final Pace pace = Pace.parse("x2");
        final long firstDueNs = pace.await(HOUR_NS, () -> false);
        final long secondDueNs = pace.await(HOUR_NS + 20_000_000, () -> false);

        assertThat(secondDueNs - firstDueNs).isEqualTo(10_000_000);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(secondDueNs);
    }

    @Test
    void shouldMeasureFromTheDueTimeWhenTheFeedIsLate()
    {
        final Pace pace = Pace.parse("real");
        final long firstDueNs = pace.await(0, () -> false);
        final long lateDueNs = pace.await(-5, () -> false);

        assertThat(lateDueNs).isEqualTo(firstDueNs - 5);
    }

    @Test
    void shouldEndAWaitWhenAskedToStop()
    {
        final Pace pace = Pace.parse("real");
        pace.await(0, () -> false);
        final long beforeNs = System.nanoTime();
        pace.await(HOUR_NS, () -> true);

        assertThat(System.nanoTime() - beforeNs).isLessThan(HOUR_NS / 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "x", "x0", "x-1", "xNaN", "xInfinity", "10", "x1e3", "x1d", "x0x1p3", "x+2"})
    void shouldRefuseWhatIsNoSpeed(final String text)
    {
        assertThatThrownBy(() -> Pace.parse(text))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("'" + text + "'")
            .hasMessageContaining("--speed x10");
    }
}
