package io.petrel.core.sizing;

import io.petrel.codecs.event.EngineId;
import io.petrel.core.Huracan;
import io.petrel.core.param.Parameters;
import io.petrel.core.signal.EngineStats;
import io.petrel.core.signal.TrackRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class KellyTest
{
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private final Parameters parameters = Huracan.configured();
    private final Kelly kelly = new Kelly(parameters);
    private final EngineStats stats = new TrackRecord(parameters).of(EngineId.TREND);

    @Test
    void shouldBetFortyPercentInTheFirstExampleAndAQuarterOfItAsAPosition()
    {
        final double full = Kelly.full(0.60, 2.0);
        assertThat(full).isCloseTo(0.40, EXACT);
        assertThat(kelly.factor(full, stats)).isCloseTo(0.10, EXACT);
    }

    @Test
    void shouldBetTheWorkedDecisionByItsFormula()
    {
        final double full = Kelly.full(0.58, 1.8);
        assertThat(full).isCloseTo((0.58 * 1.8 - 0.42) / 1.8, EXACT).isCloseTo(0.348, Offset.offset(0.002));
        assertThat(kelly.factor(full, stats)).isCloseTo(0.25 * full, EXACT).isCloseTo(0.087, Offset.offset(0.0005));
    }

    @Test
    void shouldTakeThePartThatTheModeSays()
    {
        assertThat(factor(0)).isCloseTo(0.4, EXACT);
        assertThat(factor(1)).isCloseTo(0.2, EXACT);
        assertThat(factor(2)).isCloseTo(0.1, EXACT);
    }

    @Test
    void shouldBoundTheFactor()
    {
        Huracan.set(parameters, "sizing.kelly_factor_max", 0.3);
        assertThat(factor(0)).isEqualTo(0.3);
    }

    @Test
    void shouldBetMoreTheMoreOutcomesProveTheEdge()
    {
        double before = factor(3);
        assertThat(before).as("nothing proven").isCloseTo(0.1 * 0.4, EXACT);
        for (int i = 0; i < 40; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                stats.onOutcome(j < 3 ? 180 : -100);
            }
            final double after = factor(3);
            assertThat(after).isGreaterThanOrEqualTo(before - 1e-9);
            before = after;
        }
        assertThat(before).isCloseTo(0.5 * 0.4, EXACT);
    }

    @Test
    void shouldShrinkByEdgeAndVarianceOfTheWinRate()
    {
        Huracan.set(parameters, "sizing.kelly_dynamic_max", 1);
        for (int i = 0; i < 10; i++)
        {
            stats.onOutcome(0 == i % 2 ? 150 : -100);
        }
        final double stake = stats.payoffRatio() + 1;
        final double edge = stake * stats.winRate() - 1;
        final double variance = stats.winRate() * (1 - stats.winRate()) / stats.weight();
        assertThat(factor(3)).isCloseTo(0.4 * edge * edge / (edge * edge + stake * stake * variance), EXACT);
    }

    @Test
    void shouldFindNoEdgeWhereThereIsNone()
    {
        assertThat(Kelly.full(0.5, 1)).isZero();
        assertThat(Kelly.full(0.3, 2)).isNegative();
        assertThat(Kelly.full(0.9, 0)).isEqualTo(-1);
        assertThat(Kelly.full(0, 5)).isNegative();
        assertThat(Kelly.full(1, 5)).isEqualTo(1);
    }

    private double factor(final int mode)
    {
        Huracan.set(parameters, "sizing.kelly_mode", mode);
        return kelly.factor(Kelly.full(0.60, 2.0), stats);
    }
}
