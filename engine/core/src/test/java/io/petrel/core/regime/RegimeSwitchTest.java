package io.petrel.core.regime;

import io.petrel.codecs.event.Regime;
import io.petrel.core.Huracan;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Selection by the specification's thresholds, and hysteresis. The fixture dwells five bars. */
final class RegimeSwitchTest
{
    private static final int DWELL = 5;

    private final Parameters parameters = Huracan.configured();
    private final RegimeSwitch regime = new RegimeSwitch(parameters);

    @ParameterizedTest
    @CsvSource({
        "0.90, 0.80, 0.70, PANIC", "0.90, 0.80, 0.69, TREND", "0.60, 0.59, 0.10, TREND", "0.61, 0.62, 0.10, RANGE",
        "0.59, 0.60, 0.10, RANGE", "0.65, 0.65, 0.10, RANGE", "0.59, 0.59, 0.69, UNKNOWN", "0.70, NaN, NaN, TREND",
        "NaN, NaN, 0.75, PANIC", "NaN, NaN, NaN, UNKNOWN"
    })
    void shouldNameTheCandidateByThresholds(
        final double trend, final double range, final double panic, final Regime expected)
    {
        regime.onScores(trend, range, panic);
        assertThat(regime.lastCandidate()).isEqualTo(expected);
    }

    @Test
    void shouldEnterPanicAtOnceAndLeaveItAfterItsDwell()
    {
        settle(0.7, 0.2, 0.1);
        regime.onScores(0.7, 0.2, 0.7);
        assertThat(regime.current()).isEqualTo(Regime.PANIC);
        assertThat(regime.previous()).isEqualTo(Regime.TREND);

        for (int bar = 0; bar < DWELL; bar++)
        {
            regime.onScores(0.7, 0.2, 0.1);
            assertThat(regime.current()).as("bar %d", bar).isEqualTo(Regime.PANIC);
        }
        regime.onScores(0.7, 0.2, 0.1);
        assertThat(regime.current()).isEqualTo(Regime.TREND);
    }

    @Test
    void shouldStayInPanicWhileItsScoreIsNearTheThreshold()
    {
        settle(0.9, 0.1, 0.7);
        settle(0.9, 0.1, 0.66);
        assertThat(regime.current()).isEqualTo(Regime.PANIC);
        settle(0.9, 0.1, 0.64);
        assertThat(regime.current()).isEqualTo(Regime.TREND);
    }

    @Test
    void shouldHoldTheRangeOfTheSecondWorkedDecision()
    {
        settle(0.2, 0.7, 0.1);
        settle(0.45, 0.55, 0.15);
        assertThat(regime.current()).isEqualTo(Regime.RANGE);
        assertThat(regime.confidence()).isEqualTo(0.55);
        assertThat(regime.lastCandidate()).isEqualTo(Regime.UNKNOWN);

        settle(0.45, 0.54, 0.15);
        assertThat(regime.current()).isEqualTo(Regime.UNKNOWN);
        assertThat(regime.confidence()).isEqualTo(0.54);
    }

    @Test
    void shouldEnterOnlyWithAMargin()
    {
        settle(0.61, 0.2, 0.1);
        assertThat(regime.current()).isEqualTo(Regime.UNKNOWN);
        settle(0.62, 0.2, 0.1);
        assertThat(regime.current()).isEqualTo(Regime.TREND);
    }

    @Test
    void shouldGiveWayOnlyToAScoreThatIsHigherByAMargin()
    {
        settle(0.70, 0.2, 0.1);
        settle(0.70, 0.71, 0.1);
        assertThat(regime.current()).isEqualTo(Regime.TREND);
        settle(0.70, 0.73, 0.1);
        assertThat(regime.current()).isEqualTo(Regime.RANGE);
    }

    @Test
    void shouldKnowNothingAtOnceWhenEveryScoreIsGone()
    {
        settle(0.7, 0.2, 0.1);
        regime.onScores(Double.NaN, Double.NaN, Double.NaN);
        assertThat(regime.current()).isEqualTo(Regime.UNKNOWN);
    }

    @Test
    void shouldNotFlickerOnScoresThatHoverAboutTheThresholds()
    {
        final Random random = new Random(20_241);
        int changes = 0;
        int candidateChanges = 0;
        int lastChange = -DWELL - 1;
        Regime candidate = Regime.UNKNOWN;
        for (int bar = 0; bar < 100_000; bar++)
        {
            regime.onScores(
                0.6 + 0.02 * random.nextGaussian(), 0.6 + 0.02 * random.nextGaussian(), 0.3 * random.nextDouble());
            candidateChanges += regime.lastCandidate() == candidate ? 0 : 1;
            candidate = regime.lastCandidate();
            if (regime.current() != regime.previous())
            {
                assertThat(bar - lastChange).isGreaterThan(DWELL);
                lastChange = bar;
                changes++;
            }
        }
        assertThat(candidateChanges).isGreaterThan(50_000);
        assertThat(changes).isLessThan(candidateChanges / 8);
    }

    private void settle(final double trend, final double range, final double panic)
    {
        for (int bar = 0; bar <= DWELL + 1; bar++)
        {
            regime.onScores(trend, range, panic);
        }
    }
}
